"""Example opening positions."""

from datetime import date
from decimal import Decimal

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.work.billing.actions import ToldBalance, open_position, tell_opening, tell_totals
from palier.work.billing.models import HouseholdAccount, OpeningPosition
from palier.work.billing.tests.examples import a_rented_home

APRIL_30 = date(2026, 4, 30)


def an_account(organisation: Organisation) -> HouseholdAccount:
    occupancy = a_rented_home(organisation)
    return HouseholdAccount.objects.get(household=occupancy.household)


def a_position(
    organisation: Organisation, *told: tuple[HouseholdAccount, str, str], proven: bool = True
) -> OpeningPosition:
    """A position at the end of April with these balances and deposits, its totals told."""
    actor = the_system(organisation)
    position = open_position(main_entity(organisation), on=APRIL_30, actor=actor)
    balances = [ToldBalance(a, Decimal(owed), Decimal(held)) for a, owed, held in told]
    if balances:
        position = tell_opening(position, balances=balances, actor=actor)
    if proven:
        position = tell_totals(
            position,
            told_balance=sum((b.balance for b in balances), Decimal(0)),
            told_deposits=sum((b.deposit for b in balances), Decimal(0)),
            actor=actor,
        )
    return position
