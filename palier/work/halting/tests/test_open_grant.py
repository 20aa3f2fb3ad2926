from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.halting.actions import open_grant
from palier.work.halting.models import GrantMonth, GrantYear
from palier.work.halting.tests.examples import (
    a_grant,
    a_halting_site,
    a_pitch,
    a_ready_pitch,
    a_stay,
)


def _open(site, role="rental_manager", **given):
    return open_grant(site, actor=someone_as(site.organisation, role), **({"year": 2026} | given))


def test_twelve_months_with_two_places_a_pitch_and_the_amounts_of_the_text():
    site = a_halting_site(an_organisation())
    for label in ("01", "02", "03"):
        a_pitch(site, label, meters=False)

    row = _open(site)

    assert (row.fixed, row.variable) == (Decimal("56.50"), Decimal("75.95"))
    assert [each.places for each in row.months.all()] == [6] * 12


def test_what_is_expected_is_the_mean_of_the_two_years_before():
    """In May 2025 one stay of two places from the 4th: 28 days of 31; nobody knew 2024."""
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation))

    row = _open(
        stay.occupancy.site,
        year=2027,
        fixed=Decimal(90),
        variable=Decimal(45),
        source="Arrêté",
    )

    may, june = row.months.get(month=date(2027, 5, 1)), row.months.get(month=date(2027, 6, 1))
    assert (may.planned_rate, june.planned_rate) == (Decimal("0.9032"), Decimal(1))
    assert row.months.get(month=date(2027, 4, 1)).planned_rate == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"year": 2013}, "Aucun montant"),
        ({"year": 2027}, "Aucun montant"),
        ({"fixed": Decimal(90)}, "les deux montants"),
        ({"fixed": Decimal(90), "variable": Decimal(45)}, "d’où viennent"),
    ],
)
def test_no_amount_is_invented(given, words):
    with pytest.raises(Refused, match=words):
        _open(a_halting_site(an_organisation()), **given)
    assert not GrantYear.objects.exists()
    assert not GrantMonth.objects.exists()


def test_another_kind_of_site_or_the_same_year_is_refused():
    organisation = an_organisation()
    site = a_halting_site(organisation)
    a_grant(site)

    with pytest.raises(Refused, match="pas une aire"):
        _open(a_site(organisation))
    with pytest.raises(Refused, match="déjà sa convention"):
        _open(site)
    assert GrantYear.objects.count() == 1
