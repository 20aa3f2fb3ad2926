from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import invoice_stay
from palier.work.billing.models import Extra
from palier.work.upkeep.actions import charge_repair, decide_payer, drop_repair_charge
from palier.work.upkeep.tests.examples import JUNE_3, a_finished_order, a_home, a_request


def _charged():
    request = a_request(a_home(an_organisation()).main_place)
    system = the_system(request.organisation)
    request = decide_payer(request, payer="occupant", because="Casse", actor=system)
    return charge_repair(
        a_finished_order(request), amount=Decimal(20), month_on=JUNE_3, actor=system
    )


def _drop(order, role="rental_manager"):
    return drop_repair_charge(order, actor=someone_as(order.organisation, role))


def test_it_is_no_longer_called_and_may_be_charged_again():
    order = _drop(_charged())

    assert order.extra is None
    assert not Extra.objects.exists()


def test_not_charged_or_once_called_is_refused():
    with pytest.raises(Refused, match="pas refacturée"):
        _drop(a_finished_order(a_request(a_home(an_organisation()).main_place)))
    order = _charged()
    invoice_stay(order.extra.occupancy, on=JUNE_3, actor=the_system(order.organisation))
    order.refresh_from_db()
    with pytest.raises(Refused, match="émis"):
        _drop(order)
    assert Extra.objects.count() == 1
