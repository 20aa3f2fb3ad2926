from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.succession.actions import correct_scenario
from palier.work.succession.tests.examples import a_scenario, an_emphyteusis


def _correct(row, role="rental_manager", **given):
    return correct_scenario(row, actor=someone_as(row.organisation, role), **given)


def test_its_figures_as_they_are_known_now():
    row = a_scenario(an_emphyteusis(an_organisation()))
    row = _correct(row, years=30, owner_rent=Decimal(2400), works=Decimal(90000))
    assert (row.years, row.owner_rent, row.works, row.grants) == (30, 2400, 90000, None)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"years": 0}, "1 et 99"),
        ({"works": Decimal(-1)}, "négative"),
        ({"works": Decimal(10), "grants": Decimal(11)}, "subventions dépassent"),
    ],
)
def test_impossible_figures_are_refused(given, told):
    row = a_scenario(an_emphyteusis(an_organisation()), works=Decimal(5))
    with pytest.raises(Refused, match=told):
        _correct(row, **given)
    row.refresh_from_db()
    assert (row.works, row.grants, row.years) == (5, None, None)


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _correct(a_scenario(an_emphyteusis(an_organisation())), role="director")
