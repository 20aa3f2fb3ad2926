"""Orders: someone is asked to come, comes, says what was done."""

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from django.db.models import Sum

from palier.base.documents.photos import Photo, keep_photos
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import User
from palier.registers.people.models import Body
from palier.work.titles.models import Holding
from palier.work.titles.reads import title_of
from palier.work.upkeep.actions.maintenance import move_stock
from palier.work.upkeep.holding import living
from palier.work.upkeep.models import (
    ORDER_MOVES,
    REQUEST_MOVES,
    OrderState,
    RepairRequest,
    RequestState,
    StockPart,
    WorkOrder,
)

FINISHED = ["done_on", "report", "minutes", "parts", "cost", "is_over"]
"""What is told of a work that is done."""


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
    because: str = "",
    actor: Actor,
) -> WorkOrder:
    """Someone is asked to come; above the association's threshold, a quote waits for approval.

    What falls to someone else is handed on, unless one says why we order it all the same: an
    emergency and a mandate say it by themselves.
    Refused: nobody or two, ordered already or with another request, a visit before the order,
    outside our charge without a reason.
    """
    request = living(request)
    because = _because(request, because.strip(), ordered_on)
    if (technician is None) == (contractor is None):
        raise Refused("Choisissez un technicien ou une entreprise.")
    if visit_on is not None and visit_on < ordered_on:
        raise Refused({"visit_on": "Ce rendez-vous est déjà passé."})
    if request.group is not None:
        raise Refused(f"Elle est réparée avec « {request.group} » : commandez celle-là.")
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
        ordered_by_id=actor.user_id,
        because=because,
        quote=quote,
        visit_on=visit_on,
        visit_at=visit_at,
    )


def _because(request: RepairRequest, said: str, on: date) -> str:
    """Why we order what falls to someone else; empty when it falls to us."""
    if request.payer == RepairRequest.Payer.ASSOCIATION:
        return ""
    if said:
        return said
    if request.urgency == RepairRequest.Urgency.EMERGENCY:
        return "urgence absolue"
    title = title_of(request.place, on)
    if title is not None and title.kind == Holding.Kind.MANDATE:
        return f"mandat de gestion, pour le compte de {title.owner.name}"
    raise Refused(
        {
            "because": f"Cette réparation revient {request.falls_to} "
            f"({request.payer_source}) : transmettez-la, ou dites pourquoi nous la commandons."
        }
    )


@action("Approuver un devis de réparation")
def approve_quote(order: WorkOrder, *, actor: Actor) -> WorkOrder:
    """Someone else than who ordered says yes to its cost, before or, if it grew, after.

    Refused: not waiting, one’s own order.
    """
    order = lock(order)
    if order.ordered_by_id is not None and order.ordered_by_id == actor.user_id:
        raise Refused("Vous avez passé cette commande : quelqu’un d’autre approuve son coût.")
    if order.is_over:
        order.is_over = False
    else:
        ORDER_MOVES.go(order, OrderState.SENT)
    order.approved_by_id = actor.user_id
    order.save(update_fields=["state", "approved_by", "is_over"])
    return order


@action("Refuser un devis de réparation")
def refuse_quote(order: WorkOrder, *, because: str, actor: Actor) -> WorkOrder:
    """Too dear, or not to be done: the request waits again, and says why.

    Refused: not waiting, one’s own order (cancel it), no reason.
    """
    order = lock(order)
    if order.ordered_by_id is not None and order.ordered_by_id == actor.user_id:
        raise Refused("Vous avez passé cette commande : annulez-la.")
    if order.state != OrderState.QUOTED:
        raise Refused("Ce devis n’attend pas de réponse.")
    if not because.strip():
        raise Refused({"because": "Dites pourquoi : qui l’a demandé le lira."})
    order.refused_because = because.strip()
    _cancel(order, ["refused_because"])
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
    part: StockPart | None = None,
    used: int | None = None,
    cost: Decimal | None = None,
    photos: Sequence[Photo] = (),
    actor: Actor,
) -> WorkOrder:
    """What was done, how long, with which parts, for how much; the household is then asked.

    `part` and `used` (how many) leave the stock. A cost (euros) above the threshold that nobody has
    approved, or above its quote, waits for approval: nothing is charged to anyone before.
    Refused: before the order, a quote not approved, nothing said, done already, more parts than
    there are.
    """
    order = lock(order)
    if not report.strip():
        raise Refused({"report": "Dites ce qui a été fait."})
    if done_on < order.ordered_on:
        raise Refused({"done_on": "Ce jour est avant la commande."})
    ORDER_MOVES.go(order, OrderState.DONE)
    order.done_on, order.report, order.minutes = done_on, report.strip(), minutes
    order.parts, order.cost = parts.strip(), cost
    order.is_over = _is_over(order, done_on)
    order.save(update_fields=["state", *FINISHED])
    if part is not None:
        move_stock(part, quantity=-(used or 1), on=done_on, order=order, actor=actor)
    request = lock(order.request)
    REQUEST_MOVES.go(request, RequestState.DONE)
    request.save(update_fields=["state"])
    keep_photos(request, photos, sight="upkeep.requests", label="après travaux", actor=actor)
    return order


def _is_over(order: WorkOrder, on: date) -> bool:
    """Whether it cost more than anyone but who ordered it has said yes to."""
    if order.cost is None or order.cost <= number(order.organisation, "upkeep.approval_above", on):
        return False
    return order.approved_by_id is None or order.quote is None or order.cost > order.quote


@action("Annuler un ordre de travaux")
def cancel_order(order: WorkOrder, *, actor: Actor) -> WorkOrder:
    """Nobody comes any more: the request waits again. Refused: done already."""
    order = lock(order)
    if order.state == OrderState.DONE:
        raise Refused("C’est fait : revenez d’abord sur le travail noté.")
    _cancel(order, [])
    return order


def _cancel(order: WorkOrder, told: list[str]) -> None:
    ORDER_MOVES.go(order, OrderState.CANCELLED)
    order.save(update_fields=["state", *told])
    request = lock(order.request)
    REQUEST_MOVES.go(request, RequestState.OPEN)
    request.save(update_fields=["state"])


@action("Revenir sur un travail noté par erreur")
def undo_finish(order: WorkOrder, *, on: date, actor: Actor) -> WorkOrder:
    """It was not done, or not at that cost: the order goes on, its parts are back in the stock.

    Refused: not done, a request that closed since, a cost that someone bears.
    """
    order = lock(order)
    if order.state != OrderState.DONE:
        raise Refused("Ce travail n’est pas noté fait.")
    if order.extra_id is not None or order.move_id is not None:
        raise Refused("Son coût est refacturé ou imputé : reprenez-le d’abord.")
    request = lock(order.request)
    if request.state != RequestState.DONE:
        raise Refused("La demande a suivi son cours : rouvrez-la d’abord.")
    used = order.used_parts.values("part").annotate(n=Sum("quantity")).filter(n__lt=0)
    for part, n in list(used.values_list("part", "n")):
        give_back = {"quantity": -n, "on": on, "order": order, "words": "noté par erreur"}
        move_stock(StockPart.objects.get(pk=part), **give_back, actor=actor)
    ORDER_MOVES.go(order, OrderState.SENT)
    order.done_on = order.minutes = order.cost = None
    order.report, order.parts, order.is_over = "", "", False
    order.save(update_fields=["state", *FINISHED])
    REQUEST_MOVES.go(request, RequestState.ORDERED)
    request.save(update_fields=["state"])
    return order
