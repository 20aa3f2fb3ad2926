import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.programmes.actions import funds_kept
from palier.registers.programmes.tests.examples import fund_balances, kept_funds, used_funds


def test_what_is_kept_then_used_moves_194_and_its_two_accounts():
    organisation = an_organisation()
    move = kept_funds(organisation)
    assert fund_balances(organisation) == [-1200, 1200, 0]

    used_funds(organisation, move.agreement, "450.00")

    assert fund_balances(organisation) == [-750, 1200, -450]
    assert funds_kept(move.agreement) == 750
    assert set(move.entry.lines.values_list("auxiliary__label", flat=True)) == {None, "2026-17"}


def test_more_than_is_kept_is_refused():
    organisation = an_organisation()
    move = kept_funds(organisation)

    with pytest.raises(Refused, match=r"1.200,00"):
        used_funds(organisation, move.agreement, "1200.01")

    assert fund_balances(organisation) == [-1200, 1200, 0]
