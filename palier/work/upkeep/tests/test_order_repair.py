from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.upkeep.actions import (
    order_repair,
)
from palier.work.upkeep.models import RepairRequest, WorkOrder
from palier.work.upkeep.tests.examples import (
    JUNE_1,
    JUNE_3,
    a_home,
    a_request,
    an_order,
)


def test_someone_is_asked_to_come():
    row = a_request(a_home(an_organisation()).main_place)

    order = an_order(row)

    row.refresh_from_db()
    assert (row.state, order.state, order.visit_on) == ("ordered", "sent", JUNE_3)


@pytest.mark.parametrize(("quote", "state"), [("500.00", "sent"), ("500.01", "quoted")])
def test_above_the_threshold_a_quote_waits(quote, state):
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place)
    contractor = a_body(organisation, "Plomberie Vidal", "supplier")

    order = an_order(row, technician=None, contractor=contractor, quote=Decimal(quote))

    assert (order.state, order.whom) == (state, "Plomberie Vidal")


def test_nobody_two_or_too_early_is_refused():
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place)

    with pytest.raises(Refused, match="un technicien ou une entreprise"):
        an_order(row, technician=None)
    with pytest.raises(Refused, match="un technicien ou une entreprise"):
        an_order(row, contractor=a_body(organisation))
    with pytest.raises(Refused, match="déjà passé"):
        an_order(row, visit_on=date(2026, 5, 31))

    assert not WorkOrder.objects.exists()
    assert RepairRequest.objects.get().state == "open"


def test_twice_is_refused():
    row = a_request(a_home(an_organisation()).main_place)
    an_order(row)

    with pytest.raises(Refused, match="confiée"):
        an_order(row)


def test_a_social_worker_may_not():
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place)

    with pytest.raises(PermissionDenied):
        order_repair(
            row,
            technician=a_user(),
            ordered_on=JUNE_1,
            actor=someone_as(organisation, "social_worker"),
        )
