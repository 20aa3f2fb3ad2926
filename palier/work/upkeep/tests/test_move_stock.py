import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.upkeep.actions import move_stock
from palier.work.upkeep.models import StockMove
from palier.work.upkeep.tests.examples import JUNE_3, a_home, a_part, a_request, an_order


def _move(part, quantity=-3, role="technician", **given):
    return move_stock(
        part, quantity=quantity, on=JUNE_3, actor=someone_as(part.organisation, role), **given
    )


def test_parts_are_used_for_an_order():
    organisation = an_organisation()
    order = an_order(a_request(a_home(organisation).main_place))

    assert _move(a_part(organisation), order=order).order == order


def test_none_or_more_than_there_are_is_refused():
    part = a_part(an_organisation())

    with pytest.raises(Refused, match="combien"):
        _move(part, 0)
    with pytest.raises(Refused, match=r"qu’il y en a 10.pièces"):
        _move(part, -11)
    assert StockMove.objects.count() == 1
