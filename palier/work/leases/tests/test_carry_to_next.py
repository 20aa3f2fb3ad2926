import io
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import (
    add_deduction,
    carry_to_next,
    receive_deposit,
)
from palier.work.leases.models import SecurityDeposit
from palier.work.leases.papers import deposit_receipt_pdf, deposit_statement_pdf
from palier.work.leases.tests.examples import JANUARY, a_deposit, a_lived_in_contract

MARCH = date(2026, 3, 31)


def _two(organisation, received=True):
    manager = someone_as(organisation, "rental_manager")
    deposit = a_deposit(organisation)
    if received:
        receive_deposit(
            deposit, on=JANUARY, amount=Decimal(438), payer="person", means="cash", actor=manager
        )
    household = deposit.occupancy.household
    after = a_lived_in_contract(organisation, household=household, regime="function")
    return deposit, after, manager


def test_what_is_held_guarantees_the_next_contract_and_no_money_moves():
    deposit, after, manager = _two(an_organisation())

    carried = carry_to_next(deposit, to=after, on=MARCH, actor=manager)

    deposit.refresh_from_db()
    assert (deposit.settled_on, deposit.returned, deposit.goes_to) == (MARCH, 0, "next")
    assert (carried.occupancy, carried.held) == (after, 438)
    paper, proof = (
        " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
        for pdf in (deposit_statement_pdf(deposit), deposit_receipt_pdf(carried.receipts.get()))
    )
    assert "Reporté sur le nouveau contrat 438,00" in paper
    assert f"Reporté du contrat {deposit.occupancy.number}" in proof


def test_one_asked_for_already_receives_it_and_no_more_than_it_asks():
    deposit, after, manager = _two(an_organisation())
    asked = SecurityDeposit.objects.create(
        organisation=after.organisation, occupancy=after, amount=Decimal(400), asked_on=MARCH
    )

    with pytest.raises(Refused, match="n’attend plus que 400,00"):
        carry_to_next(deposit, to=after, on=MARCH, actor=manager)
    deposit.refresh_from_db()
    assert (deposit.held, asked.held) == (438, 0)

    asked.amount = Decimal(500)
    asked.save()
    assert carry_to_next(deposit, to=after, on=MARCH, actor=manager).received == 438


def test_nothing_held_something_kept_or_another_household_is_refused():
    organisation = an_organisation()
    deposit, after, manager = _two(organisation, received=False)
    with pytest.raises(Refused, match="rien à reporter"):
        carry_to_next(deposit, to=after, on=MARCH, actor=manager)
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(438), payer="person", means="cash", actor=manager
    )
    with pytest.raises(Refused, match="autre contrat de ce ménage"):
        carry_to_next(deposit, to=a_lived_in_contract(organisation), on=MARCH, actor=manager)
    add_deduction(
        deposit, kind="keys", amount=Decimal(40), words="Badge", proof="facture", actor=manager
    )
    with pytest.raises(Refused, match="retirez-les"):
        carry_to_next(deposit, to=after, on=MARCH, actor=manager)

    assert SecurityDeposit.objects.get().held == 438
