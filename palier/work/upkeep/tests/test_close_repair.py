from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.upkeep.actions import close_repair
from palier.work.upkeep.models import RepairRequest
from palier.work.upkeep.tests.examples import JUNE_3, a_finished_order, a_home, a_request, an_order


def _close(row, is_fixed=True, on=JUNE_3, role="social_worker"):
    return close_repair(
        row, is_fixed=is_fixed, closed_on=on, actor=someone_as(row.organisation, role)
    )


def test_the_household_says_it_is_fixed():
    row = a_request(a_home(an_organisation()).main_place)
    a_finished_order(row)

    row = _close(row)

    assert (row.state, row.is_fixed, row.closed_on) == ("closed", True, JUNE_3)


def test_not_fixed_it_goes_on():
    row = a_request(a_home(an_organisation()).main_place)
    a_finished_order(row)

    row = _close(row, is_fixed=False)

    assert (row.state, row.is_fixed, row.closed_on) == ("open", False, None)


def test_before_it_was_asked_or_while_someone_comes_it_is_refused():
    row = a_request(a_home(an_organisation()).main_place)

    with pytest.raises(Refused, match="pas encore faite"):
        _close(row, on=date(2026, 5, 31))
    an_order(row)
    with pytest.raises(Refused, match="doit encore venir"):
        _close(row)

    assert RepairRequest.objects.get().closed_on is None
