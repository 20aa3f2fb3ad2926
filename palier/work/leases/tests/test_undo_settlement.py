from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.leases.actions import (
    add_deduction,
    cancel_occupancy,
    carry_to_next,
    note_keys_back,
    receive_deposit,
    remove_deduction,
    settle_deposit,
    undo_entry,
    undo_settlement,
)
from palier.work.leases.models import DepositSettlementUndone
from palier.work.leases.tests.examples import JANUARY, a_deposit
from palier.work.leases.tests.test_carry_to_next import MARCH, _two

KEYS, PAID, UNDONE = date(2026, 3, 31), date(2026, 4, 15), date(2026, 4, 20)


def given_back(organisation, kept="120.00"):
    system = the_system(organisation)
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(438), payer="person", means="transfer", actor=system
    )
    note_keys_back(deposit, keys_on=KEYS, conforming=False, actor=system)
    add_deduction(
        deposit, kind="damage", amount=Decimal(kept), words="Mur", proof="Devis", actor=system
    )
    return settle_deposit(deposit, on=PAID, actor=system)


def undone(deposit, role="rental_manager", **given):
    told = {"on": UNDONE, "reason": "Retenue fausse", **given}
    return undo_settlement(deposit, actor=someone_as(deposit.organisation, role), **told)


def test_it_is_held_again_and_given_back_with_the_right_amount():
    organisation = an_organisation()
    deposit = given_back(organisation)

    kept = undone(deposit)

    deposit.refresh_from_db()
    assert (deposit.held, deposit.returned, deposit.settled_on) == (438, 0, None)
    assert (kept.settled_on, kept.returned) == (PAID, 318)
    system = the_system(organisation)
    remove_deduction(deposit.deductions.get(), actor=system)
    assert settle_deposit(deposit, on=UNDONE, actor=system).returned == 438


@pytest.mark.parametrize(
    ("case", "because"),
    [
        ("held", "n’est pas rendu"),
        ("early", "avant le jour"),
        ("no reason", "Dites pourquoi"),
        ("never entered", "est annulé"),
    ],
)
def test_what_does_not_stand_is_refused_and_nothing_has_changed(case, because):
    organisation = an_organisation()
    system = the_system(organisation)
    deposit = given_back(organisation)
    if case == "held":
        undone(deposit)
        deposit.refresh_from_db()
    if case == "never entered":
        if deposit.occupancy.state != "draft":
            undo_entry(deposit.occupancy, actor=system)
        cancel_occupancy(deposit.occupancy, actor=system)
    given = {"early": {"on": date(2026, 4, 14)}, "no reason": {"reason": " "}}.get(case, {})
    before = DepositSettlementUndone.objects.count()
    was = (deposit.settled_on, deposit.returned)

    with pytest.raises(Refused, match=because):
        undone(deposit, **given)

    deposit.refresh_from_db()
    assert DepositSettlementUndone.objects.count() == before
    assert (deposit.settled_on, deposit.returned) == was


def test_one_that_is_carried_stays_under_the_other_contract():
    deposit, after, manager = _two(an_organisation())
    carry_to_next(deposit, to=after, on=MARCH, actor=manager)
    deposit.refresh_from_db()

    with pytest.raises(Refused, match="annulez le report"):
        undo_settlement(deposit, on=MARCH, reason="Erreur", actor=manager)

    assert after.deposits.get().held == 438


def test_the_contract_offers_it_says_what_was_undone_and_a_reception_may_not(client):
    organisation = an_organisation()
    deposit = given_back(organisation)
    with pytest.raises(PermissionDenied):
        undone(deposit, role="reception")
    come_in(client, organisation, "rental_manager")
    at, contract = f"/contrats/depots/{deposit.pk}/rendre/annuler/", deposit.occupancy_id

    assert at in client.get(f"/contrats/{contract}/").content.decode()
    told = client.post(at, {"on": "20/04/2026", "reason": "Une retenue de trop"})

    assert told.status_code == 302, told.content.decode()
    page = client.get(f"/contrats/{contract}/").content.decode()
    assert "Une retenue de trop" in page
    assert at not in page
    assert "Détenu" in page
