"""A contract comes to its end, was not entered after all, or will not be signed."""

from datetime import date

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import euros
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.work.leases.actions.deposits import check_not_carried
from palier.work.leases.actions.vacancies import close_vacancies, reopen_vacancies
from palier.work.leases.events import (
    DepartureUndone,
    EntryUndone,
    OccupancyCancelled,
    OccupancyEnded,
)
from palier.work.leases.models import (
    OCCUPANCY_MOVES,
    DepositReceipt,
    NoticeToQuit,
    Occupancy,
    OccupancyPlace,
    OccupancyState,
    SecurityDeposit,
)


@action("Terminer le contrat")
def end_occupancy(
    occupancy: Occupancy,
    *,
    ends_on: date,
    end_reason: str,
    is_released: bool = False,
    actor: Actor,
) -> Occupancy:
    """The household leaves: `ends_on` is the first day it no longer lives there, nor owes rent.

    `is_released`: we agreed that it owes nothing of the delay of its notice that is left. Refused:
    before the entry, before the end of the notice that it gave without such a word.
    """
    occupancy = lock(occupancy)
    OCCUPANCY_MOVES.go(occupancy, OccupancyState.ENDED)
    if ends_on <= occupancy.starts_on:
        raise Refused({"ends_on": "Le départ est avant l’entrée dans les lieux."})
    if not is_released and end_reason != Occupancy.EndReason.DEATH:
        _check_notice_kept(occupancy, ends_on)
    occupancy.period = period(occupancy.starts_on, ends_on)
    occupancy.end_reason = end_reason
    occupancy.save(update_fields=["state", "period", "end_reason"])
    occupancy.places.update(period=occupancy.period)
    announce(OccupancyEnded(occupancy, actor))
    return occupancy


def _check_notice_kept(occupancy: Occupancy, ends_on: date) -> None:
    """Who gave notice owes the rent until its end, gone or not (loi n° 89-462, art. 15, I)."""
    given = occupancy.notices_to_quit.filter(withdrawn_on=None, side=NoticeToQuit.Side.OCCUPANT)
    notice = given.first()
    if notice and ends_on < notice.ends_on:
        raise Refused(
            {
                "ends_on": f"Son congé court jusqu’au {day_in_words(notice.last_on)} : le loyer reste "
                "dû jusque-là, parti ou non. Dites que vous l’en dispensez, ou notez le départ le "
                f"{day_in_words(notice.last_on)}, quand il sera venu."
            }
        )


@action("Annuler une entrée notée par erreur")
def undo_entry(occupancy: Occupancy, *, actor: Actor) -> Occupancy:
    """Nobody has entered after all: the contract is in preparation again and its homes are free.

    Refused: a contract that does not run, under notice; rooms above refuse what they have already
    called or counted under it, or one that slides.
    """
    occupancy = lock(occupancy)
    OCCUPANCY_MOVES.go(occupancy, OccupancyState.DRAFT)
    if occupancy.notices_to_quit.filter(withdrawn_on=None).exists():
        raise Refused("Un congé est noté sur ce contrat : retirez-le d’abord.")
    places = list(occupancy.places.select_for_update().values_list("place_id", flat=True))
    reopen_vacancies(places, occupancy.starts_on)
    occupancy.reserve, occupancy.reserve_due_on = "", None
    occupancy.save(update_fields=["state", "reserve", "reserve_due_on"])
    occupancy.places.update(is_firm=False)
    announce(EntryUndone(occupancy, actor))
    return occupancy


@action("Annuler un départ noté par erreur")
def undo_departure(occupancy: Occupancy, *, actor: Actor) -> Occupancy:
    """Nobody left, or not that day: the contract runs again, and what stopped with it.

    Refused: a contract that has not ended, that slid or goes on with another lessee, a deposit given
    back, a home where someone else lives since; rooms above refuse what they have closed with it.
    """
    occupancy = lock(occupancy)
    if occupancy.end_reason == Occupancy.EndReason.SLID:
        raise Refused(
            "Ce bail a glissé au nom du ménage : ce n’est pas un départ. S’il n’a pas glissé, "
            "« Glissement par erreur… », sur la page du bail glissant."
        )
    if occupancy.end_reason == Occupancy.EndReason.HANDED_OVER:
        raise Refused(
            "Ce contrat continue avec un autre preneur : ce n’est pas un départ. Si le titre n’a pas "
            "été cédé, « Cession notée par erreur… », sur la page « Après ce titre »."
        )
    return run_again(occupancy, actor)


def run_again(occupancy: Occupancy, actor: Actor) -> Occupancy:
    """A contract that had ended runs on; part of the action that says so, which holds its row."""
    OCCUPANCY_MOVES.go(occupancy, OccupancyState.ACTIVE)
    ended_on = occupancy.period.upper
    _check_deposits_stay(occupancy)
    places = list(occupancy.places.select_for_update().values_list("place_id", flat=True))
    since = OccupancyPlace.objects.filter(
        place__in=places, is_firm=True, period__endswith__isnull=True
    ) | OccupancyPlace.objects.filter(
        place__in=places, is_firm=True, period__endswith__gt=ended_on
    )
    if other := since.exclude(occupancy=occupancy).select_related("occupancy").first():
        raise Refused(f"Le contrat {other.occupancy.number} tient ce lieu depuis.")
    close_vacancies(places, ended_on)
    occupancy.period, occupancy.end_reason = period(occupancy.starts_on), ""
    occupancy.save(update_fields=["state", "period", "end_reason"])
    occupancy.places.update(period=occupancy.period)
    occupancy.deposits.update(
        keys_on=None, conforming=None, address_on=None, goes_to=SecurityDeposit.GoesTo.HOUSEHOLD
    )
    announce(DepartureUndone(occupancy, ended_on, actor))
    return occupancy


def _check_deposits_stay(occupancy: Occupancy) -> None:
    """Refused: a deposit given back, or carried to the next contract; how it comes back is said."""
    if not occupancy.deposits.filter(settled_on__isnull=False).exists():
        return
    carried = DepositReceipt.objects.filter(former__occupancy=occupancy, undoings=None)
    if receipt := carried.select_related("deposit__occupancy").first():
        raise Refused(
            f"Son dépôt de garantie est reporté sur le contrat {receipt.deposit.occupancy.number} : "
            "annulez d’abord ce report, sur ce contrat-là (« Annuler le report… »)."
        )
    raise Refused(
        "Son dépôt de garantie est rendu : annulez d’abord le dépôt rendu, sur ce contrat "
        "(« Annuler le dépôt rendu… »), puis son départ."
    )


@action("Annuler un contrat en préparation")
def cancel_occupancy(occupancy: Occupancy, *, actor: Actor) -> Occupancy:
    """The draft will not be signed; it stays readable. Refused: a deposit is still held."""
    occupancy = lock(occupancy)
    OCCUPANCY_MOVES.go(occupancy, OccupancyState.CANCELLED)
    for deposit in occupancy.deposits.filter(settled_on=None):
        if deposit.held:
            check_not_carried(deposit)
            raise Refused(
                f"Un dépôt de {euros(deposit.held)} est détenu sur ce contrat : rendez-le d’abord."
            )
    occupancy.save(update_fields=["state"])
    announce(OccupancyCancelled(occupancy, actor))
    return occupancy
