from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Line
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import record_payment
from palier.work.billing.models import Payment, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import JUNE, MAY, a_notice, an_issued_run

MAY_6 = date(2026, 5, 6)


def test_cash_settles_the_oldest_notice_first():
    organisation = an_organisation()
    notice = a_notice(organisation)
    an_issued_run(organisation, JUNE)

    record_payment(
        notice.account,
        on=MAY_6,
        amount=Decimal("300.00"),
        means="cash",
        actor=someone_as(organisation, "rental_manager"),
    )

    paid = dict(RentNotice.objects.with_paid().values_list("month", "paid"))
    assert paid == {MAY: Decimal("212.00"), JUNE: Decimal("88.00")}
    assert owed_by(notice.account) == Decimal("124.00")
    assert owed_by(notice.account, on=MAY_6) == Decimal("-88.00")
    assert Line.objects.get(account__code="531").debit == Decimal("300.00")


@pytest.mark.parametrize("amount", ["0.00", "-5.00"])
def test_what_is_not_money_is_refused(amount):
    organisation = an_organisation()
    notice = a_notice(organisation)

    with pytest.raises(Refused, match="positif"):
        record_payment(
            notice.account,
            on=MAY_6,
            amount=Decimal(amount),
            means="cash",
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not Payment.objects.exists()
    assert owed_by(notice.account) == Decimal("212.00")
