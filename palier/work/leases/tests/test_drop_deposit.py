from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import ask_deposit, drop_deposit, receive_deposit
from palier.work.leases.models import SecurityDeposit
from palier.work.leases.tests.examples import JANUARY, a_deposit


def test_what_was_asked_wrongly_may_be_asked_again():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    contract = drop_deposit(a_deposit(organisation, amount="9000.00"), actor=manager)
    again = ask_deposit(contract, amount=Decimal(450), on=JANUARY, actor=manager)

    assert SecurityDeposit.objects.get() == again


def test_not_once_something_was_received():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(10), payer="person", means="cash", actor=manager
    )

    with pytest.raises(Refused, match="ne se retire plus"):
        drop_deposit(deposit, actor=manager)

    assert SecurityDeposit.objects.get() == deposit
