from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import note_guarantee_payment, note_guarantee_return
from palier.work.arrears.models import GuaranteePayment
from palier.work.arrears.tests.examples import a_claim, a_guaranteed_case, paid


def _return(claim, amount, role="rental_manager"):
    return note_guarantee_return(
        claim,
        on=date(2026, 8, 1),
        amount=Decimal(amount),
        actor=someone_as(claim.organisation, role),
    )


def _paid_claim():
    case, guarantee = a_guaranteed_case(an_organisation())
    claim = a_claim(case, guarantee)
    note_guarantee_payment(
        claim,
        payment=paid(case.account, "100.00", date(2026, 6, 20)),
        actor=the_system(case.organisation),
    )
    return claim


def test_the_household_pays_its_guarantor_back():
    row = _return(_paid_claim(), "40.00")

    assert (row.kind, row.amount, row.payment) == ("returned", Decimal("40.00"), None)


def test_not_more_than_they_paid():
    claim = _paid_claim()
    _return(claim, "60.00")

    with pytest.raises(Refused, match="pas plus"):
        _return(claim, "40.01")

    assert GuaranteePayment.objects.filter(kind="returned").count() == 1
