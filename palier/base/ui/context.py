"""What every page of the shell needs: the menu, what one may add, the dock."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from palier.base.ui import shell

DOCK = 3


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame of the page, for whoever is signed in."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"menu": [], "add_entries": [], "dock": [], "menu_here": ""}
    menu = shell.menu_of(actor)
    entries = [entry for _, section in menu for entry in section]
    match = request.resolver_match
    at_hand = shell.at_hand_of(actor, entries)
    here = _here(entries, match.app_name if match else "", request.path)
    return {
        "menu": shell.drawn_menu(menu, at_hand, here),
        "searched": request.GET.get("q", "") if request.path == reverse("ui:search") else "",
        "add_entries": [entry for entry in shell.ADD if actor.may(entry.action)],
        "dock": shell.dock_of(at_hand, entries, DOCK),
        "menu_here": here,
        "seal": _seal(request.user),
        "today": request.today,  # type: ignore[attr-defined]
    }


def _seal(user: Any) -> str:
    """The key by which a browser seals this user’s drafts: nobody else’s session is given it, and
    a change of password makes another."""
    told = f"{user.pk}-{user.password}"
    return salted_hmac("palier.drafts", told, algorithm="sha256").hexdigest()


def _here(entries: list[shell.MenuEntry], room: str, path: str) -> str:
    """The code of the menu entry we are in: the page whose address ours begins with, the longest;
    a page within an entry's own part of the address is that entry's; else the room's first."""
    for entry in entries:
        if entry.within and entry.within in path:
            return entry.code
    within = [
        (len(entry.url), entry.code)
        for entry in entries
        if entry.url == path or (entry.url != "/" and path.startswith(entry.url))
    ]
    if within:
        return max(within)[1]
    same_room = [entry.code for entry in entries if entry.url_name.startswith(f"{room}:")]
    return (same_room or [""])[0]
