from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import add_deduction, receive_deposit
from palier.work.leases.models import DepositDeduction
from palier.work.leases.tests.examples import JANUARY, a_deposit

TOLD = {"kind": "damage", "words": "Porte enfoncée", "proof": "facture 2026-118"}


def _held(organisation, manager):
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(438), payer="person", means="cash", actor=manager
    )
    return deposit


def test_what_is_kept_is_proved():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    kept = add_deduction(_held(organisation, manager), **TOLD, amount=Decimal(120), actor=manager)

    assert (kept.amount, kept.proof, date(2026, 1, 1)) == (120, "facture 2026-118", JANUARY)


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"proof": " "}, "se justifie"),
        ({"amount": Decimal("438.01")}, "ne reste que 438,00"),
        ({"kind": "charges", "amount": Decimal("87.61")}, "Au plus 87,60.*un cinquième"),
    ],
)
def test_article_22_what_may_not_be_kept(told, because):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)

    with pytest.raises(Refused, match=because):
        add_deduction(deposit, **{**TOLD, "amount": Decimal(120), **told}, actor=manager)

    assert not DepositDeduction.objects.exists()


def test_article_22_a_fifth_for_charges_in_all_and_not_line_by_line():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    told = {**TOLD, "kind": "charges", "actor": manager}
    add_deduction(deposit, **told, amount=Decimal("80.00"))

    with pytest.raises(Refused, match="un cinquième"):
        add_deduction(deposit, **told, amount=Decimal("7.61"))

    assert DepositDeduction.objects.count() == 1
