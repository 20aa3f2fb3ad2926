"""Example ends of titles, for this room and those above."""

from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.models import Body
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.billing.tests.examples import terms_of
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.succession.actions import add_scenario, correct_scenario, hand_over_title
from palier.work.succession.models import Scenario, Transfer
from palier.work.titles.actions import record_holding
from palier.work.titles.models import Holding

MAY_2 = date(2026, 5, 2)
ENDS = date(2027, 2, 1)
"""The first day out of it: thirty years after 1 February 1997."""


def an_emphyteusis(organisation: Organisation, *, homes: int = 2) -> Holding:
    """Homes held of the town since 1 February 1997, for 1 200 euros a year."""
    site = a_site(organisation, "Cité du Moulin")
    return record_holding(
        a_body(organisation, "Ville du Plan", "landlord"),
        kind="emphyteutic",
        places=[a_place(site, f"Logement {number:02}") for number in range(1, homes + 1)],
        starts_on=date(1997, 2, 1),
        ends_on=ENDS,
        rent=Decimal(1200),
        rent_every="year",
        actor=the_system(organisation),
    )


def someone_in(holding: Holding, number: int = 0, rent: str = "400.00") -> Occupancy:
    """A household in one of its homes since January, with its rent of a month."""
    place = holding.places.order_by("pk")[number].place
    organisation = holding.organisation
    row = a_lived_in_contract(
        organisation, place=place, household=a_household(organisation, f"Roux {number}")
    )
    return terms_of(row, rent=rent, charges="0", benefit="0")


def a_scenario(holding: Holding, kind: str = "renew", **given: Any) -> Scenario:
    system = the_system(holding.organisation)
    return correct_scenario(add_scenario(holding, kind=kind, actor=system), actor=system, **given)


def a_new_lessee(organisation: Organisation) -> Body:
    return a_body(organisation, "Toits du Sud", "landlord")


def a_transfer(holding: Holding) -> Transfer:
    organisation = holding.organisation
    to = a_new_lessee(organisation)
    return hand_over_title(holding, to=to, on=MAY_2, actor=the_system(organisation))


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of this room, with something on each."""
    held = an_emphyteusis(organisation)
    row = a_scenario(held)
    return [
        *(f"/apres/titres/{held.pk}/{verb}" for verb in ("", "scenario/", "ceder/")),
        *(
            f"/apres/scenarios/{row.pk}/{verb}/"
            for verb in ("chiffrer", "retenir", "revenir", "retirer")
        ),
    ]
