from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.halting.actions import correct_grant_month, state_grant_months
from palier.work.halting.tests.examples import a_grant, a_halting_site, a_pitch


def _month():
    site = a_halting_site(an_organisation())
    a_pitch(site, meters=False)
    return a_grant(site).months.get(month=date(2026, 5, 1))


def _correct(month, percent="75", role="rental_manager"):
    return correct_grant_month(
        month,
        places=1,
        planned_percent=Decimal(percent),
        actor=someone_as(month.organisation, role),
    )


def test_places_in_works_are_not_available():
    month = _correct(_month())

    assert (month.places, month.planned_rate) == (1, Decimal("0.75"))


def test_above_all_or_stated_is_refused():
    month = _month()

    with pytest.raises(Refused, match="0 à 100"):
        _correct(month, "101")
    month.refresh_from_db()
    assert month.places == 2
    state_grant_months(
        month.year, months=[month], on=date(2026, 6, 2), actor=the_system(month.organisation)
    )
    with pytest.raises(Refused, match="arrêté"):
        _correct(month)
