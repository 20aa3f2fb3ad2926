from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.models import Extra
from palier.work.upkeep.actions import charge_repair, decide_payer
from palier.work.upkeep.tests.examples import (
    JUNE_1,
    JUNE_3,
    a_finished_order,
    a_home,
    a_request,
    an_order,
)


def _charge(order, amount="38.50", role="rental_manager"):
    return charge_repair(
        order,
        amount=Decimal(amount),
        month_on=JUNE_3,
        actor=someone_as(order.organisation, role),
    )


def _request(payer="occupant"):
    request = a_request(a_home(an_organisation()).main_place)
    return decide_payer(
        request, payer=payer, because="Casse", actor=the_system(request.organisation)
    )


def test_it_comes_with_the_notice_of_the_month():
    extra = _charge(a_finished_order(_request())).extra

    assert (extra.amount, extra.month, extra.source) == (Decimal("38.50"), JUNE_1, "damage")


def test_what_falls_to_others_is_not_the_occupant_s():
    with pytest.raises(Refused, match="n’a rien à payer"):
        _charge(a_finished_order(_request("association")))
    assert not Extra.objects.exists()


def test_not_done_above_its_cost_or_twice_is_refused():
    with pytest.raises(Refused, match="pas fait"):
        _charge(an_order(_request()))
    with pytest.raises(Refused, match="n’est pas noté"):
        _charge(a_finished_order(_request(), cost=None))
    order = a_finished_order(_request())
    with pytest.raises(Refused, match="a coûté"):
        _charge(order, "38.51")
    assert not Extra.objects.exists()
    order = _charge(order)
    with pytest.raises(Refused, match="déjà refacturée"):
        _charge(order)
    assert Extra.objects.count() == 1
