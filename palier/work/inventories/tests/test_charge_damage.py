from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.inventories.actions import charge_damage, set_wear
from palier.work.inventories.tests.examples import a_signed_inventory
from palier.work.leases.actions import receive_deposit
from palier.work.leases.models import DepositDeduction
from palier.work.leases.tests.examples import JANUARY, a_deposit, a_lived_in_contract

TOLD = {"item": "paint", "words": "Murs du séjour", "cost": Decimal(400), "proof": "devis 12"}


def _left(organisation, manager):
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(438), payer="person", means="cash", actor=manager
    )
    a_signed_inventory(deposit.occupancy)
    return a_signed_inventory(deposit.occupancy, kind="exit", on=date(2026, 6, 1), state="damaged")


def test_the_tenants_share_is_kept_on_the_deposit_with_its_workings():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    set_wear(
        organisation,
        item="paint",
        free_years=Decimal(2),
        yearly_percent=Decimal(12),
        least_percent=Decimal(15),
        source="accord du 3 mars 2024",
        actor=manager,
    )

    kept = charge_damage(_left(organisation, manager), **TOLD, age=Decimal("5.5"), actor=manager)

    assert kept.amount == Decimal("232.00")  # 400 x (1 - 12 % x 3.5 years)
    assert "58 % à charge" in kept.words
    assert "accord du 3 mars 2024" in kept.proof


def test_without_proof_or_without_a_signed_exit_nothing_is_kept():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    leaving = _left(organisation, manager)
    entry = a_signed_inventory(a_lived_in_contract(organisation))

    with pytest.raises(Refused, match="se justifie"):
        charge_damage(leaving, **{**TOLD, "proof": " "}, age=Decimal(1), actor=manager)
    with pytest.raises(Refused, match="de sortie signé"):
        charge_damage(entry, **TOLD, age=Decimal(1), actor=manager)

    assert not DepositDeduction.objects.exists()
