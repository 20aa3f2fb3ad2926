"""A deposit that another tool held is held under its contract: shown, counted, given back."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place
from palier.registers.people.tests.examples import a_household
from palier.work.billing.actions import (
    ToldBalance,
    account_under,
    open_position,
    post_opening,
    reverse_opening,
    tell_opening,
    tell_totals,
)
from palier.work.billing.models import HouseholdAccount
from palier.work.billing.reads import deposits_held
from palier.work.billing.tests.examples import (
    MAY,
    a_rented_home,
    a_site_of_another_entity,
    terms_of,
)
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
from palier.work.leases.tests.examples import a_lived_in_contract

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


def test_each_entity_s_position_brings_its_own_deposit_and_takes_back_its_own():
    organisation = an_organisation()
    scic, site = a_site_of_another_entity(organisation)
    system, main = the_system(organisation), main_entity(organisation)
    ours = a_rented_home(organisation)
    place, household = a_place(site), ours.household
    theirs = terms_of(a_lived_in_contract(organisation, place=place, household=household))
    made = {}
    for entity, home, held in ((main, ours, "430.00"), (scic, theirs, "310.00")):
        account = account_under(home, system)
        position = open_position(entity, on=APRIL_30, actor=system)
        told = [ToldBalance(account, Decimal(0), Decimal(held))]
        position = tell_opening(position, balances=told, actor=system)
        position = tell_totals(
            position, told_balance=Decimal(0), told_deposits=Decimal(held), actor=system
        )
        made[entity] = post_opening(position, actor=system)

    def held_under() -> list[Decimal]:
        return [SecurityDeposit.objects.get(occupancy=home).held for home in (ours, theirs)]

    assert held_under() == [430, 310]
    assert [deposits_held(each, MAY) for each in (main, scic)] == [430, 310]
    reverse_opening(made[scic], on=MAY, actor=system)
    assert held_under() == [430, 0]


def test_twelve_deposits_cost_the_queries_of_two():
    counts = []
    for many in (2, 12):
        organisation = an_organisation()
        accounts = [an_account_of(organisation, rank) for rank in range(many)]
        position = a_position(organisation, *((each, "0", "430.00") for each in accounts))
        actor = the_system(organisation)
        with CaptureQueriesContext(connection) as queries:
            post_opening(position, actor=actor)
        assert SecurityDeposit.objects.filter(organisation=organisation).count() == many
        counts.append(len(queries))

    assert counts[0] == counts[1]


def an_account_of(organisation, rank):
    household = a_household(organisation, f"Famille{rank}")
    home = a_lived_in_contract(organisation, household=household)
    return account_under(home, the_system(organisation))
