"""Orders: someone is asked to come, comes, says what was done."""

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from palier.base.documents.photos import Photo, keep_photos
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import User
from palier.registers.people.models import Body
from palier.work.upkeep.holding import living
from palier.work.upkeep.models import (
    ORDER_MOVES,
    REQUEST_MOVES,
    OrderState,
    RepairRequest,
    RequestState,
    WorkOrder,
)


@action("Commander une réparation")
def order_repair(
    request: RepairRequest,
    *,
    technician: User | None = None,
    contractor: Body | None = None,
    ordered_on: date,
    quote: Decimal | None = None,
    visit_on: date | None = None,
    visit_at: time | None = None,
    actor: Actor,
) -> WorkOrder:
    """Someone is asked to come; above the association's threshold, a quote waits for approval.

    Refused: nobody or two, ordered already, a visit before the order.
    """
    request = living(request)
    if (technician is None) == (contractor is None):
        raise Refused("Choisissez un technicien ou une entreprise.")
    if visit_on is not None and visit_on < ordered_on:
        raise Refused({"visit_on": "Ce rendez-vous est déjà passé."})
    REQUEST_MOVES.go(request, RequestState.ORDERED)
    request.save(update_fields=["state"])
    above = number(actor.organisation, "upkeep.approval_above", ordered_on)
    waits = quote is not None and quote > above
    return WorkOrder.objects.create(
        organisation=actor.organisation,
        request=request,
        technician=technician,
        contractor=contractor,
        state=OrderState.QUOTED if waits else OrderState.SENT,
        ordered_on=ordered_on,
        quote=quote,
        visit_on=visit_on,
        visit_at=visit_at,
    )


@action("Approuver un devis de réparation")
def approve_quote(order: WorkOrder, *, actor: Actor) -> WorkOrder:
    """Someone else than who noted the request says yes to its cost. Refused: not waiting."""
    order = lock(order)
    ORDER_MOVES.go(order, OrderState.SENT)
    order.approved_by_id = actor.user_id
    order.save(update_fields=["state", "approved_by"])
    return order


@action("Convenir d’un rendez-vous de réparation")
def book_visit(
    order: WorkOrder, *, visit_on: date, visit_at: time | None = None, actor: Actor
) -> WorkOrder:
    """A day agreed with the household. Refused: before the order, done or cancelled."""
    order = lock(order)
    if order.state not in (OrderState.QUOTED, OrderState.SENT):
        raise Refused("Cet ordre est terminé.")
    if visit_on < order.ordered_on:
        raise Refused({"visit_on": "Ce jour est avant la commande."})
    order.visit_on, order.visit_at = visit_on, visit_at
    order.save(update_fields=["visit_on", "visit_at"])
    return order


@action("Noter une réparation faite")
def finish_order(
    order: WorkOrder,
    *,
    done_on: date,
    report: str,
    minutes: int | None = None,
    parts: str = "",
    cost: Decimal | None = None,
    photos: Sequence[Photo] = (),
    actor: Actor,
) -> WorkOrder:
    """What was done, how long, with which parts, for how much; the household is then asked.

    Refused: before the order, a quote not approved, nothing said, done already.
    """
    order = lock(order)
    if not report.strip():
        raise Refused({"report": "Dites ce qui a été fait."})
    if done_on < order.ordered_on:
        raise Refused({"done_on": "Ce jour est avant la commande."})
    ORDER_MOVES.go(order, OrderState.DONE)
    order.done_on, order.report, order.minutes = done_on, report.strip(), minutes
    order.parts, order.cost = parts.strip(), cost
    order.save(update_fields=["state", "done_on", "report", "minutes", "parts", "cost"])
    request = lock(order.request)
    REQUEST_MOVES.go(request, RequestState.DONE)
    request.save(update_fields=["state"])
    keep_photos(request, photos, sight="upkeep.requests", label="après travaux", actor=actor)
    return order


@action("Annuler un ordre de travaux")
def cancel_order(order: WorkOrder, *, actor: Actor) -> WorkOrder:
    """Nobody comes any more: the request waits again. Refused: done already."""
    order = lock(order)
    ORDER_MOVES.go(order, OrderState.CANCELLED)
    order.save(update_fields=["state"])
    request = lock(order.request)
    REQUEST_MOVES.go(request, RequestState.OPEN)
    request.save(update_fields=["state"])
    return order
