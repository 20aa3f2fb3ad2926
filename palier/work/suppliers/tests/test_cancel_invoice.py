import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import approve_invoice, cancel_invoice, pay_invoices
from palier.work.suppliers.reads import unpaid_at
from palier.work.suppliers.tests.examples import (
    MAY_5,
    MAY_20,
    a_paid_supplier,
    an_approved_invoice,
    an_invoice,
    our_bank,
)


def cancelled(organisation, invoice, because="Double de la F-117", role="accountant"):
    return cancel_invoice(
        invoice, on=MAY_20, because=because, actor=someone_as(organisation, role)
    )


def test_its_mirror_is_posted_and_it_is_owed_no_more():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)
    assert list(unpaid_at(invoice.entity, MAY_5)) == [invoice]

    invoice = cancelled(organisation, invoice)

    assert invoice.state == "cancelled"
    assert [balance_of(invoice.entity, code, on=MAY_20) for code in ("615", "401")] == [0, 0]
    assert list(unpaid_at(invoice.entity, MAY_20)) == []
    assert list(unpaid_at(invoice.entity, MAY_5)) == [invoice]


@pytest.mark.parametrize("paid", [True, False])
def test_what_is_paid_or_without_a_reason_stays(paid):
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, a_paid_supplier(organisation))
    if paid:
        pay_invoices(
            our_bank(organisation),
            invoices=[invoice],
            on=MAY_20,
            made_on=MAY_20,
            actor=someone_as(organisation, "accountant"),
        )
        invoice.refresh_from_db()

    with pytest.raises(Refused, match="paiement" if paid else "Dites pourquoi"):
        cancelled(organisation, invoice, because="Double" if paid else " ")

    invoice.refresh_from_db()
    assert invoice.state == "approved"


def test_who_may_not():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        cancelled(organisation, invoice, role="director")

    invoice.refresh_from_db()
    assert invoice.state == "approved"


def test_it_is_not_cancelled_before_it_was_posted():
    organisation = an_organisation()
    invoice = approve_invoice(
        an_invoice(organisation), on=MAY_20, actor=someone_as(organisation, "director")
    )

    with pytest.raises(Refused, match=r"20.mai.2026"):
        cancel_invoice(
            invoice, on=MAY_5, because="Double", actor=someone_as(organisation, "accountant")
        )

    assert balance_of(invoice.entity, "615", on=MAY_20) == 440
