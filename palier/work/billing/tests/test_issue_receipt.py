import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from pypdf import PdfReader

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.models import Household
from palier.work.billing.actions import (
    issue_receipt,
    reverse_notice,
    reverse_payment,
    set_term,
)
from palier.work.billing.models import Receipt, RentNotice
from palier.work.billing.papers import notice_pdf, receipt_pdf
from palier.work.billing.reads import void_receipts
from palier.work.billing.tests.examples import (
    a_credit,
    a_notice,
    a_payment,
    an_issued_run,
    terms_of,
)
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract

MAY_20 = date(2026, 5, 20)


@pytest.mark.parametrize(("amount", "kind"), [("212.00", "full"), ("100.00", "partial")])
def test_loi_89_art_21_a_quittance_only_when_all_is_paid_a_recu_else(amount, kind):
    organisation = an_organisation()
    notice = a_notice(organisation)
    a_payment(notice.account, amount)

    receipt = issue_receipt(notice, on=MAY_20, actor=someone_as(organisation, "rental_manager"))

    assert (receipt.kind, receipt.amount, receipt.number) == (kind, Decimal(amount), 1)
    assert receipt_pdf(receipt).startswith(b"%PDF")


def test_the_same_paper_is_not_numbered_twice():
    organisation = an_organisation()
    notice = a_notice(organisation)
    a_payment(notice.account)
    manager = someone_as(organisation, "rental_manager")

    first = issue_receipt(notice, on=MAY_20, actor=manager)

    assert issue_receipt(notice, on=date(2026, 6, 1), actor=manager) == first


def test_nothing_paid_or_undone_gives_no_paper():
    organisation = an_organisation()
    notice = a_notice(organisation)
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(Refused, match="Rien n’a encore été payé"):
        issue_receipt(notice, on=MAY_20, actor=manager)
    reverse_notice(notice, on=MAY_20, reason="faux", actor=the_system(organisation))
    with pytest.raises(Refused, match="annulé"):
        issue_receipt(notice, on=MAY_20, actor=manager)

    assert not Receipt.objects.exists()


def test_the_notice_is_drawn_once_and_read_again():
    from palier.base.documents.models import Drawing

    notice = a_notice(an_organisation())

    assert notice_pdf(notice) == notice_pdf(notice)
    assert Drawing.objects.count() == 1


def test_a_quittance_whose_payment_is_undone_says_that_it_proves_nothing(client):
    organisation = an_organisation()
    notice = a_notice(organisation)
    payment = a_payment(notice.account)
    receipt = issue_receipt(notice, on=MAY_20, actor=someone_as(organisation, "rental_manager"))
    assert void_receipts([receipt]) == set()

    reverse_payment(payment, on=MAY_20, actor=the_system(organisation))

    assert void_receipts([receipt]) == {receipt.pk}
    come_in(client, organisation, "rental_manager")
    paper = client.get(f"/quittancement/quittances/{receipt.pk}/pdf/").content
    assert "ne prouve plus rien" in PdfReader(io.BytesIO(paper)).pages[0].extract_text()
    assert "annulé" in client.get(f"/quittancement/avis/{notice.pk}/").content.decode()
    a_payment(notice.account)
    assert void_receipts([receipt]) == set()


def test_money_that_is_still_to_come_is_no_proof():
    """A debit handed over for the 16th, a credit note of the month to come: nothing is paid today."""
    organisation = an_organisation()
    notice = a_notice(organisation)
    a_payment(notice.account, on=date(2026, 6, 16))
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(Refused, match="Rien n’a encore été payé"):
        issue_receipt(notice, on=date(2026, 6, 1), actor=manager)

    assert issue_receipt(notice, on=date(2026, 6, 16), actor=manager).kind == "full"


def test_a_credit_that_the_avis_had_taken_off_is_not_asked_for_again():
    organisation = an_organisation()
    notice = a_notice(organisation)
    today = timezone.localdate()
    a_credit(notice.account, "12.00", today + timedelta(days=9))
    a_payment(notice.account, "190.00", on=today)
    manager = someone_as(organisation, "rental_manager")

    told = " ".join(_words(receipt_pdf(issue_receipt(notice, on=today, actor=manager))).split())

    assert "Un avoir de 12,00" in told
    assert "Il reste 10,00" in told
    a_payment(notice.account, "10.00", on=today)
    told = " ".join(_words(receipt_pdf(issue_receipt(notice, on=today, actor=manager))).split())
    assert "Il ne reste rien à payer" in told


def _words(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_in_a_residence_optional_services_are_invoiced_apart_from_the_quittance(client):
    """Faits 2.2: the quittance is of the home, its charges and what comes with it."""
    organisation = an_organisation()
    home = a_lived_in_contract(organisation, regime="logement_foyer")
    terms_of(home, rent="300.00", charges="0", benefit="0")
    system = the_system(organisation)
    set_term(
        home, kind="option", label="Repas", amount=Decimal(27), starts_on=JANUARY, actor=system
    )
    an_issued_run(organisation)
    notice = RentNotice.objects.get()
    a_payment(notice.account, "327.00")
    receipt = issue_receipt(notice, on=MAY_20, actor=system)

    told = _words(receipt_pdf(receipt))

    assert ("300,00" in told, "327,00" in told, "Repas" in told) == (True, False, False)
    assert "facturées à part" in told
    come_in(client, organisation, "rental_manager")
    at = f"/quittancement/avis/{notice.pk}/prestations/"
    assert at in client.get(f"/quittancement/avis/{notice.pk}/").content.decode()
    invoice = _words(client.get(at).content)
    assert ("Repas" in invoice, "27,00" in invoice) == (True, True)
    Household.objects.update(hidden_at=timezone.now())
    come_in(client, organisation, "accountant")
    assert client.get(at).status_code in (403, 404)


def test_without_optional_services_there_is_no_such_invoice(client):
    organisation = an_organisation()
    notice = a_notice(organisation)
    come_in(client, organisation, "rental_manager")

    assert client.get(f"/quittancement/avis/{notice.pk}/prestations/").status_code == 404
