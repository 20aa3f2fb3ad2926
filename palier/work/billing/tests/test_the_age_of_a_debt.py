"""A debt has one age: that of the notice which is not paid, on every page."""

from datetime import date
from decimal import Decimal

from palier.base.ledger.reads import months_owed
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import record_payment, reverse_payment
from palier.work.billing.models import RentNotice
from palier.work.billing.reporting import aged_accounts
from palier.work.billing.tests.examples import JUNE, MAY, a_payment, a_rented_home, an_issued_run

JUNE_30 = date(2026, 6, 30)


def _two_months(organisation):
    """212 of May and 212 of June."""
    a_rented_home(organisation)
    an_issued_run(organisation, MAY), an_issued_run(organisation, JUNE)
    return RentNotice.objects.order_by("month")


def _ages(organisation, on=JUNE_30):
    [row] = aged_accounts(organisation, on)
    return row.aged.due, row.aged.fresh, row.aged.over_30


def test_what_names_a_later_notice_leaves_the_old_one_owed_since_its_day(client):
    organisation = an_organisation()
    may, june = _two_months(organisation)
    record_payment(
        may.account,
        on=date(2026, 6, 8),
        amount=Decimal(212),
        means="transfer",
        names=june,
        actor=the_system(organisation),
    )

    assert _ages(organisation) == (212, 0, 212)
    owed = months_owed([may.account.auxiliary_id], on=JUNE_30)
    assert owed == {may.account.auxiliary_id: [MAY]}
    come_in(client, organisation, "accountant")
    page = client.get("/quittancement/balance-agee/")
    assert "règle l’avis qu’il nomme" in page.content.decode()


def test_a_payment_of_an_old_notice_undone_makes_that_notice_owed_again():
    organisation = an_organisation()
    may, _ = _two_months(organisation)
    of_may = a_payment(may.account, "212.00", date(2026, 5, 6))
    a_payment(may.account, "212.00", date(2026, 6, 8))
    assert aged_accounts(organisation, JUNE_30) == []

    reverse_payment(of_may, on=date(2026, 6, 20), actor=the_system(organisation))

    assert _ages(organisation) == (212, 0, 212)


def test_a_part_paid_of_each_is_aged_part_by_part():
    organisation = an_organisation()
    may, june = _two_months(organisation)
    a_payment(may.account, "12.00", date(2026, 6, 8))
    record_payment(
        may.account,
        on=date(2026, 6, 9),
        amount=Decimal(150),
        means="transfer",
        names=june,
        actor=the_system(organisation),
    )

    assert _ages(organisation) == (262, 62, 200)


def test_what_is_paid_on_a_later_day_is_owed_until_then():
    organisation = an_organisation()
    may, _ = _two_months(organisation)
    a_payment(may.account, "424.00", date(2026, 6, 8))

    assert _ages(organisation, date(2026, 6, 7)) == (424, 212, 212)
