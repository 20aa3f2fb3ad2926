"""An invoice through its pages: deposited, completed, approved by another, paid."""

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from palier.base.ledger.month_end import points_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.law.dates import Month
from palier.registers.housing.tests.examples import a_site
from palier.registers.people.tests.examples import a_body
from palier.work.suppliers.actions import share_invoice
from palier.work.suppliers.models import Invoice, SupplierAccount
from palier.work.suppliers.shell import invoices_waiting
from palier.work.suppliers.tests.examples import (
    JUNE_4,
    a_paid_supplier,
    a_pdf,
    a_supplier,
    an_approved_invoice,
    an_invoice,
    figures,
    our_bank,
)


def text_of(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_factur_x_is_deposited_completed_and_waits_for_another(client):
    organisation = an_organisation()
    come_in(client, organisation, "accountant")
    body = a_body(organisation, "Plomberie Aubanel", "supplier")

    asked = client.post(
        "/factures/deposer/",
        {"content": SimpleUploadedFile("f.pdf", a_pdf(figures()))},
        follow=True,
    )
    invoice = Invoice.objects.get()
    at = f"/factures/{invoice.pk}/"
    client.post(
        f"{at}completer/",
        {
            "body": body.pk,
            "number": "F-2026-118",
            "dated_on": "05/05/2026",
            "due_on": "04/06/2026",
            "label": "Chauffe-eau",
            "total": "440,00",
            "vat": "40",
            "code": "615",
        },
    )
    page = text_of(client.get(at))

    assert "Lue dans le fichier : Plomberie Aubanel" in text_of(asked)
    assert 'value="440,00"' in asked.content.decode()
    assert "À approuver" in page
    assert "440,00" in page
    assert f"{at}approuver/" not in page, "whoever completed it is not offered to approve it"
    assert SupplierAccount.objects.get().siren == "732829320"


def test_another_sees_it_in_the_day_and_approves_it(client):
    organisation = an_organisation()
    invoice = an_invoice(organisation)
    come_in(client, organisation, "director")

    page = text_of(client.get(f"/factures/{invoice.pk}/"))
    client.post(f"/factures/{invoice.pk}/approuver/", {"on": "05/05/2026"})

    assert f"/factures/{invoice.pk}/approuver/" in page
    invoice.refresh_from_db()
    assert invoice.state == "approved"
    todos = invoices_waiting(None, someone_as(organisation, "accountant"), JUNE_4)
    assert [todo.title.replace("\u00a0", " ") for todo in todos] == ["Payer 1 facture"]


def test_they_are_paid_from_one_page(client):
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation, a_paid_supplier(organisation))
    bank = our_bank(organisation)
    come_in(client, organisation, "accountant")

    page = text_of(client.get("/factures/payer/"))
    client.post(
        "/factures/payer/",
        {
            "invoices": [invoice.pk],
            "bank_account": bank.pk,
            "on": "01/12/2026",
            "version": "pain.001.001.09",
        },
    )

    assert "Plomberie Aubanel, facture F-118, 440,00 €" in page
    invoice.refresh_from_db()
    assert invoice.is_paid
    assert "Payée par la remise" in text_of(client.get(f"/factures/{invoice.pk}/"))


def test_an_iban_that_is_not_the_one_kept_is_said(client):
    organisation = an_organisation()
    invoice = an_invoice(organisation, a_paid_supplier(organisation))
    invoice.told = {"iban": "FR7612345987650123456789014"}
    invoice.save(update_fields=["told"])
    come_in(client, organisation, "accountant")

    assert "n’est pas celui gardé" in text_of(client.get(f"/factures/{invoice.pk}/"))


def test_the_list_and_the_suppliers_say_what_is_owed(client):
    organisation = an_organisation()
    account = a_supplier(organisation)
    an_approved_invoice(organisation, account, number="1")
    an_approved_invoice(organisation, account, number="2", total="40.00", is_credit=True)
    come_in(client, organisation, "accountant")

    rows = text_of(client.get("/factures/?etat=payer"))
    accounts = text_of(client.get("/factures/fournisseurs/"))
    account_page = text_of(client.get(f"/factures/fournisseurs/{account.pk}/"))

    assert "− 40,00" in rows
    assert "400,00" in accounts
    assert "Nous lui devons 400,00 €" in account_page


def test_the_end_of_a_month_says_what_waits():
    organisation = an_organisation()
    an_invoice(organisation)
    an_approved_invoice(organisation, a_supplier(organisation, "Vernet"), due_on=date(2026, 5, 20))

    points = {p.label: p.left for p in points_of(main_entity(organisation), Month(2026, 5))}

    assert points["Factures reçues à approuver"] == "1\u00a0facture"
    assert points["Factures échues à payer"] == "1\u00a0facture"


def test_who_does_not_keep_money_sees_none_of_it(client):
    organisation = an_organisation()
    invoice = an_invoice(organisation)
    come_in(client, organisation, "social_worker")

    for page in ("/factures/", f"/factures/{invoice.pk}/", "/factures/fournisseurs/"):
        assert client.get(page).status_code in (403, 404)


def test_who_works_at_one_site_reads_its_invoices_and_owes_by_them(client):
    organisation = an_organisation()
    account = a_supplier(organisation)
    ours, theirs = a_site(organisation, "Les Amandiers"), a_site(organisation, "Le Verger")
    mine = an_approved_invoice(organisation, account, number="1", total="300.00", site=ours)
    other = an_approved_invoice(organisation, account, number="2", total="70.00", site=theirs)
    everybody = an_approved_invoice(organisation, account, number="3", total="5.00")
    split = an_invoice(organisation, account, number="4", total="40.00", site=theirs)
    share_invoice(
        split.lines.get(),
        amount=Decimal("10.00"),
        code="615",
        site=ours,
        actor=someone_as(organisation, "accountant"),
    )
    come_in(client, organisation, "accountant", everywhere=False, site_ids=[ours.pk])

    rows = text_of(client.get("/factures/"))
    page = text_of(client.get(f"/factures/fournisseurs/{account.pk}/"))

    for row, seen in ((mine, True), (other, False), (everybody, True), (split, True)):
        at = f"/factures/{row.pk}/"
        assert (at in rows, at in page) == (seen, seen), row
        assert client.get(at).status_code == (200 if seen else 404)
    assert "Nous lui devons 305,00 €, pour vos sites" in page
    assert "305,00" in text_of(client.get("/factures/fournisseurs/"))
    assert "70,00" not in text_of(client.get("/factures/payer/"))
