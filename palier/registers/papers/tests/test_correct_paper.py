from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.papers.actions import correct_paper
from palier.registers.papers.tests.examples import MAY_2, a_paper
from palier.registers.people.tests.examples import a_household


def _correct(row, role="rental_manager", **given):
    told = {"received_on": MAY_2, **given}
    return correct_paper(row, actor=someone_as(row.organisation, role), **told)


def test_until_when_it_holds():
    row = _correct(a_paper(a_household(an_organisation())), valid_until=date(2027, 5, 2))
    assert row.valid_until == date(2027, 5, 2)


def test_not_a_paper_that_never_held():
    row = a_paper(a_household(an_organisation()))
    with pytest.raises(Refused, match="ne vaudrait plus"):
        _correct(row, valid_until=date(2026, 5, 1))
    row.refresh_from_db()
    assert row.valid_until is None


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _correct(a_paper(a_household(an_organisation())), role="director")
