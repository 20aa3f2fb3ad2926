import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.owners.rendering import sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_mandate
from palier.work.upkeep.actions import charge_principal, drop_principal_charge
from palier.work.upkeep.tests.examples import JUNE_3, a_finished_order, a_request


def _charged(organisation):
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    order = a_finished_order(a_request(account.holding.places.get().place))
    return account, charge_principal(order, on=JUNE_3, actor=the_system(organisation))


def _drop(order, role="rental_manager"):
    return drop_principal_charge(order, on=JUNE_3, actor=someone_as(order.organisation, role))


def test_it_is_held_for_the_owner_again():
    account, order = _charged(an_organisation())

    assert _drop(order).move is None
    assert sums_of(account).closing == 212


def test_twice_is_refused():
    account, order = _charged(an_organisation())
    order = _drop(order)

    with pytest.raises(Refused, match="n’est pas imputée"):
        _drop(order)
    assert sums_of(account).closing == 212
