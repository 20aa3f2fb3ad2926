from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.suppliers.actions import (
    approve_invoice,
    complete_invoice,
    receive_invoice,
    share_invoice,
)
from palier.work.suppliers.models import SupplierAccount
from palier.work.suppliers.tests.examples import (
    JUNE_4,
    MAY_5,
    a_supplier,
    an_approved_invoice,
    figures,
)


def completed(organisation, invoice, body, *, actor=None, **given):
    return complete_invoice(
        invoice,
        body=body,
        **{
            "number": "F-2026-118",
            "dated_on": MAY_5,
            "due_on": JUNE_4,
            "label": "Chauffe-eau",
            "total": Decimal("440.00"),
            "vat": Decimal("40.00"),
            "code": "615",
            **given,
        },
        actor=actor or someone_as(organisation, "accountant"),
    )


def deposited(organisation, actor=None):
    return receive_invoice(
        main_entity(organisation),
        content=figures(),
        name="f.xml",
        received_on=MAY_5,
        actor=actor or someone_as(organisation, "accountant"),
    )


def test_what_was_missing_is_said_and_the_supplier_is_known_by_its_siren_next_time():
    organisation = an_organisation()
    body = a_body(organisation, "Aubanel et fils", "supplier")

    invoice = completed(organisation, deposited(organisation), body)

    account = SupplierAccount.objects.get()
    assert (invoice.state, invoice.account, account.siren) == ("received", account, "732829320")
    assert (account.usual_account, invoice.lines.get().amount) == ("615", 440)


def test_a_supplier_that_is_not_the_seller_is_refused_and_learns_nothing():
    organisation = an_organisation()
    other = a_body(organisation, "Électricité Vernet", "supplier")
    invoice = deposited(organisation)

    with pytest.raises(Refused, match="Le vendeur écrit sur la facture"):
        completed(organisation, invoice, other)
    invoice.refresh_from_db()
    assert (invoice.state, SupplierAccount.objects.exclude(siren="").count()) == ("to_complete", 0)

    completed(organisation, invoice, other, is_seller=True)
    assert SupplierAccount.objects.get(body=other).siren == "732829320"


def test_a_siren_is_one_seller_s():
    organisation = an_organisation()
    other = a_body(organisation, "Électricité Vernet", "supplier")
    right = a_body(organisation, "Aubanel et fils", "supplier")
    invoice = completed(organisation, deposited(organisation), other, is_seller=True)

    completed(organisation, invoice, right)

    assert {a.body_id: a.siren for a in SupplierAccount.objects.all()} == {
        other.pk: "",
        right.pk: "732829320",
    }


def test_whoever_completes_it_does_not_approve_it():
    organisation = an_organisation()
    first, second = a_user(), a_user()
    invoice = deposited(organisation, someone_as(organisation, "accountant", user=first))
    invoice = completed(
        organisation,
        invoice,
        a_supplier(organisation).body,
        actor=someone_as(organisation, "accountant", user=second),
    )

    with pytest.raises(Refused, match="une autre personne"):
        approve_invoice(invoice, on=MAY_5, actor=someone_as(organisation, "director", user=second))

    invoice.refresh_from_db()
    assert (invoice.state, invoice.entry) == ("received", None)


def test_an_approved_invoice_is_no_longer_corrected():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)

    with pytest.raises(Refused):
        completed(organisation, invoice, invoice.account.body, total=Decimal(1))

    invoice.refresh_from_db()
    assert invoice.total == 440


def test_who_may_not():
    organisation = an_organisation()
    invoice = deposited(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        completed(
            organisation,
            invoice,
            a_supplier(organisation).body,
            actor=someone_as(organisation, "host"),
        )

    invoice.refresh_from_db()
    assert invoice.state == "to_complete"


def test_what_was_shared_out_stays_when_only_a_date_is_mended():
    organisation = an_organisation()
    body = a_body(organisation, "Aubanel et fils", "supplier")
    invoice = completed(organisation, deposited(organisation), body)
    share_invoice(
        invoice.lines.get(),
        amount=Decimal("100.00"),
        code="6063",
        actor=someone_as(organisation, "accountant"),
    )

    invoice = completed(organisation, invoice, body, due_on=MAY_5)
    assert [line.amount for line in invoice.lines.order_by("pk")] == [340, 100]

    invoice = completed(organisation, invoice, body, total=Decimal("450.00"))
    assert [line.amount for line in invoice.lines.all()] == [450]
