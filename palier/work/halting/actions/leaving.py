"""Someone leaves a pitch: the last bill, the deposit given back."""

import contextlib
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.work.billing.actions import account_under
from palier.work.billing.reads import owed_by
from palier.work.collecting.actions import refund_in_cash
from palier.work.halting.actions.billing import NothingToBill, bill_up_to, read_meters
from palier.work.halting.counting import billed_on, owed_for, unspent
from palier.work.halting.models import PitchStay
from palier.work.leases.actions import add_deduction, end_occupancy, note_keys_back, settle_deposit
from palier.work.leases.models import OccupancyState, SecurityDeposit


@action("Noter un départ d’une aire")
def depart(
    stay: PitchStay,
    *,
    on: date,
    water: Decimal | None = None,
    power: Decimal | None = None,
    damages: Decimal = NOTHING,
    damages_why: str = "",
    means: str = "cash",
    actor: Actor,
) -> PitchStay:
    """The household leaves: the last bill, then the deposit given back less what is owed.

    `on` is the day it leaves, not counted. What it had paid in advance pays the bill first; what is
    left of it is given back with the deposit, in cash, or waits on its account for a transfer.
    Refused: before its arrival, damages without a proof or above the deposit, a meter that runs
    backwards.
    """
    stay = lock(stay)
    occupancy = stay.occupancy
    deposit = SecurityDeposit.objects.filter(occupancy=occupancy, settled_on=None).first()
    _check_departure(stay, deposit, on, damages)
    read_meters(occupancy.main_place, on, water, power, actor, all_of_them=True)
    if occupancy.state == OccupancyState.ACTIVE:
        occupancy = end_occupancy(
            occupancy, ends_on=on, end_reason="term", is_released=True, actor=actor
        )
    with contextlib.suppress(NothingToBill):
        bill_up_to(stay, on, on, actor)
    if deposit is not None and deposit.held:
        _give_back(deposit, on, damages, damages_why, means, actor)
    if means == "cash":
        _give_back_prepaid(stay, on, actor)
    stay.settled_on = on
    stay.save(update_fields=["settled_on", "fees_until"])
    return stay


def _check_departure(
    stay: PitchStay, deposit: SecurityDeposit | None, on: date, damages: Decimal
) -> None:
    occupancy = stay.occupancy
    if stay.settled_on is not None:
        raise Refused("Ce séjour est déjà soldé.")
    if on <= occupancy.starts_on:
        raise Refused({"on": "Le départ est avant le lendemain de l’arrivée."})
    if occupancy.state == OccupancyState.ENDED and occupancy.period.upper != on:
        last = day_in_words(occupancy.period.upper)
        raise Refused({"on": f"Ce contrat a fini le {last} : soldez le séjour à cette date."})
    if damages and (deposit is None or not deposit.held):
        raise Refused(
            {
                "damages": "Aucun dépôt n’est détenu : rien ne peut y être retenu. Facturez la "
                "dégradation sur le compte du ménage."
            }
        )


def _give_back(
    deposit: SecurityDeposit,
    on: date,
    damages: Decimal,
    why: str,
    means: str,
    actor: Actor,
) -> None:
    # Only what this stay still owes: debts of another contract are another matter.
    account = account_under(deposit.occupancy, actor)
    day = max(on, billed_on(deposit.occupancy_id) or on)
    owed = min(max(owed_by(account, on=day), NOTHING), owed_for(deposit.occupancy_id))
    note_keys_back(deposit, keys_on=on, conforming=not damages, actor=actor)
    if damages:
        add_deduction(
            deposit, kind="damage", amount=damages, words="Dégradations", proof=why, actor=actor
        )
    kept = min(owed, deposit.held - damages)
    if kept > 0:
        add_deduction(
            deposit,
            kind="rent",
            amount=kept,
            words="Droit d’usage et fluides",
            proof=f"facture de séjour du {on:%d/%m/%Y}",
            actor=actor,
        )
    settle_deposit(deposit, on=day, means=means, actor=actor)


def _give_back_prepaid(stay: PitchStay, on: date, actor: Actor) -> None:
    """What was paid for water and power that did not flow, never more than the account has."""
    account = account_under(stay.occupancy, actor)
    left = min(unspent(stay), -owed_by(account))
    if left > 0:
        refund_in_cash(account, amount=left, on=on, actor=actor)
