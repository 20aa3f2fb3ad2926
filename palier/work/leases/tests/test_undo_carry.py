from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.leases.actions import (
    cancel_occupancy,
    carry_to_next,
    end_occupancy,
    settle_deposit,
    undo_carry,
    undo_departure,
    undo_entry,
)
from palier.work.leases.tests.test_carry_to_next import MARCH, _two


def test_it_is_under_the_contract_it_came_from_again():
    deposit, after, manager = _two(an_organisation())
    carried = carry_to_next(deposit, to=after, on=MARCH, actor=manager)

    undo_carry(carried.receipts.get(), on=MARCH, actor=manager)

    deposit.refresh_from_db()
    assert (deposit.held, deposit.goes_to, carried.held) == (438, "household", 0)
    assert carry_to_next(deposit, to=after, on=MARCH, actor=manager).held == 438


def test_what_was_paid_or_undone_or_a_day_before_is_refused():
    deposit, after, manager = _two(an_organisation())
    with pytest.raises(Refused, match="ne vient pas"):
        undo_carry(deposit.receipts.get(), on=MARCH, actor=manager)
    receipt = carry_to_next(deposit, to=after, on=MARCH, actor=manager).receipts.get()
    with pytest.raises(Refused, match="pas avant"):
        undo_carry(receipt, on=date(2026, 3, 1), actor=manager)
    undo_carry(receipt, on=MARCH, actor=manager)

    with pytest.raises(Refused):
        undo_carry(receipt, on=MARCH, actor=manager)

    deposit.refresh_from_db()
    assert deposit.held == 438


def test_what_came_from_the_contract_before_goes_back_to_it_not_to_the_household():
    deposit, after, manager = _two(an_organisation())
    left = deposit.occupancy
    end_occupancy(left, ends_on=date(2026, 3, 1), end_reason="other", actor=manager)
    carried = carry_to_next(deposit, to=after, on=MARCH, actor=manager)

    with pytest.raises(Refused, match=f"reporté sur le contrat {after.number}"):
        undo_departure(left, actor=manager)
    undo_entry(after, actor=manager)
    for undo in (
        lambda: cancel_occupancy(after, actor=manager),
        lambda: settle_deposit(carried, on=MARCH, actor=manager),
    ):
        with pytest.raises(Refused, match=f"viennent du contrat {left.number}"):
            undo()
    carried.refresh_from_db()
    assert carried.settled_on is None

    undo_carry(carried.receipts.get(), on=MARCH, actor=manager)
    cancel_occupancy(after, actor=manager)
    assert undo_departure(left, actor=manager).state == "active"
