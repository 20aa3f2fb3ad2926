from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.actions import cancel_batch, reject_item, undo_reject
from palier.base.bank.models import SepaBatch
from palier.base.bank.sepa import file_of
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import pay_invoices, set_supplier_bank
from palier.work.suppliers.models import Invoice
from palier.work.suppliers.reads import due_by, owed_to
from palier.work.suppliers.tests.examples import (
    IBAN,
    JUNE_4,
    MAY_20,
    a_paid_supplier,
    a_supplier,
    an_approved_invoice,
    an_invoice,
    our_bank,
)


def paid(organisation, invoices, role="accountant"):
    return pay_invoices(
        our_bank(organisation),
        invoices=invoices,
        on=MAY_20,
        made_on=MAY_20,
        actor=someone_as(organisation, role),
    )


def test_one_transfer_a_supplier_its_credit_notes_taken_off():
    organisation = an_organisation()
    first = a_paid_supplier(organisation)
    second = a_paid_supplier(organisation, "Électricité Vernet")
    invoices = [
        an_approved_invoice(organisation, first, number="A1"),
        an_approved_invoice(organisation, first, number="A2", total="60.00", is_credit=True),
        an_approved_invoice(organisation, second, number="B1", total="12.50"),
    ]
    seen = someone_as(organisation, "accountant")
    assert owed_to(first, seen) == 380

    batch = paid(organisation, invoices)

    assert [(item.name, item.amount, item.text) for item in batch.items.order_by("pk")] == [
        ("Plomberie Aubanel", Decimal("380.00"), "A1, A2"),
        ("Électricité Vernet", Decimal("12.50"), "B1"),
    ]
    assert balance_of(main_entity(organisation), "401", on=MAY_20) == 0
    assert owed_to(first, seen) == 0
    assert b"F-118" not in file_of(batch)


def test_a_file_that_was_not_handed_over_owes_them_again():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, a_paid_supplier(organisation))
    batch = paid(organisation, [invoice])

    cancel_batch(batch, on=MAY_20, actor=someone_as(organisation, "accountant"))

    invoice.refresh_from_db()
    assert invoice.is_to_pay
    assert balance_of(main_entity(organisation), "401", on=MAY_20) == -440


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("no_iban", "n’a pas d’IBAN"),
        ("unconfirmed", "que personne n’a confirmé"),
        ("not_approved", "déjà payée ou annulée"),
        ("credit", "de plus que ses factures"),
        ("twice", "déjà payée ou annulée"),
    ],
)
def test_what_may_not_be_paid_is_said_and_nothing_is_written(case, words):
    organisation = an_organisation()
    account = a_supplier(organisation) if case == "no_iban" else a_paid_supplier(organisation)
    made = an_invoice if case == "not_approved" else an_approved_invoice
    invoice = made(organisation, account, is_credit=case == "credit")
    if case == "unconfirmed":
        set_supplier_bank(
            account,
            holder="Autre",
            iban=IBAN,
            told_on=MAY_20,
            actor=someone_as(organisation, "accountant"),
        )
    bank = our_bank(organisation)
    given = {"on": MAY_20, "made_on": MAY_20, "actor": someone_as(organisation, "accountant")}
    if case == "twice":
        pay_invoices(bank, invoices=[invoice], **given)
    before = SepaBatch.objects.count()

    with pytest.raises(Refused, match=words):
        pay_invoices(bank, invoices=[invoice], **given)

    assert SepaBatch.objects.count() == before
    assert Invoice.objects.filter(item=None).count() == (0 if case == "twice" else 1)


def test_who_may_not():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, a_paid_supplier(organisation))

    with pytest.raises(PermissionDenied, match="rôle"):
        paid(organisation, [invoice], role="director")

    assert not SepaBatch.objects.exists()


def test_what_falls_due_is_counted():
    organisation = an_organisation()
    an_approved_invoice(organisation)
    actor = someone_as(organisation, "accountant")

    assert due_by(actor, MAY_20) == (0, 0)
    assert due_by(actor, JUNE_4) == (1, 440)


def test_a_reject_noted_by_mistake_is_taken_back_and_the_invoice_stays_paid():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, a_paid_supplier(organisation), number="A1")
    item = paid(organisation, [invoice]).items.get()
    accountant = someone_as(organisation, "accountant")
    reject_item(item, code="AC04", on=MAY_20, actor=accountant)
    assert Invoice.objects.get().item is None

    undo_reject(item, on=MAY_20, actor=accountant)

    assert Invoice.objects.get().item_id == item.pk
    reject_item(item, code="AC04", on=MAY_20, actor=accountant)
    again = pay_invoices(
        item.batch.bank_account, invoices=[invoice], on=MAY_20, made_on=MAY_20, actor=accountant
    )
    assert again.items.count() == 1
    with pytest.raises(Refused, match="payée autrement"):
        undo_reject(item, on=MAY_20, actor=accountant)
