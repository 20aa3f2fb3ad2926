"""Example years of charges, with two homes of 30 and 60 m²."""

from datetime import date
from decimal import Decimal

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.billing.actions import set_term
from palier.work.billing.tests.examples import an_issued_run
from palier.work.charges.actions import add_charge_expense, open_charge_year
from palier.work.charges.models import ChargeYear
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_lived_in_contract

JANUARY, NEXT = date(2025, 1, 1), date(2026, 1, 1)
MARCH_2026 = date(2026, 3, 10)


def two_homes(organisation: Organisation, regime: str = "loi89") -> list[Occupancy]:
    """Two homes of one site, let the whole of 2025 with provisions of 20 and 40."""
    site = a_site(organisation)
    found = []
    for surface, provision in ((30, "20.00"), (60, "40.00")):
        place = a_place(site, surface=Decimal(surface))
        home = a_lived_in_contract(organisation, regime=regime, place=place, starts_on=JANUARY)
        set_term(
            home,
            kind="charges",
            amount=Decimal(provision),
            starts_on=JANUARY,
            actor=the_system(organisation),
        )
        found.append(home)
    return found


def a_year(organisation: Organisation, home: Occupancy) -> ChargeYear:
    return open_charge_year(
        home.site, starts_on=JANUARY, ends_on=NEXT, actor=the_system(organisation)
    )


def an_expense(
    year: ChargeYear, amount: str = "900.00", key: str = "surface", **given: object
) -> None:
    told = {"rubric": "water_heat", "label": "Eau", "proof": "Facture 12", **given}
    add_charge_expense(
        year,
        amount=Decimal(amount),
        key=key,
        actor=the_system(year.organisation),
        **told,  # type: ignore[arg-type]
    )


def three_months_called(organisation: Organisation) -> None:
    """Provisions of January to March 2025 are called: 60 and 120."""
    for month in (1, 2, 3):
        an_issued_run(organisation, date(2025, month, 1))
