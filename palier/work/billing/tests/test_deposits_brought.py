"""A deposit that another tool held is held under its contract: shown, counted, given back."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import post_opening, reverse_opening
from palier.work.billing.models import HouseholdAccount
from palier.work.billing.tests.examples import MAY, a_rented_home
from palier.work.billing.tests.opening_examples import APRIL_30, a_position, an_account
from palier.work.leases.actions import (
    ask_deposit,
    end_occupancy,
    note_keys_back,
    settle_deposit,
    undo_deposit_receipt,
    undo_settlement,
)
from palier.work.leases.models import Occupancy, SecurityDeposit

JUNE = date(2026, 6, 1)


def posted(organisation, held="430.00"):
    account = an_account(organisation)
    position = a_position(organisation, (account, "0", held))
    return post_opening(position, actor=the_system(organisation)), account


def test_it_is_on_the_contract_and_not_asked_a_second_time(client):
    organisation = an_organisation()
    posted(organisation)
    home, deposit = Occupancy.objects.get(), SecurityDeposit.objects.get()

    assert (deposit.occupancy, deposit.held) == (home, 430)
    come_in(client, organisation, "rental_manager")
    page = client.get(f"/contrats/{home.pk}/").content.decode()
    assert "repris d’un autre outil" in page
    assert "Aucun dépôt demandé" not in page
    with pytest.raises(Refused):
        ask_deposit(home, amount=Decimal(400), on=MAY, actor=the_system(organisation))


def test_it_is_given_back_at_the_departure_and_165_is_empty():
    organisation = an_organisation()
    posted(organisation)
    system, deposit = the_system(organisation), SecurityDeposit.objects.get()
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="other", actor=system)
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=True, actor=system)

    settle_deposit(deposit, on=JUNE, actor=system)

    entity = main_entity(organisation)
    assert balance_of(entity, "165", on=JUNE) == 0
    undo_settlement(deposit, on=JUNE, reason="Erreur", actor=system)
    assert balance_of(entity, "165", on=JUNE) == -430


def test_one_asked_for_already_has_received_it():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    ask_deposit(home, amount=Decimal(400), on=APRIL_30, actor=the_system(organisation))
    account = HouseholdAccount.objects.get()
    position = a_position(organisation, (account, "0", "430.00"))

    post_opening(position, actor=the_system(organisation))

    deposit = SecurityDeposit.objects.get()
    assert (deposit.amount, deposit.held) == (430, 430)


def test_undone_with_the_position_and_posted_again_it_is_held_once():
    organisation = an_organisation()
    position, account = posted(organisation)
    receipt = SecurityDeposit.objects.get().receipts.get()
    manager = someone_as(organisation, "rental_manager")
    with pytest.raises(Refused, match="position de départ"):
        undo_deposit_receipt(receipt, on=MAY, reason="Erreur", actor=manager)

    reverse_opening(position, on=MAY, actor=the_system(organisation))
    assert SecurityDeposit.objects.get().held == 0

    again = a_position(organisation, (account, "0", "430.00"))
    post_opening(again, actor=the_system(organisation))
    assert SecurityDeposit.objects.get().held == 430


def test_the_position_is_not_undone_once_it_is_given_back():
    organisation = an_organisation()
    position, _ = posted(organisation)
    system, deposit = the_system(organisation), SecurityDeposit.objects.get()
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="other", actor=system)
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=True, actor=system)
    settle_deposit(deposit, on=JUNE, actor=system)

    with pytest.raises(Refused, match="est rendu"):
        reverse_opening(position, on=JUNE, actor=system)

    position.refresh_from_db()
    assert position.state == "posted"
