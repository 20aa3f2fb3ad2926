"""Homes put in order between two households, new ones received, works agreed against a rent."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.registers.housing.models import Delivery, Place
from palier.work.inventories.models import Inventory
from palier.work.leases.actions import note_vacancy
from palier.work.leases.models import OccupancyPlace, Vacancy
from palier.work.titles.models import Holding
from palier.work.upkeep.models import DeliveryReserve, OwnerWorks, Refit, RequestState


@action("Commencer une remise en état")
def open_refit(
    place: Place,
    *,
    opened_on: date,
    planned_on: date | None = None,
    words: str = "",
    inventory: Inventory | None = None,
    actor: Actor,
) -> Refit:
    """A home is put in order; once it is empty, its vacancy is for works.

    Refused: one under way already, ready before it begins.
    """
    if planned_on is not None and planned_on < opened_on:
        raise Refused({"planned_on": "Le lieu serait prêt avant le début des travaux."})
    row = Refit.objects.create(
        organisation=actor.organisation,
        place=place,
        inventory=inventory,
        opened_on=opened_on,
        planned_on=planned_on,
        words=words.strip(),
    )
    _empty_for_works(row, opened_on, actor)
    return row


def _empty_for_works(row: Refit, on: date, actor: Actor) -> None:
    """If nobody lives there, the place is empty for works, until the day one hopes for."""
    lived = OccupancyPlace.objects.filter(place=row.place, is_firm=True, period__contains=on)
    if not lived.exists():
        note_vacancy(
            row.place,
            kind=Vacancy.Kind.WORKS,
            starts_on=on,
            until=row.planned_on,
            words=row.words[:200],
            actor=actor,
        )


@action("Prévoir la fin d’une remise en état")
def plan_refit(refit: Refit, *, planned_on: date, words: str = "", actor: Actor) -> Refit:
    """The day one hopes for; whoever offers homes sees it. Refused: ready already, before it began."""
    refit = lock(refit)
    if refit.ready_on is not None:
        raise Refused("Ce lieu est déjà prêt.")
    if planned_on < refit.opened_on:
        raise Refused({"planned_on": "Le lieu serait prêt avant le début des travaux."})
    refit.planned_on, refit.words = planned_on, words.strip() or refit.words
    refit.save(update_fields=["planned_on", "words"])
    Vacancy.objects.filter(
        place=refit.place, kind=Vacancy.Kind.WORKS, period__endswith__isnull=True
    ).update(until=planned_on)
    return refit


@action("Dire un lieu prêt")
def finish_refit(refit: Refit, *, ready_on: date, actor: Actor) -> Refit:
    """Someone may live there again: it waits for its next household from that day.

    Refused: ready already, before it began, a repair of it still to be done.
    """
    refit = lock(refit)
    if refit.ready_on is not None:
        raise Refused("Ce lieu est déjà prêt.")
    if ready_on < refit.opened_on:
        raise Refused({"ready_on": "Le lieu serait prêt avant le début des travaux."})
    left = refit.requests.filter(state__in=[RequestState.OPEN, RequestState.ORDERED])
    first = left.order_by("pk").first()
    if first is not None:
        raise Refused(
            f"Il reste {plural(left.count(), 'réparation')} à faire, dont « {first} » : "
            "terminez-la, ou clôturez-la."
        )
    refit.ready_on = ready_on
    refit.save(update_fields=["ready_on"])
    lived = OccupancyPlace.objects.filter(
        place=refit.place, is_firm=True, period__contains=ready_on
    )
    if not lived.exists():
        note_vacancy(refit.place, kind=Vacancy.Kind.ALLOCATION, starts_on=ready_on, actor=actor)
    return refit


@action("Noter une réserve de livraison")
def note_reserve(
    delivery: Delivery, *, spot: str, words: str, noted_on: date, due_on: date, actor: Actor
) -> DeliveryReserve:
    """Something wrong in a new home, that its builder puts right. Refused: nothing said, due before."""
    if not spot.strip() or not words.strip():
        raise Refused("Dites où et ce qui ne va pas.")
    if due_on < noted_on:
        raise Refused({"due_on": "La réserve serait à lever avant d’être notée."})
    return DeliveryReserve.objects.create(
        organisation=actor.organisation,
        delivery=delivery,
        spot=spot.strip(),
        words=words.strip(),
        noted_on=noted_on,
        due_on=due_on,
        noted_by_id=actor.user_id,
    )


@action("Retirer une réserve notée par erreur")
def remove_reserve(reserve: DeliveryReserve, *, actor: Actor) -> Delivery:
    """Nothing was wrong there. Refused: lifted already."""
    reserve = lock(reserve)
    if reserve.lifted_on is not None:
        raise Refused("Cette réserve est levée : elle reste dans l’histoire de la livraison.")
    delivery: Delivery = reserve.delivery
    reserve.delete()
    return delivery


@action("Lever une réserve de livraison")
def lift_delivery_reserve(
    reserve: DeliveryReserve, *, lifted_on: date, actor: Actor
) -> DeliveryReserve:
    """Seen again, it is in order. Refused: lifted already, before it was noted."""
    reserve = lock(reserve)
    if reserve.lifted_on is not None:
        raise Refused("Cette réserve est déjà levée.")
    if lifted_on < reserve.noted_on:
        raise Refused({"lifted_on": "Une réserve se lève après avoir été notée."})
    reserve.lifted_on = lifted_on
    reserve.save(update_fields=["lifted_on"])
    return reserve


@action("Remettre une réserve levée par erreur")
def reopen_reserve(reserve: DeliveryReserve, *, actor: Actor) -> DeliveryReserve:
    """It is not in order after all: it is to be lifted again. Refused: not lifted."""
    reserve = lock(reserve)
    if reserve.lifted_on is None:
        raise Refused("Cette réserve n’est pas levée.")
    reserve.lifted_on = None
    reserve.save(update_fields=["lifted_on"])
    return reserve


@action("Convenir de travaux contre loyer")
def agree_works(
    holding: Holding,
    *,
    place: Place,
    label: str,
    agreed_on: date,
    agreed_cost: Decimal,
    month_gain: Decimal,
    months: int,
    actor: Actor,
) -> OwnerWorks:
    """We do works, the owner asks for less rent while the title lasts (euros).

    Refused: nothing said, no cost, no month.
    """
    if not label.strip():
        raise Refused({"label": "Dites quels travaux."})
    if agreed_cost <= 0 or months < 1:
        raise Refused("Des travaux contre loyer ont un coût et une durée.")
    return OwnerWorks.objects.create(
        organisation=actor.organisation,
        holding=holding,
        place=place,
        label=label.strip(),
        agreed_on=agreed_on,
        agreed_cost=agreed_cost,
        month_gain=month_gain,
        months=months,
    )


@action("Terminer des travaux contre loyer")
def finish_works(works: OwnerWorks, *, done_on: date, cost: Decimal, actor: Actor) -> OwnerWorks:
    """What they really cost (euros). Refused: done already, before they were agreed, no cost."""
    works = lock(works)
    if works.done_on is not None:
        raise Refused("Ces travaux sont déjà faits.")
    if done_on < works.agreed_on:
        raise Refused({"done_on": "Ce jour est avant l’accord."})
    if cost <= 0:
        raise Refused({"cost": "Des travaux faits ont un coût."})
    works.done_on, works.cost = done_on, cost
    works.save(update_fields=["done_on", "cost"])
    return works
