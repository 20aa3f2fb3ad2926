"""Example contracts, for this room and those above."""

from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.law.pieces import pieces_of
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.leases.actions import (
    activate_occupancy,
    ask_deposit,
    draft_holding,
    draft_occupancy,
    fill_inventory,
    open_slide,
    receive_pieces,
    record_holding,
    sign_inventory,
    start_inventory,
)
from palier.work.leases.models import Holding, Inventory, Occupancy, SecurityDeposit, SlidingLease

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


def a_holding(
    organisation: Organisation,
    *,
    kind: str = "head_lease",
    place: Place | None = None,
    starts_on: date = date(2024, 1, 1),
    ends_on: date | None = date(2030, 1, 1),
    **given: object,
) -> Holding:
    return record_holding(
        a_body(organisation, "SCI des Tilleuls"),
        kind=kind,
        places=[place or a_place(a_site(organisation))],
        starts_on=starts_on,
        ends_on=ends_on,
        actor=the_system(organisation),
        **given,  # type: ignore[arg-type]
    )


def a_draft_holding(organisation: Organisation, *, place: Place | None = None) -> Holding:
    return draft_holding(
        a_body(organisation, "SCI des Lilas"),
        kind="head_lease",
        places=[place or a_place(a_site(organisation))],
        starts_on=JANUARY,
        actor=the_system(organisation),
    )


@played_once
def a_deposit(
    organisation: Organisation, *, amount: str = "438.00", occupancy: Occupancy | None = None
) -> SecurityDeposit:
    """A deposit where the contract decides how much, so that no rent is needed."""
    return ask_deposit(
        occupancy or a_lived_in_contract(organisation, regime="family_plot"),
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


@played_once
def a_slide(organisation: Organisation, *, regime: str = "hlm_sublease") -> SlidingLease:
    return open_slide(
        a_sublet_home(organisation, regime=regime),
        sublease_signed_on=JANUARY,
        tripartite_on=JANUARY,
        review_months=3,
        actor=the_system(organisation),
    )


def content_of(state: str = "good", *, keys: str = "2") -> dict[str, Any]:
    return {
        "rooms": [
            {
                "name": "Séjour",
                "elements": [
                    {"name": "sol", "state": state, "words": ""},
                    {"name": "murs", "state": "good", "words": ""},
                ],
            }
        ],
        "meters": [{"name": "Eau froide", "number": "A12", "value": "104"}],
        "keys": [{"name": "Porte du logement", "count": keys}],
    }


def an_inventory(
    occupancy: Occupancy, *, kind: str = "entry", on: date = JANUARY, state: str = "good"
) -> Inventory:
    """Filled in, not signed yet."""
    system = the_system(occupancy.organisation)
    sheet = start_inventory(occupancy, kind=kind, on=on, actor=system)
    return fill_inventory(sheet, on=on, content=content_of(state), actor=system)


def a_signed_inventory(
    occupancy: Occupancy, *, kind: str = "entry", on: date = JANUARY, state: str = "good"
) -> Inventory:
    sheet = an_inventory(occupancy, kind=kind, on=on, state=state)
    return sign_inventory(
        sheet,
        on=on,
        signed_as="Awa Diallo",
        signed_for_us="N. Rossi",
        actor=the_system(occupancy.organisation),
    )
