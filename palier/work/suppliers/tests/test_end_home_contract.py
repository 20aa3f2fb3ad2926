from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import end_home_contract
from palier.work.suppliers.tests.examples import a_home_contract

JULY = date(2026, 7, 1)


def _end(row, ends_on=JULY, role="rental_manager"):
    return end_home_contract(row, ends_on=ends_on, actor=someone_as(row.organisation, role))


def test_it_no_longer_runs_from_that_day():
    assert _end(a_home_contract(an_organisation())).period.upper == JULY


def test_before_it_began_over_already_or_by_who_may_not():
    row = a_home_contract(an_organisation())
    with pytest.raises(Refused, match="ne commence que"):
        _end(row, date(2026, 1, 1))
    with pytest.raises(PermissionDenied):
        _end(row, role="technician")
    row = _end(row)
    with pytest.raises(Refused, match="finit déjà"):
        _end(row, date(2026, 8, 1))
    assert row.period.upper == JULY
