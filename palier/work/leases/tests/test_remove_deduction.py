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
    remove_deduction,
    settle_deposit,
)
from palier.work.leases.models import DepositDeduction
from palier.work.leases.tests.examples import JANUARY, a_deposit


def _kept(organisation, manager):
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(438), payer="person", means="cash", actor=manager
    )
    return add_deduction(
        deposit, kind="keys", amount=Decimal(40), words="Badge", proof="facture", actor=manager
    )


def test_what_was_kept_wrongly_is_given_back():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    remove_deduction(_kept(organisation, manager), actor=manager)

    assert not DepositDeduction.objects.exists()


def test_not_once_the_deposit_is_settled():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    kept = _kept(organisation, manager)
    note_keys_back(kept.deposit, keys_on=date(2026, 3, 1), conforming=True, actor=manager)
    settle_deposit(kept.deposit, on=date(2026, 3, 2), actor=manager)

    with pytest.raises(Refused, match="soldé"):
        remove_deduction(kept, actor=manager)

    assert DepositDeduction.objects.count() == 1
