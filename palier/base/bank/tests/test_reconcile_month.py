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
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.law.dates import Month

MAY = date(2026, 5, 31)
JUNE_5 = date(2026, 6, 5)
AUGUST = date(2026, 8, 1)


def _told(organisation, accountant):
    account = a_bank_account(organisation)
    _import(organisation, accountant)
    return account


def _import(organisation, accountant):
    content = a_file(
        an_entry("212.00"), an_entry("-18.40", "FRAIS", on="2026-05-29"), closing="1193.60"
    )
    import_statement(organisation, content=content, actor=accountant)


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


def test_a_statement_that_comes_once_its_month_is_closed_is_posted_on_the_first_open_day():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_bank_account(organisation)
    a_closed_month(account.entity, month_on=MAY, actor=the_system(organisation))

    _import(organisation, accountant)
    post_bank_opening(account, actor=accountant)

    june, line = date(2026, 6, 1), StatementLine.objects.order_by("pk").first()
    assert (line.on, line.held_on, line.waiting_entry.on) == (date(2026, 5, 6), june, june)
    books = [balance_of(account.entity, "5121", on=day) for day in (MAY, june)]
    assert books == [0, Decimal("1193.60")]
    with pytest.raises(Refused, match="mois de cette ligne était clos"):
        set_line_aside(
            line,
            reason="Frais",
            account=Account.objects.get(code="627"),
            on=MAY,
            actor=accountant,
        )


def test_a_month_closed_before_its_last_lines_came_says_so_and_is_reconciled():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = _told(organisation, accountant)
    post_bank_opening(account, actor=accountant)
    a_closed_month(account.entity, month_on=MAY, actor=the_system(organisation))
    late = a_file(
        an_entry("50.00", "TARDIF", on="2026-05-31"),
        opening="1193.60",
        closing="1243.60",
        reference="REL-2",
    ).replace(b"2026-05-01", b"2026-05-31")
    import_statement(organisation, content=late, actor=accountant)

    sheet = month_sheet(account, Month.of(MAY))

    assert (sheet.bank, sheet.books, sheet.late, sheet.gap) == (
        Decimal("1243.60"), Decimal("1193.60"), 50, 0,
    )  # fmt: skip
    assert sheet.obstacle == ""


def test_what_waits_is_what_the_books_had_in_suspense_at_the_end_of_the_month():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = _told(organisation, accountant)
    rent = StatementLine.objects.get(amount__gt=0)
    set_line_aside(
        rent,
        reason="Don",
        account=Account.objects.get(code="627"),
        on=JUNE_5,
        actor=accountant,
    )

    told = [month_sheet(account, Month.of(day)).in_waiting for day in (MAY, JUNE_5)]

    assert told == [Decimal("193.60"), Decimal("-18.40")]
