from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.upkeep.actions import book_visit, cancel_order
from palier.work.upkeep.models import WorkOrder
from palier.work.upkeep.tests.examples import JUNE_3, a_home, a_request, an_order


def _book(order, on=date(2026, 6, 5), role="technician"):
    return book_visit(order, visit_on=on, actor=someone_as(order.organisation, role))


def test_a_day_is_agreed():
    order = an_order(a_request(a_home(an_organisation()).main_place))

    assert _book(order).visit_on == date(2026, 6, 5)


def test_too_early_or_over_is_refused():
    order = an_order(a_request(a_home(an_organisation()).main_place))

    with pytest.raises(Refused, match="avant la commande"):
        _book(order, on=date(2026, 5, 31))
    assert WorkOrder.objects.get().visit_on == JUNE_3
    cancel_order(order, actor=the_system(order.organisation))
    with pytest.raises(Refused, match="terminé"):
        _book(order)
