import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.charges.actions import remove_charge_expense
from palier.work.charges.models import ChargeExpense
from palier.work.charges.tests.examples import a_year, an_expense, two_homes
from palier.work.charges.tests.test_settle_charges import _settle


def test_a_settled_years_bill_stays():
    organisation = an_organisation()
    year = a_year(organisation, two_homes(organisation)[0])
    an_expense(year)
    _settle(year)

    with pytest.raises(Refused, match="sont régularisées"):
        remove_charge_expense(
            ChargeExpense.objects.get(), actor=someone_as(organisation, "accountant")
        )

    assert ChargeExpense.objects.count() == 1
