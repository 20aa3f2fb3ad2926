"""A file is kept with what it tells of itself; what it does not tell is asked."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.documents.models import StoredFile
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import receive_invoice
from palier.work.suppliers.invoicing import plain
from palier.work.suppliers.models import Invoice
from palier.work.suppliers.tests.examples import a_pdf, a_supplier, an_invoice, figures


def received(organisation, content, name="facture.pdf", role="accountant"):
    return receive_invoice(
        main_entity(organisation),
        content=content,
        name=name,
        received_on=date(2026, 5, 6),
        actor=someone_as(organisation, role),
    )


@pytest.mark.parametrize("as_pdf", [True, False])
def test_a_factur_x_reads_itself_and_finds_its_supplier(as_pdf):
    organisation = an_organisation()
    supplier = a_supplier(organisation)

    invoice = received(organisation, a_pdf(figures()) if as_pdf else figures())

    assert (invoice.state, invoice.account, invoice.number) == (
        "to_complete", supplier, "F-2026-118",
    )  # fmt: skip
    assert (invoice.dated_on, invoice.due_on) == (date(2026, 5, 5), date(2026, 6, 4))
    assert (invoice.total, invoice.vat) == (Decimal("440.00"), Decimal("40.00"))
    assert invoice.label == "Remplacement chauffe-eau"
    assert invoice.told["siren"] == "732829320"
    assert invoice.told["iban"] == "FR7630001007941234567890185"
    assert StoredFile.objects.get().about == f"suppliers.invoice:{invoice.pk}"


def test_figures_written_with_air_between_them_are_the_same():
    spaced = figures().replace(b"><", b">\n  <")

    assert plain(spaced) == plain(figures())
    assert plain(spaced).dated_on == date(2026, 5, 5)


def test_a_credit_note_and_what_does_not_agree_are_told():
    told = plain(figures(kind="381", total="450.00", due="100.00"))

    assert told.is_credit
    assert list(told.doubts) == [
        "Le hors taxes et la TVA ne font pas le total.",
        "Reste à payer annoncé : 100,00 € (un acompte a été versé ?).",
    ]


def test_a_plain_pdf_is_kept_and_everything_is_asked():
    organisation = an_organisation()

    invoice = received(organisation, a_pdf())

    assert (invoice.state, invoice.account, invoice.total) == ("to_complete", None, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (figures(money="USD"), "en USD, pas en euros"),
        (b"<?xml version='1.0'?><Autre/>", "n’est pas une facture Factur-X"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "abîmé, ou fait pour"),
        (b"%PDF-1.7 rien", "abîmé"),
        (b"MZ\x00\x00", "ne se garde pas"),
    ],
)
def test_what_is_no_invoice_gets_a_sentence_and_nothing_is_kept(content, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        received(organisation, content)

    assert not Invoice.objects.exists()
    assert not StoredFile.objects.exists()


def test_the_same_invoice_again_is_refused():
    organisation = an_organisation()
    an_invoice(organisation, number="f-2026-118")

    with pytest.raises(Refused, match="est déjà là"):
        received(organisation, figures())

    assert Invoice.objects.count() == 1


def test_who_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied, match="rôle"):
        received(organisation, a_pdf(), role="host")

    assert not Invoice.objects.exists()


def test_the_same_file_twice_is_one_invoice_whatever_its_name():
    organisation = an_organisation()
    content = a_pdf()
    first = received(organisation, content)

    with pytest.raises(Refused, match="déjà là"):
        received(organisation, content, name="autre.pdf")

    assert Invoice.objects.get() == first


@pytest.mark.parametrize(
    ("total", "kept", "is_credit", "doubt"),
    [
        ("NaN", None, False, "illisible"),
        ("Infinity", None, False, "illisible"),
        ("-440.00", Decimal("440.00"), True, "avoir"),
        ("20.00", Decimal("20.00"), False, "pas une part du total"),
    ],
)
def test_a_total_that_is_odd_is_told_and_never_made_up(total, kept, is_credit, doubt):
    told = plain(figures(total=total))

    assert (told.total, told.is_credit) == (kept, is_credit)
    assert any(doubt in each for each in told.doubts)
    assert told.vat is None or told.total is None or told.vat <= told.total


def test_a_text_is_no_invoice():
    organisation = an_organisation()

    with pytest.raises(Refused, match="Une facture est un PDF"):
        received(organisation, b"bonjour")

    assert not Invoice.objects.exists()
