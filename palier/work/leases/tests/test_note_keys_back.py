from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import note_keys_back
from palier.work.leases.models import SecurityDeposit
from palier.work.leases.tests.examples import JANUARY, a_deposit, a_lived_in_contract


@pytest.mark.parametrize(
    ("regime", "conforming", "by"),
    [
        ("loi89", True, date(2026, 4, 30)),
        ("loi89", False, date(2026, 5, 31)),
        ("pitch", True, None),
    ],
)
def test_article_22_the_delay_runs_from_the_keys(regime, conforming, by):
    organisation = an_organisation()
    deposit = SecurityDeposit.objects.create(
        organisation=organisation,
        occupancy=a_lived_in_contract(organisation, regime=regime),
        amount=Decimal(100),
        asked_on=JANUARY,
    )

    deposit = note_keys_back(
        deposit,
        keys_on=date(2026, 3, 31),
        conforming=conforming,
        actor=someone_as(organisation, "rental_manager"),
    )

    assert deposit.return_by == by


def test_keys_are_not_given_back_before_they_are_handed_over():
    organisation = an_organisation()
    deposit = a_deposit(organisation)

    with pytest.raises(Refused, match="avant l’entrée"):
        note_keys_back(
            deposit,
            keys_on=date(2025, 12, 31),
            conforming=True,
            actor=someone_as(organisation, "rental_manager"),
        )

    deposit.refresh_from_db()
    assert deposit.keys_on is None
