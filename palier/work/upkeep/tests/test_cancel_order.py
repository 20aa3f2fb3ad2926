import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.upkeep.actions import cancel_order
from palier.work.upkeep.models import WorkOrder
from palier.work.upkeep.tests.examples import a_finished_order, a_home, a_request, an_order


def test_the_request_waits_again():
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place)

    cancel_order(an_order(row), actor=someone_as(organisation, "rental_manager"))

    row.refresh_from_db()
    assert (row.state, WorkOrder.objects.get().state) == ("open", "cancelled")


def test_what_is_done_stays_done():
    organisation = an_organisation()
    order = a_finished_order(a_request(a_home(organisation).main_place))

    with pytest.raises(Refused, match="fait"):
        cancel_order(order, actor=the_system(organisation))

    assert WorkOrder.objects.get().state == "done"
