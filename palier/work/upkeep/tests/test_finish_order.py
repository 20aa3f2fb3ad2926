from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.upkeep.actions import finish_order
from palier.work.upkeep.models import WorkOrder
from palier.work.upkeep.tests.examples import (
    JUNE_3,
    a_finished_order,
    a_home,
    a_part,
    a_request,
    an_order,
)


def test_what_was_done_how_long_and_for_how_much():
    row = a_request(a_home(an_organisation()).main_place)

    order = a_finished_order(row)

    row.refresh_from_db()
    assert (row.state, order.state, order.minutes) == ("done", "done", 45)
    assert order.cost == Decimal("38.50")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"report": " "}, "ce qui a été fait"),
        ({"done_on": date(2026, 5, 31)}, "avant la commande"),
    ],
)
def test_what_cannot_be_is_refused_and_the_order_stays(given, words):
    row = a_request(a_home(an_organisation()).main_place)

    with pytest.raises(Refused, match=words):
        a_finished_order(row, **given)

    row.refresh_from_db()
    assert (WorkOrder.objects.get().state, row.state) == ("sent", "ordered")


def test_the_part_used_leaves_the_stock_and_not_more_than_there_is():
    organisation = an_organisation()
    part = a_part(organisation)
    order = an_order(a_request(a_home(organisation).main_place))
    told = {"done_on": JUNE_3, "report": "Joints", "actor": the_system(organisation)}

    with pytest.raises(Refused, match=r"qu’il y en a 10.pièces"):
        finish_order(order, part=part, used=11, **told)
    assert (WorkOrder.objects.get().state, part.moves.count()) == ("sent", 1)

    finish_order(order, part=part, used=2, **told)
    move = part.moves.get(order=order)
    assert (move.quantity, move.on) == (-2, JUNE_3)


def test_a_day_sent_twice_changes_nothing_more():
    organisation = an_organisation()
    order = a_finished_order(a_request(a_home(organisation).main_place))

    with pytest.raises(Refused, match="fait"):
        finish_order(
            order, done_on=JUNE_3, report="Encore", actor=someone_as(organisation, "technician")
        )

    assert WorkOrder.objects.get().report == "Joint et siphon changés"


def test_a_quote_not_approved_is_not_carried_out():
    organisation = an_organisation()
    order = an_order(a_request(a_home(organisation).main_place), quote=Decimal(900))

    with pytest.raises(Refused, match="devis à approuver"):
        finish_order(order, done_on=JUNE_3, report="Fait", actor=the_system(organisation))
