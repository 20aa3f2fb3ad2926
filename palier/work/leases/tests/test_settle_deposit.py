from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.leases.actions import (
    cancel_occupancy,
    note_keys_back,
    receive_deposit,
    settle_deposit,
    undo_entry,
)
from palier.work.leases.tests.examples import JANUARY, a_deposit

MARCH_31 = date(2026, 3, 31)


def test_what_is_held_less_what_is_kept_is_given_back():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(438), payer="person", means="cash", actor=manager
    )
    note_keys_back(deposit, keys_on=MARCH_31, conforming=True, actor=manager)

    deposit = settle_deposit(deposit, on=date(2026, 4, 15), actor=manager)

    assert (deposit.returned, deposit.penalty, deposit.held) == (438, 0, 0)


@pytest.mark.parametrize(
    ("paid", "keys", "on", "because"),
    [
        (True, None, MARCH_31, "remise des clés"),
        (True, MARCH_31, date(2026, 3, 30), "avant la remise"),
        (False, MARCH_31, MARCH_31, "rien à rendre"),
    ],
)
def test_nothing_is_given_back_too_soon_or_out_of_nothing(paid, keys, on, because):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = a_deposit(organisation)
    if paid:
        receive_deposit(
            deposit, on=JANUARY, amount=Decimal(438), payer="person", means="cash", actor=manager
        )
    if keys:
        note_keys_back(deposit, keys_on=keys, conforming=True, actor=manager)

    with pytest.raises(Refused, match=because):
        settle_deposit(deposit, on=on, actor=manager)

    deposit.refresh_from_db()
    assert (deposit.settled_on, deposit.returned) == (None, 0)


def test_the_deposit_of_a_contract_that_nobody_entered_is_given_back_without_keys():
    organisation = an_organisation()
    system = the_system(organisation)
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(100), payer="person", means="cash", actor=system
    )
    undo_entry(deposit.occupancy, actor=system)

    deposit = settle_deposit(deposit, on=date(2026, 1, 20), means="cash", actor=system)
    cancelled = cancel_occupancy(deposit.occupancy, actor=system)

    assert (deposit.returned, deposit.penalty, cancelled.state) == (100, 0, "cancelled")
