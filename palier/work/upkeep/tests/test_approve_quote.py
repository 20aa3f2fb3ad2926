from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.upkeep.actions import approve_quote, charge_repair, order_repair
from palier.work.upkeep.models import WorkOrder
from palier.work.upkeep.tests.examples import JUNE_1, a_finished_order, a_home, a_request, an_order


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


def test_one_does_not_approve_one_s_own_order():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    order = order_repair(
        a_request(a_home(organisation).main_place),
        technician=a_user(),
        ordered_on=JUNE_1,
        quote=Decimal(5000),
        because="Accord écrit",
        actor=manager,
    )

    with pytest.raises(Refused, match="quelqu’un d’autre"):
        approve_quote(order, actor=manager)
    assert WorkOrder.objects.get().state == "quoted"


def test_a_cost_that_nobody_approved_waits_and_is_charged_to_no_one():
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place, item="plumbing_use", title="Joint")
    order = a_finished_order(row, cost=Decimal(5000))
    assert order.is_over
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(Refused, match="faites-le d’abord approuver"):
        charge_repair(order, amount=Decimal(5000), month_on=JUNE_1, actor=manager)

    order = approve_quote(order, actor=someone_as(organisation, "director"))
    assert (order.is_over, order.state) == (False, "done")
    assert charge_repair(order, amount=Decimal(5000), month_on=JUNE_1, actor=manager).extra
