"""Homes put in order, new ones received, works agreed against a rent."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.leases.reads import occupants_on
from palier.work.upkeep import actions, forms, lists
from palier.work.upkeep.models import DeliveryReserve, OwnerWorks, Refit
from palier.work.upkeep.models.requests import RepairRequest
from palier.work.upkeep.views.requests import REQUESTS, page_of, upkeep_tabs

REFITS = ("Remises en état", "/travaux/remises-en-etat/")
RESERVES = ("Réserves", "/travaux/reserves/")
WORKS = ("Travaux contre loyer", "/travaux/contre-loyer/")


@needs_sight("upkeep.requests")
def refits(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.refits_of(request.today), tabs=upkeep_tabs())


@needs_sight("upkeep.requests")
def open_refit(request: ActorRequest) -> HttpResponse:
    initial = {"opened_on": request.today, "place": request.GET.get("lieu")}
    form = forms.OpenRefit(request, initial=initial)
    return ask(
        request,
        form,
        actions.open_refit,
        form.chosen("place"),
        title="Commencer une remise en état",
        submit="Commencer",
        said="Remise en état commencée.",
        to=lambda made: reverse("upkeep:refit", args=[made.pk]),
        back=REFITS[1],
        crumbs=[REQUESTS, REFITS],
    )


REFIT = Subject(
    Refit,
    "remises-en-etat/<int:pk>/",
    fetch=("place__site", "inventory"),
    page="upkeep:refit",
    under=(REQUESTS, REFITS),
)


@REFIT.shown
def refit(request: ActorRequest, row: Refit) -> HttpResponse:
    """A home being put in order: its repairs, the day one hopes it is ready."""
    found = list(row.requests.select_related("place").order_by("state", "pk"))

    pairs: list[tuple[str, object]] = [("Commencée le", row.opened_on)]
    if row.planned_on:
        pairs.append(("Prêt prévu le", row.planned_on))
    if row.ready_on:
        pairs.append(("Prêt le", row.ready_on))
    if row.inventory_id and request.actor.sees("leases.contracts"):
        url = reverse("inventories:inventory", args=[row.inventory_id])
        pairs.append(("D’après", ("l’état des lieux de sortie", url)))
    return show_cards(
        request,
        title=f"Remise en état, {row.place.label}",
        lead=f"{row.place.site.name}. {row.words}",
        crumbs=[REQUESTS, REFITS],
        here=row.place.label,
        chips=[lists.refit_state(row, request.today)],
        verbs=verbs(
            verb(request, "upkeep.plan_refit", "Date prévue…", row, "calendar"),
            verb(request, "upkeep.finish_refit", "Dire le lieu prêt", row, "check", main=True),
        )
        if row.ready_on is None
        else [],
        cards=[
            _tasks_card(request, found),
            Card("Le calendrier", pairs=pairs, side=True, icon="calendar"),
        ],
        panels=shell.panels("upkeep.refit", row, request.actor, request.today),
    )


def _tasks_card(request: ActorRequest, found: list[RepairRequest]) -> Card:
    """The repairs that make it ready."""
    return Card(
        "Ce qu’il y a à faire",
        [
            Line(
                each.title,
                each.text,
                page_of(each.pk),
                icon="wrench-screwdriver",
                chip=lists.state_of(each, request.today),
                is_done=each.state in ("done", "closed"),
            )
            for each in found
        ],
        empty="Aucune réparation liée.",
        text=f"{plural(sum(e.state in ('open', 'ordered') for e in found), 'reste', 'restent')} à faire."
        if found
        else "",
        icon="wrench-screwdriver",
    )


REFIT.verb(
    actions.plan_refit,
    forms.PlanRefit,
    at="date/",
    title="Quand sera-t-il prêt ?",
    submit="Garder cette date",
    said="Date gardée.",
    initial=lambda row, seen: {"planned_on": row.planned_on},
)


@REFIT.asks("pret/")
def finish_refit(request: ActorRequest, row: Refit) -> HttpResponse:
    return ask(
        request,
        forms.FinishRefit(request, subject=row, initial={"ready_on": request.today}),
        actions.finish_refit,
        row,
        title=f"{capitalised(row.place.label)} est prêt",
        submit="Dire ce lieu prêt",
        said=lambda made: (
            "Prêt. Quelqu’un y vit."
            if occupants_on([made.place], request.today)
            else "Prêt : il attend son prochain ménage."
        ),
        back=reverse("upkeep:refit", args=[row.pk]),
        crumbs=[REQUESTS, REFITS],
    )


@needs_sight("upkeep.requests")
def reserves(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.reserves_of(request.today), tabs=upkeep_tabs())


@needs_sight("upkeep.requests")
def note_reserve(request: ActorRequest) -> HttpResponse:
    initial = {"noted_on": request.today, "delivery": request.GET.get("livraison")}
    form = forms.NoteReserve(request, initial=initial)
    return ask(
        request,
        form,
        actions.note_reserve,
        form.chosen("delivery"),
        title="Noter une réserve",
        submit="Noter cette réserve",
        said="Réserve notée.",
        back=RESERVES[1],
        crumbs=[REQUESTS, RESERVES],
    )


DELIVERY_RESERVE = Subject(
    DeliveryReserve,
    "reserves/<int:pk>/",
    fetch=("delivery__site",),
    page="upkeep:reserve",
    name=lambda row: row.spot,
    under=(REQUESTS, RESERVES),
)


@DELIVERY_RESERVE.shown
def reserve(request: ActorRequest, row: DeliveryReserve) -> HttpResponse:
    """What is wrong in a new home, and until when its builder has to put it right."""
    pairs: list[tuple[str, object]] = [
        ("Livraison", f"{row.delivery.site.name}, {row.delivery.label}"),
        ("Notée le", row.noted_on),
        ("À lever avant le", row.due_on),
    ]
    if row.lifted_on:
        pairs.append(("Levée le", row.lifted_on))
    return show_cards(
        request,
        title=f"Réserve : {row.spot}",
        crumbs=[REQUESTS, RESERVES],
        here=row.spot,
        chips=[lists.reserve_state(row, request.today)],
        verbs=verbs(
            verb(request, "upkeep.remove_reserve", "Retirer…", row, "x-mark"),
            verb(request, "upkeep.lift_delivery_reserve", "Lever", row, "check", main=True),
        )
        if row.lifted_on is None
        else verbs(verb(request, "upkeep.reopen_reserve", "Pas encore levée…", row)),
        cards=[
            Card("Ce qui ne va pas", quote=row.words),
            Card("Le calendrier", pairs=pairs, side=True, icon="calendar"),
        ],
    )


DELIVERY_RESERVE.verb(
    actions.lift_delivery_reserve,
    forms.LiftReserve,
    at="lever/",
    title=lambda row: f"Lever la réserve : {row.spot}",
    submit="Lever cette réserve",
    said="Réserve levée.",
    lead=lambda row: row.words,
    initial=lambda row, seen: {"lifted_on": seen.today},
)
DELIVERY_RESERVE.verb(
    actions.reopen_reserve,
    at="remettre/",
    title=lambda row: f"Pas encore levée : {row.spot}",
    submit="Remettre cette réserve",
    said="La réserve est de nouveau à lever.",
    lead=lambda row: row.words,
)


DELIVERY_RESERVE.verb(
    actions.remove_reserve,
    at="retirer/",
    title=lambda row: f"Retirer la réserve : {row.spot}",
    submit="Retirer cette réserve",
    said="Réserve retirée.",
    lead=lambda row: row.words,
    to=lambda delivery: RESERVES[1],
    danger=True,
)


@needs_sight("upkeep.requests")
def works(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.WORKS, tabs=upkeep_tabs())


@needs_sight("upkeep.requests")
def agree_works(request: ActorRequest) -> HttpResponse:
    form = forms.AgreeWorks(request, initial={"agreed_on": request.today})
    return ask(
        request,
        form,
        actions.agree_works,
        form.chosen("holding"),
        title="Convenir de travaux contre loyer",
        submit="Garder cet accord",
        said="Accord gardé.",
        back=WORKS[1],
        crumbs=[REQUESTS, WORKS],
    )


OWNER_WORKS = Subject(
    OwnerWorks,
    "contre-loyer/<int:pk>/",
    under=(REQUESTS, WORKS),
)


OWNER_WORKS.verb(
    actions.finish_works,
    forms.FinishWorks,
    at="faits/",
    title=lambda row: row.label,
    submit="Noter ces travaux faits",
    said="Travaux faits.",
    initial=lambda row, seen: {"done_on": seen.today, "cost": row.agreed_cost},
)
