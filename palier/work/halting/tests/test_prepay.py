from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.models import HouseholdAccount, Payment
from palier.work.billing.reads import owed_by
from palier.work.halting.actions import depart, prepay
from palier.work.halting.models import Prepayment
from palier.work.halting.tests.examples import MAY_18, a_ready_pitch, a_stay


def _prepay(stay, amount="40", role="site_manager"):
    return prepay(
        stay, amount=Decimal(amount), on=MAY_18, actor=someone_as(stay.organisation, role)
    )


def _prepaid():
    organisation = an_organisation()
    return a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))


def test_it_waits_on_the_household_s_account():
    stay = _prepaid()

    _prepay(stay)

    account = HouseholdAccount.objects.get(household=stay.occupancy.household)
    assert owed_by(account) == Decimal(-40)


def test_a_site_that_bills_afterwards_nothing_or_a_settled_stay_is_refused():
    with pytest.raises(Refused, match="après relevé"):
        _prepay(a_stay(an_organisation()))
    stay = _prepaid()
    with pytest.raises(Refused, match="positif"):
        _prepay(stay, "0")
    assert not Prepayment.objects.exists()
    assert not Payment.objects.exists()
    stay = depart(
        stay,
        on=MAY_18,
        water=Decimal(110),
        power=Decimal(2100),
        actor=the_system(stay.organisation),
    )
    with pytest.raises(Refused, match="soldé"):
        _prepay(stay)
