import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.leases.actions import add_deduction, receive_deposit, undo_deposit_receipt
from palier.work.leases.models import DepositReceiptUndone
from palier.work.leases.tests.examples import JANUARY, a_deposit

FEBRUARY = date(2026, 2, 3)


def received(organisation, amount="438"):
    return receive_deposit(
        a_deposit(organisation),
        on=JANUARY,
        amount=Decimal(amount),
        payer="person",
        means="cheque",
        actor=the_system(organisation),
    )


def undone(receipt, role="rental_manager", **given):
    told = {"on": FEBRUARY, "reason": "Chèque impayé", **given}
    return undo_deposit_receipt(receipt, actor=someone_as(receipt.organisation, role), **told)


def test_it_is_no_longer_held_and_may_be_received_again():
    organisation = an_organisation()
    receipt = received(organisation)

    undone(receipt)

    assert receipt.deposit.held == 0
    receive_deposit(
        receipt.deposit,
        on=FEBRUARY,
        amount=Decimal(438),
        payer="person",
        means="transfer",
        actor=the_system(organisation),
    )
    assert receipt.deposit.held == 438


@pytest.mark.parametrize("case", ["twice", "early", "no reason", "kept"])
def test_what_does_not_stand_is_refused_and_it_is_still_held(case):
    organisation = an_organisation()
    receipt = received(organisation)
    words = {
        "twice": "déjà annulé",
        "early": "avant le jour",
        "no reason": "Dites pourquoi",
        "kept": "retirez-les d’abord",
    }[case]
    given = {"early": {"on": date(2025, 12, 31)}, "no reason": {"reason": " "}}.get(case, {})
    if case == "twice":
        undone(receipt)
    if case == "kept":
        add_deduction(
            receipt.deposit,
            kind="damage",
            amount=Decimal(10),
            words="Clé",
            proof="Facture",
            actor=the_system(organisation),
        )
    before = DepositReceiptUndone.objects.count()

    with pytest.raises(Refused, match=words):
        undone(receipt, **given)

    assert DepositReceiptUndone.objects.count() == before


def test_the_contract_offers_it_and_a_host_may_not(client):
    organisation = an_organisation()
    receipt = received(organisation)
    with pytest.raises(PermissionDenied):
        undone(receipt, role="reception")
    come_in(client, organisation, "rental_manager")

    page = client.get(f"/contrats/{receipt.deposit.occupancy_id}/").content.decode()
    at = f"/contrats/versements/{receipt.pk}/annuler/"
    assert at in page
    client.post(at, {"on": "03/02/2026", "reason": "Erreur"})

    assert receipt.deposit.held == 0


def test_what_was_undone_is_kept_with_its_reason_and_its_receipt_says_so(client):
    organisation = an_organisation()
    receipt = received(organisation)
    undone(receipt)
    come_in(client, organisation, "rental_manager")

    page = client.get(f"/contrats/{receipt.deposit.occupancy_id}/").content.decode()
    paper = client.get(f"/contrats/versements/{receipt.pk}/recu/")

    assert "Chèque impayé" in page
    words = PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    assert "ANNULÉ" in words
