"""What every page of the shell needs: the menu, what one may add, the dock."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from palier.base.ui import shell

DOCK = 3


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame of the page, for whoever is signed in."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"menu": [], "add_entries": [], "dock": [], "here": ""}
    menu = shell.menu_of(actor)
    entries = [entry for _, section in menu for entry in section]
    match = request.resolver_match
    return {
        "menu": menu,
        "searched": request.GET.get("q", "") if request.path == reverse("ui:search") else "",
        "add_entries": [entry for entry in shell.ADD if actor.may(entry.action)],
        "dock": entries[:DOCK],
        "here": _here(entries, match.app_name if match else "", match.url_name if match else ""),
        "today": request.today,  # type: ignore[attr-defined]
    }


def _here(entries: list[shell.MenuEntry], room: str, page: str | None) -> str:
    """The code of the menu entry we are in: its own page, else its room's first."""
    exact = [entry for entry in entries if entry.url_name == f"{room}:{page}"]
    same_room = [entry for entry in entries if entry.url_name.partition(":")[0] == room]
    return (exact or same_room or [shell.MenuEntry("", "", "", "")])[0].code
