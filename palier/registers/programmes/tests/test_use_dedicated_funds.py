from datetime import timedelta

import pytest

from palier.base.kit.periods import ONE_DAY
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


def test_before_they_were_kept_or_leaving_a_later_day_short_is_refused():
    organisation = an_organisation()
    move = kept_funds(organisation)
    agreement, after = move.agreement, move.on + timedelta(days=60)
    used_funds(organisation, agreement, "1000.00", on=after)

    for day, amount in ((move.on - ONE_DAY, "1.00"), (move.on + ONE_DAY, "200.01")):
        with pytest.raises(Refused, match="pas davantage"):
            used_funds(organisation, agreement, amount, on=day)

    used_funds(organisation, agreement, "200.00", on=move.on + ONE_DAY)
    assert funds_kept(agreement) == 0
