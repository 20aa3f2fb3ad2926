"""Example titles, for this room and those above."""

from datetime import date
from decimal import Decimal

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.titles.actions import draft_holding, record_holding, set_convention
from palier.work.titles.models import Holding

JANUARY = date(2026, 1, 1)


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


def a_conventioned_holding(
    organisation: Organisation, *, place: Place, ceiling: str = "900.00"
) -> Holding:
    """A home taken on lease from a private landlord, under an Anah convention (Loc2)."""
    return set_convention(
        a_holding(organisation, place=place),
        convention="loc2",
        rent_ceiling=Decimal(ceiling),
        convention_ends_on=date(2030, 1, 1),
        actor=the_system(organisation),
    )


def a_draft_holding(organisation: Organisation, *, place: Place | None = None) -> Holding:
    return draft_holding(
        a_body(organisation, "SCI des Lilas"),
        kind="head_lease",
        places=[place or a_place(a_site(organisation))],
        starts_on=JANUARY,
        actor=the_system(organisation),
    )
