from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import receive_deposit
from palier.work.leases.models import DepositReceipt
from palier.work.leases.tests.examples import a_deposit

TOLD = {"on": date(2026, 1, 3), "payer": "fsl", "means": "transfer"}


def test_the_fsl_and_the_household_may_each_pay_a_part():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = a_deposit(organisation)

    receive_deposit(deposit, **TOLD, amount=Decimal(300), actor=manager)
    receive_deposit(
        deposit, **{**TOLD, "payer": "person", "means": "cash"}, amount=Decimal(138), actor=manager
    )

    assert deposit.held == 438
    assert {receipt.payer for receipt in deposit.receipts.all()} == {"fsl", "person"}


@pytest.mark.parametrize(("amount", "because"), [("438.01", "Il reste 438,00"), ("0", "positif")])
def test_no_more_than_what_was_asked(amount, because):
    organisation = an_organisation()
    deposit = a_deposit(organisation)

    with pytest.raises(Refused, match=because):
        receive_deposit(
            deposit,
            **TOLD,
            amount=Decimal(amount),
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not DepositReceipt.objects.exists()
