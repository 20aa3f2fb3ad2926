"""Sessions at the door: when one is received without an appointment."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import day_in_words, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.access import actions, forms
from palier.work.access.models import DropInSession

DESK = ("Accueil", "/accueil/")


@needs_sight("access.visits")
def sessions(request: ActorRequest) -> HttpResponse:
    """Sessions to come and past, with who holds them."""
    rows = DropInSession.objects.visible_to(request.actor).prefetch_related("holders__user")
    coming = rows.filter(on__gte=request.today).select_related("site")
    past = rows.filter(on__lt=request.today).select_related("site")
    return show_cards(
        request,
        title="Permanences",
        lead="Où la porte est ouverte, de quelle heure à quelle heure, et qui la tient.",
        crumbs=[DESK],
        verbs=[
            verb(
                request,
                "access.open_session",
                "Ouvrir une permanence",
                reverse("access:open_session"),
                "plus",
                main=True,
            )
        ],
        cards=[
            Card(
                "À venir",
                [_session_line(request, row) for row in coming.order_by("on", "starts_at", "pk")],
                empty="Aucune permanence à venir.",
                icon="clock",
            ),
            Card(
                "Passées",
                [_session_line(request, row) for row in past.order_by("-on", "-pk")[:20]],
                empty="Aucune encore.",
                icon="clock",
                side=True,
            ),
        ],
    )


def _session_line(request: ActorRequest, row: DropInSession) -> Line:
    who = ", ".join(
        f"{each.user.short_name} ({each.get_kind_display()})" for each in row.holders.all()
    )
    hours = f"{time_in_words(row.starts_at)} à {time_in_words(row.ends_at)}"
    where = row.place or str(row.site or "")
    cancelled = bool(row.cancelled_because)
    return Line(
        f"{row.title}, {day_in_words(row.on, weekday=True)}",
        "\n".join(filter(None, [f"{hours}{', ' + where if where else ''}", who])),
        chip=Chip(f"annulée : {row.cancelled_because}", "bad") if cancelled else None,
        verbs=verbs(
            verb(
                request,
                "access.cancel_session",
                "Annuler…",
                row,
                about=f"{row.title}, {day_in_words(row.on, short=True)}",
            )
        )
        if not cancelled and row.on >= request.today
        else (),
    )


@needs_sight("access.visits")
def open_session(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.OpenSession(request, initial={"on": request.today}),
        actions.open_session,
        request.actor.organisation,
        title="Ouvrir une permanence",
        submit="Ouvrir cette permanence",
        said="Permanence ouverte.",
        back=reverse("access:sessions"),
        crumbs=[DESK, ("Permanences", reverse("access:sessions"))],
    )


DROP_IN_SESSION = Subject(
    DropInSession,
    "accueil/permanences/<int:pk>/",
    under=lambda row: (DESK, ("Permanences", reverse("access:sessions"))),
)


DROP_IN_SESSION.verb(
    actions.cancel_session,
    forms.CancelSession,
    at="annuler/",
    title=lambda row: f"Annuler : {row.title}, {day_in_words(row.on)}",
    submit="Annuler cette permanence",
    said="Permanence annulée.",
    danger=True,
)
