"""Payments recognised from a bank statement, as it is imported."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.bank.actions import import_statement
from palier.base.bank.models import StatementLine
from palier.base.bank.tests.examples import IBAN, a_bank_account, a_file, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.walls import stand_in
from palier.work.billing.actions import know_payer, record_payments
from palier.work.billing.actions.payments import Received
from palier.work.billing.models import Payment, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import JUNE, MAY, a_notice, a_rented_home, an_issued_run


def _imported(organisation, text: str, amount: str = "212.00", iban: str = "") -> StatementLine:
    closing = str(Decimal("1000.00") + Decimal(amount))
    content = a_file(an_entry(amount, text, iban=iban), closing=closing)
    import_statement(organisation, content=content, actor=someone_as(organisation, "accountant"))
    return StatementLine.objects.get()


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("LOYER AV000001", "reference"),
        ("virement av 1 merci", "reference"),
        ("LOYER CONTRAT B-0001", "contract"),
        ("loyer b0001", "contract"),
    ],
)
def test_a_line_that_names_a_notice_or_a_contract_pays_it(text, by):
    organisation = an_organisation()
    a_bank_account(organisation)
    notice = a_notice(organisation)

    line = _imported(organisation, text)

    assert (line.state, line.matched_by) == ("matched", by)
    assert owed_by(notice.account) == Decimal("0.00")
    assert RentNotice.objects.with_paid().get().paid == Decimal("212.00")


def test_a_known_iban_pays_for_its_household():
    organisation = an_organisation()
    a_bank_account(organisation)
    notice = a_notice(organisation)
    know_payer(organisation, iban=IBAN, account=notice.account, actor=the_system(organisation))

    assert _imported(organisation, "loyer", iban=IBAN).matched_by == "iban"
    assert owed_by(notice.account) == Decimal("0.00")


def test_the_agency_pays_its_own_account_and_no_household():
    organisation = an_organisation()
    a_bank_account(organisation)
    notice = a_notice(organisation)
    know_payer(organisation, iban=IBAN, account=None, actor=the_system(organisation))

    _imported(organisation, "APL", "287.00", IBAN)

    assert Payment.objects.get().account is None
    assert owed_by(notice.account) == Decimal("212.00")


def test_a_line_that_names_a_later_notice_settles_that_one():
    organisation = an_organisation()
    a_bank_account(organisation)
    a_notice(organisation)
    an_issued_run(organisation, JUNE)

    _imported(organisation, "AV000002")

    paid = dict(RentNotice.objects.with_paid().values_list("month", "paid"))
    assert paid == {MAY: Decimal("0.00"), JUNE: Decimal("212.00")}


@pytest.mark.parametrize("text", ["LOYER DIALLO", "AV999999", "B-9999", "SAV000001"])
def test_the_rest_waits_for_a_human(text):
    organisation = an_organisation()
    a_bank_account(organisation)
    notice = a_notice(organisation)

    assert _imported(organisation, text).state == "waiting"
    assert owed_by(notice.account) == Decimal("212.00")


def test_the_notice_of_another_association_is_not_ours_to_pay():
    theirs = an_organisation("Ailleurs")
    their_account = a_notice(theirs).account
    ours = an_organisation("Ici")
    stand_in(ours.pk)
    received = [Received(their_account, MAY, Decimal("212.00"))]

    with pytest.raises(PermissionDenied):
        record_payments(ours, received=received, actor=someone_as(ours, "accountant"))

    stand_in(theirs.pk)
    assert not Payment.objects.exists()


def test_a_sum_that_is_not_positive_refuses_them_all():
    organisation = an_organisation()
    account = a_notice(organisation).account
    received = [Received(account, MAY, Decimal(amount)) for amount in ("10.00", "0.00")]

    with pytest.raises(Refused, match="positif"):
        record_payments(
            organisation, received=received, actor=someone_as(organisation, "accountant")
        )

    assert not Payment.objects.exists()


def test_many_that_the_bank_names_cost_no_more_queries_than_two():
    organisation = an_organisation()
    a_bank_account(organisation)
    for _ in range(8):
        a_rented_home(organisation)
    an_issued_run(organisation)
    notices = list(RentNotice.objects.order_by("number"))

    def imported(some, reference, opening):
        told = [an_entry("212.00", f"LOYER {each.reference}") for each in some]
        closing = str(opening + 212 * len(some))
        content = a_file(*told, opening=str(opening), closing=closing, reference=reference)
        with CaptureQueriesContext(connection) as asked:
            import_statement(organisation, content=content, actor=the_system(organisation))
        return len(asked)

    imported(notices[:1], "REL-1", Decimal("1000.00"))  # another statement before each
    two = imported(notices[1:3], "REL-2", Decimal("1212.00"))
    assert imported(notices[3:], "REL-3", Decimal("1636.00")) <= two
    assert Payment.objects.count() == 8
