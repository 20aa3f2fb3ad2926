from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Sum

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.upkeep.actions import charge_repair, close_repair, finish_order, undo_finish
from palier.work.upkeep.models import WorkOrder
from palier.work.upkeep.tests.examples import (
    JUNE_3,
    a_finished_order,
    a_home,
    a_part,
    a_request,
    an_order,
)


def _undo(order, role="technician"):
    return undo_finish(order, on=JUNE_3, actor=someone_as(order.organisation, role))


def test_the_order_goes_on_and_its_parts_are_back():
    organisation = an_organisation()
    part, row = a_part(organisation), a_request(a_home(organisation).main_place)
    told = {"done_on": JUNE_3, "report": "Joint", "part": part, "used": 3}
    order = finish_order(an_order(row), cost=Decimal(385), actor=the_system(organisation), **told)

    order = _undo(order)

    assert (order.state, order.done_on, order.cost, order.report) == ("sent", None, None, "")
    row.refresh_from_db()
    assert row.state == "ordered"
    assert part.moves.aggregate(n=Sum("quantity"))["n"] == 10
    again = finish_order(order, cost=Decimal("38.50"), actor=the_system(organisation), **told)
    assert again.cost == Decimal("38.50")
    _undo(again)
    assert part.moves.aggregate(n=Sum("quantity"))["n"] == 10, (
        "what is back is not given back twice"
    )


def test_not_done_closed_since_or_borne_by_someone_is_refused():
    organisation = an_organisation()
    home = a_home(organisation).main_place
    manager = someone_as(organisation, "rental_manager")
    with pytest.raises(Refused, match="pas noté fait"):
        _undo(an_order(a_request(home)))
    closed = a_finished_order(a_request(home))
    close_repair(closed.request, is_fixed=True, closed_on=JUNE_3, actor=manager)
    with pytest.raises(Refused, match="rouvrez-la"):
        _undo(closed)
    charged = a_finished_order(a_request(home, item="plumbing_use", title="Joint"))
    charge_repair(charged, amount=Decimal(20), month_on=date(2026, 6, 1), actor=manager)
    with pytest.raises(Refused, match="reprenez-le"):
        _undo(charged)

    assert WorkOrder.objects.filter(state="done").count() == 2


def test_a_volunteer_may_not():
    order = a_finished_order(a_request(a_home(an_organisation()).main_place))

    with pytest.raises(PermissionDenied):
        _undo(order, "volunteer")

    assert WorkOrder.objects.get().state == "done"


def test_its_page_offers_it(client):
    organisation = an_organisation()
    order = a_finished_order(a_request(a_home(organisation).main_place))
    come_in(client, organisation, "technician")
    address = f"/travaux/ordres/{order.pk}/par-erreur/"

    assert address in client.get(f"/travaux/{order.request_id}/").content.decode()
    client.post(address)

    assert address not in client.get(f"/travaux/{order.request_id}/").content.decode()
