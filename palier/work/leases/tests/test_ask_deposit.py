from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import ask_deposit
from palier.work.leases.models import SecurityDeposit
from palier.work.leases.tests.examples import JANUARY, a_draft, a_lived_in_contract


def test_where_the_contract_decides_any_sum_may_be_asked():
    organisation = an_organisation()

    deposit = ask_deposit(
        a_lived_in_contract(organisation, regime="pitch"),
        amount=Decimal("100.00"),
        on=JANUARY,
        actor=someone_as(organisation, "rental_manager"),
    )

    assert (deposit.amount, deposit.held) == (100, 0)


@pytest.mark.parametrize(
    ("regime", "because"),
    [("shelter", "n’admet pas de dépôt"), ("loi89", "Fixez d’abord le loyer.*art. 22")],
)
def test_a_regime_without_deposit_or_a_rent_that_is_not_set_is_refused(regime, because):
    organisation = an_organisation()

    with pytest.raises(Refused, match=because):
        ask_deposit(
            a_draft(organisation, regime=regime),
            amount=Decimal("100.00"),
            on=JANUARY,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not SecurityDeposit.objects.exists()


def test_a_contract_has_one_deposit():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    contract = a_lived_in_contract(organisation, regime="pitch")
    told = {"amount": Decimal(100), "on": date(2026, 1, 1), "actor": manager}
    ask_deposit(contract, **told)

    with pytest.raises(Refused, match="déjà noté"):
        ask_deposit(contract, **told)

    assert SecurityDeposit.objects.count() == 1
