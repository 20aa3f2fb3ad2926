"""My day, the search, the gallery of components."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import open_to_members
from palier.base.tenancy.roles import ROLES
from palier.base.ui import gallery as components
from palier.base.ui import search as searching
from palier.base.ui import shell
from palier.base.ui.day import day_of
from palier.base.ui.watching import watched


@open_to_members
def day(request: ActorRequest) -> HttpResponse:
    """What one's role has to do today."""
    actor = request.actor
    labels = [ROLES[code].label for code in actor.roles if code in ROLES]
    todos = shell.todos("ui.day", None, actor, request.today)
    context = {
        "title": "Ma journée",
        "first_name": request.user.first_name,
        "role_words": actor.job or ", ".join(labels),
        "day": day_of(
            todos,
            request.today,
            whose=request.GET.get("pour", ""),
            opened=request.GET.get("voir", ""),
        ),
        "panels": shell.panels("ui.day", None, actor, request.today),
        "begin": [entry for entry in shell.ADD if actor.may(entry.action)][:2][::-1],
    }
    return render(request, "ui/day.html", context)


@open_to_members
def search(request: ActorRequest) -> HttpResponse:
    """Persons, households, homes and contracts by the beginning of their words; while one types,
    the first of them under the box."""
    query, is_live = request.GET.get("q", ""), bool(request.headers.get("HX-Request"))
    most = 8 if is_live else 24
    rows = searching.find(query, actor=request.actor, most=most)
    told = searching.told_of(rows, request.actor, request.today)
    found = [
        {
            "row": row,
            "icon": searching.ICONS.get(row.kind, "folder"),
            "told": told.get(row.key, ""),
        }
        for row in rows
    ]
    title = f"Recherche : {query}" if query else "Recherche"
    context = {"title": title, "query": query, "found": found, "most": most}
    return render(request, "ui/parts/found_live.html" if is_live else "ui/search.html", context)


@open_to_members
def gallery(request: ActorRequest) -> HttpResponse:
    """Every component, to see and to copy."""
    return render(request, "ui/gallery.html", components.context(request.today))


@open_to_members
@require_POST
def watch_words(request: ActorRequest) -> HttpResponse:
    """A quiet word while one types: what a text that many will read seems to touch."""
    text = request.POST.get(request.POST.get("_watched", ""), "")
    kept_apart = request.POST.get("is_secret") or request.POST.get("is_reserved")
    topics = [] if kept_apart else watched(text)
    if not topics:
        return HttpResponse("")
    context = {"topics": topics, "secrets": bool(request.POST.get("_secrets"))}
    return render(request, "ui/parts/watched_words.html", context)
