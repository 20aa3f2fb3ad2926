from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import post_opening, tell_totals
from palier.work.billing.reads import proof_of
from palier.work.billing.tests.opening_examples import a_position, an_account


def test_the_gap_with_the_other_tool_shows():
    organisation = an_organisation()
    position = a_position(
        organisation, (an_account(organisation), "640.00", "438.00"), proven=False
    )
    assert proof_of(position).agrees is False

    position = tell_totals(
        position,
        told_balance=Decimal("600.00"),
        told_deposits=Decimal("438.00"),
        actor=someone_as(organisation, "accountant"),
    )

    proof = proof_of(position)
    assert (proof.gap_balance, proof.gap_deposits) == (Decimal("40.00"), Decimal("0.00"))


def test_totals_stay_once_it_is_posted():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    position = post_opening(
        a_position(organisation, (an_account(organisation), "640.00", "0")), actor=accountant
    )

    with pytest.raises(Refused, match="ne change plus"):
        tell_totals(position, told_balance=Decimal(1), told_deposits=Decimal(0), actor=accountant)

    position.refresh_from_db()
    assert position.told_balance == Decimal("640.00")
