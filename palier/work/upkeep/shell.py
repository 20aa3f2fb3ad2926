"""What repairs lend to places, households, one's day."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Model, Q
from django.urls import reverse

from palier.base.documents.holding import may_hold_files
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.having import Rows
from palier.registers.housing.models import Place
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.upkeep.lists import state_of
from palier.work.upkeep.models import (
    LIVING,
    DeliveryReserve,
    MaintenanceVisit,
    OrderState,
    Refit,
    RepairRequest,
    RequestState,
    WorkOrder,
)

declare_sights({"upkeep.requests": "les demandes techniques et leurs travaux"})
may_hold_files("upkeep.repairrequest", sight="upkeep.requests")
shell.menu(
    shell.MenuEntry(
        "upkeep.requests",
        "Demandes techniques",
        "upkeep:requests",
        "wrench-screwdriver",
        "upkeep.requests",
        short="Travaux",
    )
)
shell.menu(
    shell.MenuEntry(
        "upkeep.day",
        "Ma tournée",
        "upkeep:day",
        "truck",
        "upkeep.requests",
        "upkeep.finish_order",
        short="Tournée",
    )
)
shell.menu(
    shell.MenuEntry(
        "upkeep.refits", "Remises en état", "upkeep:refits", "paint-brush", "upkeep.requests"
    )
)
shell.menu(
    shell.MenuEntry(
        "upkeep.maintenance", "Entretien", "upkeep:maintenance", "shield-check", "upkeep.requests"
    )
)
shell.add(
    shell.AddEntry(
        30,
        "Une demande technique",
        "Noter une demande",
        "upkeep:report_repair",
        "wrench-screwdriver",
        "upkeep.report_repair",
    )
)


@shell.answers("housing.verbs")
def verbs_of_place(row: Place, actor: Actor) -> list[dict[str, Any]]:
    """Report something broken here."""
    if not actor.may("upkeep.report_repair"):
        return []
    url = reverse("upkeep:report_repair") + f"?lieu={row.pk}"
    return [{"label": "Noter une panne", "url": url, "icon": "wrench-screwdriver", "main": False}]


def _lines(rows: list[RepairRequest], today: date) -> list[Line]:
    return [
        Line(
            row.title,
            f"demandée le {day_in_words(row.reported_on, short=True)}, payée par "
            f"{row.get_payer_display()}",
            reverse("upkeep:request", args=[row.pk]),
            chip=state_of(row, today),
        )
        for row in rows
    ]


@shell.panel(on="housing.place", order=45, sight="upkeep.requests", column="main")
def repairs_of_place(row: Place, actor: Actor, today: date) -> shell.Part | None:
    """What was broken in a home, the latest first."""
    rows = RepairRequest.objects.visible_to(actor).filter(place=row)
    found = list(rows.order_by("-reported_on", "-pk")[:6])
    url = reverse("upkeep:report_repair") + f"?lieu={row.pk}"
    offered = [Verb("Noter une panne", url)] if actor.may("upkeep.report_repair") else []
    card = Card(
        "Réparations",
        _lines(found, today),
        empty="Rien de cassé.",
        verbs=offered,
        icon="wrench-screwdriver",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(
    on="people.household",
    order=60,
    sight="upkeep.requests",
    has=[Rows(RepairRequest, "household")],
)
def repairs_at_home(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """What a household waits for; it says where it lives, so only to those who may know."""
    if not may_see_home(row, actor):
        return None
    rows = RepairRequest.objects.visible_to(actor).filter(household=row, state__in=LIVING)
    found = list(rows.order_by("due_on", "pk")[:5])
    if not found:
        return None
    card = Card("Réparations attendues", _lines(found, today), icon="wrench-screwdriver")
    return shell.Part("ui/parts/card.html", {"card": card})


EMERGENCY = RepairRequest.Urgency.EMERGENCY
"""What does not wait until its day: it is for today, whenever its delay ends."""


def _waits(model: type[Model], **only: Any) -> list[Rows]:
    return [Rows(model, only=tuple(only.items()))]


@shell.todo_source(
    on="ui.day", sight="upkeep.requests", has=_waits(WorkOrder, state=OrderState.SENT)
)
def visits_to_make(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """One's own visits."""
    if not actor.may("upkeep.finish_order"):
        return []
    mine = WorkOrder.objects.visible_to(actor).filter(
        technician=actor.user_id, state=OrderState.SENT, visit_on__lte=today
    )
    return [
        shell.Todo(
            order.request.title,
            reverse("upkeep:request", args=[order.request_id]),
            order.request.place.label,
            order.visit_on,
        )
        for order in mine.select_related("request__place").order_by("visit_on", "pk")
    ]


@shell.todo_source(
    on="ui.day", sight="upkeep.requests", has=_waits(RepairRequest, state=RequestState.OPEN)
)
def repairs_to_take(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Requests that nobody has taken."""
    if not actor.may("upkeep.order_repair"):
        return []
    waiting = RepairRequest.objects.visible_to(actor).filter(state=RequestState.OPEN, group=None)
    return [
        shell.Todo(
            f"Réparer : {each.title}",
            reverse("upkeep:request", args=[each.pk]),
            each.place.label if each.urgency != EMERGENCY else f"Urgence, {each.place.label}",
            each.due_on if each.urgency != EMERGENCY else min(each.due_on, today),
        )
        for each in waiting.select_related("place").order_by("due_on", "pk")
    ]


@shell.todo_source(
    on="ui.day", sight="upkeep.requests", has=_waits(RepairRequest, state=RequestState.DONE)
)
def repairs_to_ask_about(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Households to ask whether it is mended."""
    if not actor.may("upkeep.close_repair"):
        return []
    done = RepairRequest.objects.visible_to(actor).filter(state=RequestState.DONE, group=None)
    return [
        shell.Todo(
            f"Demander si c’est réparé : {each.title}",
            reverse("upkeep:close_repair", args=[each.pk]),
            each.place.label,
            each.due_on,
        )
        for each in done.select_related("place").order_by("due_on", "pk")
    ]


@shell.todo_source(
    on="ui.day",
    sight="upkeep.requests",
    has=[*_waits(WorkOrder, state=OrderState.QUOTED), *_waits(WorkOrder, is_over=True)],
)
def quotes_to_approve(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """What others ordered, beyond what they may decide alone."""
    if not actor.may("upkeep.approve_quote"):
        return []
    quotes = (
        WorkOrder.objects.visible_to(actor)
        .filter(Q(state=OrderState.QUOTED) | Q(is_over=True))
        .exclude(ordered_by=actor.user_id)
    )
    return [
        shell.Todo(
            f"Approuver {'un coût' if order.is_over else 'un devis'} : {order.request.title}",
            reverse("upkeep:request", args=[order.request_id]),
            order.whom,
            order.ordered_on,
            asks_yes=True,
        )
        for order in quotes.select_related("request", "technician", "contractor").order_by(
            "ordered_on", "pk"
        )
    ]


SOON = timedelta(days=30)


@shell.todo_source(
    on="ui.day", sight="upkeep.requests", has=_waits(MaintenanceVisit, done_on=None)
)
def maintenance_due(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("upkeep.note_maintenance_visit"):
        return []
    visits = MaintenanceVisit.objects.visible_to(actor).filter(
        done_on=None, due_on__lte=today + SOON
    )
    return [
        shell.Todo(
            f"Visite d’entretien : {each.contract.get_kind_display()}",
            reverse("upkeep:maintenance_contract", args=[each.contract_id]),
            each.contract.site.name,
            each.due_on,
        )
        for each in visits.select_related("contract__site").order_by("due_on", "pk")[:4]
    ]


@shell.todo_source(on="ui.day", sight="upkeep.requests", has=_waits(Refit, ready_on=None))
def homes_to_be_ready(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("upkeep.finish_refit"):
        return []
    refits = Refit.objects.visible_to(actor).filter(ready_on=None)
    return [
        shell.Todo(
            f"Remettre en état : {each.place.label}",
            reverse("upkeep:refit", args=[each.pk]),
            each.place.site.name,
            each.planned_on,
        )
        for each in refits.select_related("place__site").order_by("planned_on", "pk")[:4]
    ]


@shell.todo_source(
    on="ui.day", sight="upkeep.requests", has=_waits(DeliveryReserve, lifted_on=None)
)
def reserves_to_lift(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("upkeep.lift_delivery_reserve"):
        return []
    reserves = DeliveryReserve.objects.visible_to(actor).filter(
        lifted_on=None, due_on__lte=today + SOON
    )
    return [
        shell.Todo(
            f"Lever une réserve : {each.spot}",
            reverse("upkeep:lift_delivery_reserve", args=[each.pk]),
            each.delivery.label,
            each.due_on,
        )
        for each in reserves.select_related("delivery").order_by("due_on", "pk")[:4]
    ]
