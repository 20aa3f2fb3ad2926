from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.actions import (
    import_statement,
    post_bank_opening,
    reconcile_month,
    set_line_aside,
)
from palier.base.bank.models import Reconciliation, StatementLine
from palier.base.bank.reconciling import month_sheet
from palier.base.bank.tests.examples import a_bank_account, a_file, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Account
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.law.dates import Month

MAY = date(2026, 5, 31)
JUNE_5 = date(2026, 6, 5)
AUGUST = date(2026, 8, 1)


def _told(organisation, accountant):
    account = a_bank_account(organisation)
    content = a_file(
        an_entry("212.00"), an_entry("-18.40", "FRAIS", on="2026-05-29"), closing="1193.60"
    )
    import_statement(organisation, content=content, actor=accountant)
    return account


def test_books_and_bank_agree_with_what_waits_apart():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = _told(organisation, accountant)
    post_bank_opening(account, actor=accountant)
    fees = StatementLine.objects.get(amount__lt=0)
    set_line_aside(fees, reason="Frais", account=Account.objects.get(code="627"), actor=accountant)

    done = reconcile_month(account, month_on=MAY, said_on=JUNE_5, actor=accountant)

    assert (done.month, done.balance, done.in_waiting) == (
        date(2026, 5, 1), Decimal("1193.60"), Decimal("212.00"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("month_on", "words"),
    [(date(2026, 6, 30), "Aucun relevé de juin 2026"), (MAY, "solde de départ")],
)
def test_the_obstacle_is_named_and_nothing_is_said_reconciled(month_on, words):
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = _told(organisation, accountant)

    with pytest.raises(Refused, match=words):
        reconcile_month(account, month_on=month_on, said_on=AUGUST, actor=accountant)

    assert not Reconciliation.objects.exists()


def test_a_missing_statement_is_named():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = _told(organisation, accountant)
    june = (
        a_file(opening="900.00", closing="900.00", reference="REL-2")
        .replace(b"2026-05", b"2026-06")
        .replace(b"2026-06-31", b"2026-06-30")
    )
    import_statement(organisation, content=june, actor=accountant)

    sheet = month_sheet(account, Month.of(date(2026, 6, 1)))

    assert "Un relevé manque avant" in sheet.obstacle


def test_a_month_is_reconciled_once():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = _told(organisation, accountant)
    post_bank_opening(account, actor=accountant)
    reconcile_month(account, month_on=MAY, said_on=JUNE_5, actor=accountant)

    with pytest.raises(Refused, match="déjà rapproché"):
        reconcile_month(account, month_on=MAY, said_on=JUNE_5, actor=accountant)

    assert Reconciliation.objects.count() == 1


def test_a_month_that_is_not_over_is_not_reconciled():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = _told(organisation, accountant)

    with pytest.raises(Refused, match="finit le 31"):
        reconcile_month(account, month_on=MAY, said_on=MAY, actor=accountant)

    assert not Reconciliation.objects.exists()
