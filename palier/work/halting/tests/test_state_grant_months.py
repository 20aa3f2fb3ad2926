from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.halting.actions import correct_grant_month, depart, state_grant_months
from palier.work.halting.tests.examples import (
    MAY_18,
    a_closing,
    a_grant,
    a_pitch,
    a_ready_pitch,
    a_stay,
)


def _state(row, *numbers, on=date(2026, 6, 2), role="rental_manager"):
    months = row.months.filter(month__month__in=numbers)
    return state_grant_months(
        row, months=list(months), on=on, actor=someone_as(row.organisation, role)
    )


def _may():
    """Two pitches, one stay of two places from 4 to 18 May: 28 place-days of 124."""
    organisation = an_organisation()
    stay = a_stay(organisation)
    site = stay.occupancy.site
    a_pitch(site, "emplacement 02", meters=False)
    depart(
        stay, on=MAY_18, water=Decimal(110), power=Decimal(2100), actor=the_system(organisation)
    )
    return a_grant(site)


def test_a_month_is_frozen_with_its_days_its_rate_and_its_euros():
    """4 x 56.50 + 4 x 75.95 x 0.2258 = 226.00 + 68.60."""
    month = _state(_may(), 5).months.get(month=date(2026, 5, 1))

    assert (month.occupied_days, month.rate) == (28, Decimal("0.2258"))
    assert month.amount == Decimal("294.60")


def test_what_changes_afterwards_does_not_move_it():
    row = _state(_may(), 5)
    a_stay(row.organisation, row.site.places.get(label="emplacement 02"), water=None, power=None)

    assert row.months.get(month=date(2026, 5, 1)).occupied_days == 28


def test_none_not_over_twice_or_impossible_is_refused():
    row = _may()

    with pytest.raises(Refused, match="au moins un"):
        _state(row)
    with pytest.raises(Refused, match=r"mai.2026 n’est pas fini"):
        _state(row, 5, on=date(2026, 5, 31))
    may = row.months.get(month=date(2026, 5, 1))
    correct_grant_month(
        may, places=0, planned_percent=Decimal(0), actor=the_system(row.organisation)
    )
    with pytest.raises(Refused, match="28 places-jours"):
        _state(row, 5)
    assert not row.months.exclude(stated_on=None).exists()
    correct_grant_month(
        may, places=4, planned_percent=Decimal(0), actor=the_system(row.organisation)
    )
    _state(row, 5)
    with pytest.raises(Refused, match="déjà arrêté"):
        _state(row, 5)


def test_a_month_closed_from_end_to_end_offers_no_place():
    organisation = an_organisation()
    site = a_ready_pitch(organisation).site
    before = a_grant(site)
    a_closing(site, starts_on=date(2026, 8, 1), ends_on=date(2026, 9, 1))

    with pytest.raises(Refused, match=r"fermée tout le mois d’août|fermée tout le mois de août"):
        _state(before, 8, on=date(2026, 9, 2))
    assert not before.months.exclude(stated_on=None).exists()

    after = a_grant(site, year=2027, fixed=Decimal(90), variable=Decimal(45), source="Convention")
    assert after.months.get(month=date(2027, 8, 1)).places == 2
    a_closing(site, starts_on=date(2025, 8, 1), ends_on=date(2025, 9, 1))
    past = a_grant(site, year=2025)
    assert past.months.get(month=date(2025, 8, 1)).places == 0
    _state(past, 8, on=date(2026, 9, 2))
    assert past.months.get(month=date(2025, 8, 1)).amount == 0
