"""Example contracts, for this room and those above."""

from datetime import date
from decimal import Decimal

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.law.pieces import pieces_of
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import (
    activate_occupancy,
    ask_deposit,
    draft_occupancy,
    receive_pieces,
)
from palier.work.leases.models import Occupancy, SecurityDeposit
from palier.work.titles.tests.examples import a_holding

JANUARY = date(2026, 1, 1)


@played_once
def a_draft(
    organisation: Organisation,
    *,
    place: Place | None = None,
    household: Household | None = None,
    regime: str = "loi89",
    starts_on: date = JANUARY,
) -> Occupancy:
    """Ready to be activated: every piece of its regime is there."""
    draft = draft_occupancy(
        place or a_place(a_site(organisation)),
        household=household or a_household(organisation),
        regime=regime,
        starts_on=starts_on,
        actor=the_system(organisation),
    )
    codes = [piece.code for piece in pieces_of(regime)]
    return receive_pieces(draft, pieces=codes, on=starts_on, actor=the_system(organisation))


@played_once
def a_lived_in_contract(
    organisation: Organisation,
    *,
    place: Place | None = None,
    household: Household | None = None,
    regime: str = "loi89",
    starts_on: date = JANUARY,
) -> Occupancy:
    draft = a_draft(
        organisation, place=place, household=household, regime=regime, starts_on=starts_on
    )
    return activate_occupancy(draft, starts_on=starts_on, actor=the_system(organisation))


@played_once
def a_deposit(
    organisation: Organisation, *, amount: str = "438.00", occupancy: Occupancy | None = None
) -> SecurityDeposit:
    """A deposit where the contract decides how much, so that no rent is needed."""
    return ask_deposit(
        occupancy or a_lived_in_contract(organisation, regime="function"),
        amount=Decimal(amount),
        on=JANUARY,
        actor=the_system(organisation),
    )


def a_sublet_home(organisation: Organisation, *, regime: str = "hlm_sublease") -> Occupancy:
    """A home taken on lease by the association, and sublet since January."""
    place = a_place(a_site(organisation))
    kind = "social_head_lease" if regime == "hlm_sublease" else "head_lease"
    a_holding(organisation, kind=kind, place=place)
    return a_lived_in_contract(organisation, place=place, regime=regime)
