from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import (
    add_deduction,
    note_keys_back,
    receive_deposit,
    undo_keys_back,
)
from palier.work.leases.tests.examples import a_deposit


def _keys_back(organisation):
    manager = someone_as(organisation, "rental_manager")
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit,
        on=date(2026, 1, 2),
        amount=Decimal(100),
        payer="person",
        means="cash",
        actor=manager,
    )
    deposit = note_keys_back(deposit, keys_on=date(2026, 3, 31), conforming=True, actor=manager)
    return deposit, manager


def test_the_keys_are_not_back_and_no_delay_runs():
    deposit, manager = _keys_back(an_organisation())

    deposit = undo_keys_back(deposit, actor=manager)

    assert (deposit.keys_on, deposit.conforming, deposit.return_by) == (None, None, None)
    with pytest.raises(Refused, match="Aucune remise"):
        undo_keys_back(deposit, actor=manager)


def test_what_is_kept_is_taken_off_first():
    deposit, manager = _keys_back(an_organisation())
    add_deduction(
        deposit, kind="damage", amount=Decimal(40), words="Vitre", proof="Facture", actor=manager
    )

    with pytest.raises(Refused, match="retirez-les"):
        undo_keys_back(deposit, actor=manager)

    deposit.refresh_from_db()
    assert deposit.keys_on == date(2026, 3, 31)
