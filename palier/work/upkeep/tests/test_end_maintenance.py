from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.upkeep.actions import end_maintenance
from palier.work.upkeep.tests.examples import JUNE_1, a_contract


def _end(contract, on=JUNE_1, role="rental_manager"):
    return end_maintenance(contract, ends_on=on, actor=someone_as(contract.organisation, role))


def test_a_visit_awaited_then_is_dropped():
    contract = _end(a_contract(a_site(an_organisation())))

    assert contract.period.upper == JUNE_1
    assert not contract.visits.exists()


def test_before_it_began_or_twice_is_refused():
    contract = a_contract(a_site(an_organisation()))

    with pytest.raises(Refused, match="avant de commencer"):
        _end(contract, date(2026, 1, 1))
    contract.refresh_from_db()
    assert contract.period.upper is None
    _end(contract)
    with pytest.raises(Refused, match="finit déjà"):
        _end(contract, date(2026, 9, 1))
