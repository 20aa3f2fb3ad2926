"""A debit seen at the bank paid invoices: said by hand, undone by hand."""

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.actions import import_statement
from palier.base.bank.models import StatementLine
from palier.base.bank.tests.examples import a_bank_account, a_file, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.suppliers.actions import settle_invoices, undo_settlement
from palier.work.suppliers.tests.examples import JUNE_4, MAY_20, a_supplier, an_approved_invoice


def a_debit(organisation, amount="-440.00"):
    a_bank_account(organisation)
    closing = 1000 + float(amount)
    import_statement(
        organisation,
        content=a_file(an_entry(amount, "PRLV AUBANEL"), closing=f"{closing:.2f}"),
        actor=someone_as(organisation, "accountant"),
    )
    return StatementLine.objects.get()


def settled(organisation, line, invoices, role="accountant"):
    return settle_invoices(line, invoices=invoices, actor=someone_as(organisation, role))


def test_the_line_pays_them_and_the_waiting_account_is_empty():
    organisation = an_organisation()
    account = a_supplier(organisation)
    invoices = [
        an_approved_invoice(organisation, account, number="1", total="400.00"),
        an_approved_invoice(organisation, account, number="2", total="40.00"),
    ]

    line = settled(organisation, a_debit(organisation), invoices)

    assert line.state == "matched" or StatementLine.objects.get().state == "matched"
    entity = account.entity
    assert [balance_of(entity, code, on=MAY_20) for code in ("401", "471")] == [0, 0]
    invoices[0].refresh_from_db()
    assert invoices[0].is_paid


@pytest.mark.parametrize(
    ("case", "words"),
    [("amount", "la ligne est de"), ("two", "un seul fournisseur"), ("none", "Choisissez")],
)
def test_what_does_not_come_to_the_line_is_refused_and_it_waits(case, words):
    organisation = an_organisation()
    first = an_approved_invoice(organisation, total="400.00")
    other = an_approved_invoice(
        organisation, a_supplier(organisation, "Électricité Vernet"), total="40.00"
    )
    line = a_debit(organisation)
    chosen = {"amount": [first], "two": [first, other], "none": []}[case]

    with pytest.raises(Refused, match=words):
        settled(organisation, line, chosen)

    line.refresh_from_db()
    assert line.state == "waiting"


def test_undone_they_are_owed_again_and_the_line_waits():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)
    line = a_debit(organisation)
    settled(organisation, line, [invoice])

    undo_settlement(line, on=MAY_20, actor=someone_as(organisation, "accountant"))

    invoice.refresh_from_db()
    line.refresh_from_db()
    assert (invoice.is_to_pay, line.state) == (True, "waiting")
    assert [balance_of(invoice.entity, code, on=MAY_20) for code in ("401", "471")] == [-440, 440]


def test_who_may_not():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)
    line = a_debit(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        settled(organisation, line, [invoice], role="director")

    line.refresh_from_db()
    assert line.state == "waiting"


def test_a_line_of_a_closed_month_pays_in_the_month_that_is_open():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)
    line = a_debit(organisation)

    settle_invoices(
        line, invoices=[invoice], on=JUNE_4, actor=someone_as(organisation, "accountant")
    )

    invoice.refresh_from_db()
    assert invoice.payment_entry.on == JUNE_4


def test_money_that_came_in_gives_a_credit_note_back(client):
    organisation = an_organisation()
    credit = an_approved_invoice(organisation, total="150.00", is_credit=True)
    line = a_debit(organisation, "150.00")
    come_in(client, organisation, "accountant")
    assert "Elle rembourse un avoir" in client.get(f"/encaissements/{line.pk}/").content.decode()

    settled(organisation, line, [credit])

    assert [balance_of(credit.entity, code, on=MAY_20) for code in ("401", "471")] == [0, 0]
    credit.refresh_from_db()
    assert credit.is_paid
