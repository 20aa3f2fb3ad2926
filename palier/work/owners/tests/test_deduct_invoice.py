from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.tests.examples import a_batch
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import add_entity
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.owners.actions import deduct_invoice, undo_owner_due
from palier.work.owners.borne import charged_on
from palier.work.owners.models import OwnerDue
from palier.work.owners.tests.examples import a_head_lease
from palier.work.suppliers.actions import approve_invoice, cancel_invoice, share_invoice
from palier.work.suppliers.models import Invoice
from palier.work.suppliers.tests.examples import an_approved_invoice, an_invoice

MAY_6 = date(2026, 5, 6)


def deducted(organisation, invoice, amount="440.00", role="accountant"):
    return deduct_invoice(
        invoice,
        amount=Decimal(amount),
        on=MAY_6,
        agreed="Courriel du 2 mai",
        actor=someone_as(organisation, role),
    )


def test_the_owner_bears_it_and_its_cost_is_no_longer_ours():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation), code="6063")

    due = deducted(organisation, invoice, "400.00")

    assert (due.amount, due.invoice, charged_on(invoice)) == (-400, invoice, 400)
    assert balance_of(main_entity(organisation), "6063", on=MAY_6) == 40


def test_no_more_than_what_is_left_of_it():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation))
    deducted(organisation, invoice, "400.00")

    with pytest.raises(Refused, match="Il reste 40,00"):
        deducted(organisation, invoice, "40.01")

    assert OwnerDue.objects.count() == 1


@pytest.mark.parametrize(
    ("made", "titled", "words"),
    [(an_invoice, True, "approuvée"), (an_approved_invoice, False, "aucun propriétaire")],
)
def test_not_approved_or_for_nobody_is_refused(made, titled, words):
    organisation = an_organisation()
    invoice = made(organisation, holding=a_head_lease(organisation) if titled else None)

    with pytest.raises(Refused, match=words):
        deducted(organisation, invoice)

    assert not OwnerDue.objects.exists()


def test_what_the_owner_bears_is_not_cancelled_first():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation))
    deducted(organisation, invoice)

    with pytest.raises(Refused, match="à la charge du propriétaire"):
        cancel_invoice(
            invoice,
            on=MAY_6,
            because="Double",
            actor=someone_as(organisation, "accountant"),
        )

    invoice.refresh_from_db()
    assert invoice.state == "approved"


def test_what_was_settled_with_the_owner_says_the_way_that_is_left():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation))
    due = deducted(organisation, invoice)
    batch = a_batch(organisation, "12.00")
    OwnerDue.objects.filter(pk=due.pk).update(item=batch.items.get())

    with pytest.raises(Refused, match=f"remise {batch.reference}.*saisissez l’avoir"):
        cancel_invoice(
            invoice, on=MAY_6, because="Double", actor=someone_as(organisation, "accountant")
        )

    invoice.refresh_from_db()
    assert invoice.state == "approved"


def test_its_page_says_who_bears_what(client):
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation))
    deducted(organisation, invoice, "400.00")
    come_in(client, organisation, "accountant")

    page = client.get(f"/factures/{invoice.pk}/").content.decode().replace("\u00a0", " ")

    assert "À la charge du propriétaire" in page
    assert "400,00 €" in page
    assert "40,00 €" in page


def test_who_may_not():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation))

    with pytest.raises(PermissionDenied, match="rôle"):
        deducted(organisation, invoice, role="director")

    assert not OwnerDue.objects.exists()


def test_one_invoice_is_deducted_in_several_parts_of_one_month():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation))

    deducted(organisation, invoice, "120.00")
    deducted(organisation, invoice, "180.00")

    assert charged_on(invoice) == 300


def test_each_cost_of_a_shared_invoice_is_given_back_for_what_it_was():
    organisation = an_organisation()
    invoice = an_invoice(organisation, holding=a_head_lease(organisation), code="615")
    share_invoice(
        invoice.lines.get(),
        amount=Decimal("100.00"),
        code="6063",
        actor=someone_as(organisation, "accountant"),
    )
    invoice = approve_invoice(invoice, on=MAY_6, actor=someone_as(organisation, "director"))

    deducted(organisation, invoice, "300.00")
    deducted(organisation, invoice, "90.00")

    left = [balance_of(invoice.entity, code, on=MAY_6) for code in ("615", "6063")]
    assert left == [0, 50]


def test_another_entity_s_invoice_is_not_taken_off_what_the_main_one_owes():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation))
    other = add_entity(organisation, name="Gestion", actor=someone_as(organisation, "accountant"))
    Invoice.objects.filter(pk=invoice.pk).update(entity=other)

    with pytest.raises(Refused, match="autre entité"):
        deducted(organisation, invoice)

    assert not OwnerDue.objects.exists()


def test_before_the_invoice_is_posted_is_refused():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, holding=a_head_lease(organisation))

    with pytest.raises(Refused, match="rien ne s’en impute avant"):
        deduct_invoice(
            invoice,
            amount=Decimal("10.00"),
            on=date(2026, 5, 4),
            agreed="Courriel",
            actor=someone_as(organisation, "accountant"),
        )

    assert not OwnerDue.objects.exists()


def test_what_was_taken_back_is_passed_on_again_cost_by_cost():
    """Deducted, undone, deducted otherwise: each cost comes to nothing, neither above nor below."""
    organisation = an_organisation()
    invoice = an_invoice(
        organisation, total="300.00", code="615", holding=a_head_lease(organisation)
    )
    accountant = someone_as(organisation, "accountant")
    share_invoice(invoice.lines.get(), amount=Decimal(100), code="6063", actor=accountant)
    invoice = approve_invoice(invoice, on=MAY_6, actor=someone_as(organisation, "director"))

    first = deducted(organisation, invoice, "180.00")
    deducted(organisation, invoice, "120.00")
    undo_owner_due(first, on=MAY_6, reason="Erreur", actor=accountant)
    deducted(organisation, invoice, "150.00")
    deducted(organisation, invoice, "30.00")

    assert [balance_of(invoice.entity, code, on=MAY_6) for code in ("615", "6063")] == [0, 0]
