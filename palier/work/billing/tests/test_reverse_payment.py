from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import assign_line, reverse_payment
from palier.work.billing.models import Payment, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import a_notice, a_payment

MAY_20 = date(2026, 5, 20)


def test_what_it_settled_is_due_again_and_its_bank_line_waits():
    organisation = an_organisation()
    notice = a_notice(organisation)
    line = a_waiting_line(organisation)
    payment = assign_line(line, account=notice.account, actor=the_system(organisation))

    reverse_payment(payment, on=MAY_20, actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert line.state == "waiting"
    assert RentNotice.objects.with_paid().get().paid == Decimal("0.00")
    assert owed_by(notice.account) == Decimal("212.00")
    again = assign_line(line, account=notice.account, actor=the_system(organisation))
    assert again.amount == Decimal("212.00")


def test_undoing_twice_is_refused():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    payment = a_payment(a_notice(organisation).account)
    mirror = reverse_payment(payment, on=MAY_20, actor=accountant)

    for each in (payment, mirror):
        with pytest.raises(Refused, match="déjà annulé"):
            reverse_payment(each, on=MAY_20, actor=accountant)

    assert Payment.objects.count() == 2
