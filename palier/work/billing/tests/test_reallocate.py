from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import reallocate, reverse_payment
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run


def _two_months(organisation):
    may = a_notice(organisation)
    an_issued_run(organisation, JUNE)
    june = RentNotice.objects.get(month=JUNE)
    return may, june, a_payment(may.account, "212.00", on=date(2026, 6, 6))


def _paid():
    return [n.paid for n in RentNotice.objects.with_paid().order_by("month")]


def test_a_person_says_which_notice_is_paid():
    organisation = an_organisation()
    _, june, payment = _two_months(organisation)
    assert _paid() == [212, 0]

    reallocate(
        payment,
        notices=[(june, Decimal("200.00"))],
        actor=someone_as(organisation, "accountant"),
    )

    assert _paid() == [0, 200]


@pytest.mark.parametrize("amount", ["0", "212.01"])
def test_too_much_or_nothing_is_refused_and_nothing_moves(amount):
    organisation = an_organisation()
    _, june, payment = _two_months(organisation)

    with pytest.raises(Refused, match="212,00"):
        reallocate(
            payment,
            notices=[(june, Decimal(amount))],
            actor=someone_as(organisation, "accountant"),
        )

    assert _paid() == [212, 0]


def test_a_payment_undone_or_anothers_notice_is_refused():
    organisation = an_organisation()
    may, june, payment = _two_months(organisation)
    system = the_system(organisation)
    other = a_payment(may.account, "300.00", on=date(2026, 6, 8))

    with pytest.raises(Refused, match="Il ne reste que"):
        reallocate(other, notices=[(may, Decimal("212.00"))], actor=system)
    reverse_payment(payment, on=date(2026, 6, 9), actor=system)
    with pytest.raises(Refused, match="ne s’impute pas"):
        reallocate(payment, notices=[(june, Decimal(1))], actor=system)
