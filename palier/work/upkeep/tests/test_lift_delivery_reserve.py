from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_delivery
from palier.work.upkeep.actions import lift_delivery_reserve
from palier.work.upkeep.tests.examples import JUNE_3, a_reserve


def _lift(reserve, on=JUNE_3, role="technician"):
    return lift_delivery_reserve(
        reserve, lifted_on=on, actor=someone_as(reserve.organisation, role)
    )


def _reserve():
    return a_reserve(a_delivery(an_organisation()))


def test_seen_again_it_is_in_order():
    assert _lift(_reserve()).lifted_on == JUNE_3


def test_before_it_was_noted_or_twice_is_refused():
    reserve = _reserve()

    with pytest.raises(Refused, match="après avoir été notée"):
        _lift(reserve, date(2026, 5, 1))
    reserve.refresh_from_db()
    assert reserve.lifted_on is None
    _lift(reserve)
    with pytest.raises(Refused, match="déjà levée"):
        _lift(reserve)
