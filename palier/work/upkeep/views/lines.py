"""An order on the page of its request: what it says, what may still be done, whose yes it awaits."""

from collections.abc import Sequence

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.waiting import next_step
from palier.work.upkeep.holding import principal_of
from palier.work.upkeep.models import RepairRequest, RequestState, WorkOrder


def order_line(request: ActorRequest, order: WorkOrder) -> Line:
    said = [f"Commandé le {day_in_words(order.ordered_on)}"]
    if order.quote is not None:
        said.append(f"devis {euros(order.quote)}")
    if order.visit_on is not None and order.done_on is None:
        at = f" à {time_in_words(order.visit_at)}" if order.visit_at else ""
        said.append(f"rendez-vous le {day_in_words(order.visit_on)}{at}")
    if order.because:
        said.append(f"hors de notre charge : {order.because}")
    if order.refused_because:
        said.append(f"devis refusé : {order.refused_because}")
    why = ", ".join(said) + "."
    if order.done_on is not None:
        cost = f" Coût : {euros(order.cost)}." if order.cost is not None else ""
        if order.is_over:
            cost += " Il dépasse ce qui a été approuvé."
        if order.move_id is not None:
            cost += " Imputé au mandant."
        why += f"\nFait le {day_in_words(order.done_on)} : {order.report}.{cost}".replace(
            "..", "."
        )
    tones = {"quoted": "wait", "sent": "info", "done": "ok", "cancelled": ""}
    return Line(
        order.whom,
        why,
        chip=Chip(order.get_state_display(), tones[order.state]),  # type: ignore[arg-type]
        verbs=_order_verbs(request, order),
    )


def who_approves(request: ActorRequest, orders: Sequence[WorkOrder]) -> Card | None:
    """A quote that waits for a yes: whose."""
    waiting = [order for order in orders if order.state == "quoted"]
    if not waiting:
        return None
    return next_step(
        request.actor,
        "upkeep.approve_quote",
        mine="Un devis attend votre accord.",
        theirs="Le devis attend l’accord d’une autre personne",
        then="Approuvé, prévenez l’artisan et notez le rendez-vous.",
        on=waiting[0],
        but=[order.ordered_by_id for order in waiting],
    )


def _order_verbs(request: ActorRequest, order: WorkOrder) -> list[Verb]:
    """What may still be done of an order, by where it stands."""

    def of(action: str, label: str, *, post: bool = False) -> Verb | None:
        return verb(request, f"upkeep.{action}", label, order, about=order.whom, post=post)

    book = of("book_visit", "Rendez-vous…")
    cancel = of("cancel_order", "Annuler", post=True)
    refuse = (
        None if order.ordered_by_id == request.actor.user_id else of("refuse_quote", "Refuser…")
    )
    again = of("undo_finish", "Par erreur ?") if order.request.state == RequestState.DONE else None
    cost = order.cost if order.is_over and order.cost is not None else order.quote or NOTHING
    asks = order.ordered_by_id == request.actor.user_id  # someone else says yes to its cost
    approve = None if asks else of("approve_quote", f"Approuver {euros(cost)}", post=True)
    finish = of("finish_order", "Noter le travail fait")
    payer, free = order.request.payer, order.extra_id is None and order.move_id is None
    recharge = None
    if free and not order.is_over and payer == RepairRequest.Payer.OCCUPANT:
        recharge = of("charge_repair", "Refacturer…")
    if free and not order.is_over and payer == RepairRequest.Payer.OWNER and principal_of(order):
        recharge = of("charge_principal", "Imputer au mandant…")
    undo = (
        of("drop_repair_charge", "Ne plus refacturer", post=True)
        if order.extra is not None and order.extra.notice_id is None
        else None
    )
    return verbs(
        *{
            "quoted": [approve, refuse, book, cancel],
            "sent": [book, cancel, finish],
            "done": [
                approve if order.is_over else None,
                recharge,
                undo,
                of("drop_principal_charge", "Ne plus imputer…") if order.move_id else None,
                again if free else None,
            ],
        }.get(order.state, [])
    )
