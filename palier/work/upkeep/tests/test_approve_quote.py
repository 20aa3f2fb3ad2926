from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.upkeep.actions import (
    approve_quote,
)
from palier.work.upkeep.models import WorkOrder
from palier.work.upkeep.tests.examples import (
    a_home,
    a_request,
    an_order,
)


def _quoted(organisation):
    row = a_request(a_home(organisation).main_place)
    return an_order(row, quote=Decimal(900))


def test_someone_says_yes_to_its_cost():
    organisation = an_organisation()

    order = approve_quote(_quoted(organisation), actor=someone_as(organisation, "director"))

    assert order.state == "sent"
    assert order.approved_by is not None


def test_what_does_not_wait_is_refused():
    organisation = an_organisation()
    order = an_order(a_request(a_home(organisation).main_place))

    with pytest.raises(Refused, match="commandé"):
        approve_quote(order, actor=someone_as(organisation, "director"))

    assert WorkOrder.objects.get().approved_by is None


def test_a_technician_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied):
        approve_quote(_quoted(organisation), actor=someone_as(organisation, "technician"))
