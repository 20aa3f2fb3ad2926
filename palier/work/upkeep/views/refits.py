"""Homes put in order, new ones received, works agreed against a rent."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.typography import capitalised, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.pages import ask
from palier.work.leases.reads import occupants_on
from palier.work.upkeep import actions, forms, lists
from palier.work.upkeep.models import (
    DeliveryReserve,
    OwnerWorks,
    Refit,
)
from palier.work.upkeep.views.requests import REQUESTS, page_of, upkeep_tabs

REFITS = ("Remises en état", "/travaux/remises-en-etat/")
RESERVES = ("Réserves", "/travaux/reserves/")
WORKS = ("Travaux contre loyer", "/travaux/contre-loyer/")


@needs_sight("upkeep.requests")
def refits(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.REFITS, tabs=upkeep_tabs())


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


def _refit(request: ActorRequest, pk: int) -> Refit:
    rows = Refit.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("place__site", "inventory"), pk=pk)


def refit(request: ActorRequest, pk: int) -> HttpResponse:
    """A home being put in order: its repairs, the day one hopes it is ready."""
    row = _refit(request, pk)
    found = list(row.requests.select_related("place").order_by("state", "pk"))

    def of(action: str, label: str, icon: str, **more: bool) -> Verb | None:
        url = reverse(f"upkeep:{action}", args=[pk])
        return verb(request, f"upkeep.{action}", label, url, icon, **more)

    pairs: list[tuple[str, object]] = [("Commencée le", row.opened_on)]
    if row.planned_on:
        pairs.append(("Prêt prévu le", row.planned_on))
    if row.ready_on:
        pairs.append(("Prêt le", row.ready_on))
    if row.inventory_id and request.actor.sees("leases.contracts"):
        url = reverse("leases:inventory", args=[row.inventory_id])
        pairs.append(("D’après", ("l’état des lieux de sortie", url)))
    return show_cards(
        request,
        title=f"Remise en état, {row.place.label}",
        lead=f"{row.place.site.name}. {row.words}",
        crumbs=[REQUESTS, REFITS],
        here=row.place.label,
        chips=[lists.refit_state(row)],
        verbs=verbs(
            of("plan_refit", "Date prévue…", "calendar"),
            of("finish_refit", "Dire le lieu prêt", "check", main=True),
        )
        if row.ready_on is None
        else [],
        cards=[
            Card(
                "Ce qu’il y a à faire",
                [
                    Line(
                        each.title,
                        each.text,
                        page_of(each.pk),
                        icon="wrench-screwdriver",
                        chip=lists.state_of(each),
                        is_done=each.state in ("done", "closed"),
                    )
                    for each in found
                ],
                empty="Aucune réparation liée.",
                text=f"{plural(sum(e.state in ('open', 'ordered') for e in found), 'reste', 'restent')} à faire."
                if found
                else "",
                icon="wrench-screwdriver",
            ),
            Card("Le calendrier", pairs=pairs, side=True, icon="calendar"),
        ],
        panels=shell.panels("upkeep.refit", row, request.actor, request.today),
    )


def plan_refit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _refit(request, pk)
    return ask(
        request,
        forms.PlanRefit(request, subject=row, initial={"planned_on": row.planned_on}),
        actions.plan_refit,
        row,
        title="Quand sera-t-il prêt ?",
        submit="Garder cette date",
        said="Date gardée.",
        back=reverse("upkeep:refit", args=[pk]),
        crumbs=[REQUESTS, REFITS],
    )


def finish_refit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _refit(request, pk)
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
        back=reverse("upkeep:refit", args=[pk]),
        crumbs=[REQUESTS, REFITS],
    )


@needs_sight("upkeep.requests")
def reserves(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.RESERVES, tabs=upkeep_tabs())


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


def lift_reserve(request: ActorRequest, pk: int) -> HttpResponse:
    rows = DeliveryReserve.objects.visible_to(request.actor).select_related("delivery")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.LiftReserve(request, subject=row, initial={"lifted_on": request.today}),
        actions.lift_delivery_reserve,
        row,
        title=f"Lever la réserve : {row.spot}",
        submit="Lever cette réserve",
        said="Réserve levée.",
        back=RESERVES[1],
        crumbs=[REQUESTS, RESERVES],
        lead=row.words,
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


def finish_works(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(OwnerWorks.objects.visible_to(request.actor), pk=pk)
    initial = {"done_on": request.today, "cost": row.agreed_cost}
    return ask(
        request,
        forms.FinishWorks(request, subject=row, initial=initial),
        actions.finish_works,
        row,
        title=row.label,
        submit="Noter ces travaux faits",
        said="Travaux faits.",
        back=WORKS[1],
        crumbs=[REQUESTS, WORKS],
    )
