"""Statements cut, overlapped, repeated and reordered: what is kept is what happened."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from palier.base.bank.continuity import Kept, in_order, new_movements
from palier.base.bank.statements import Movement, ReadStatement, marked

IBAN = "FR7630004000010000000000136"
FIRST = date(2026, 11, 2)
AMOUNTS = ("450.00", "450.00", "450.00", "45.00", "-31.70", "1200.00")
Moves = list[tuple[int, str]]


def a_statement(
    moves: Moves, at: Decimal, *, before: int = 0, name: str = "cfonb"
) -> ReadStatement:
    """Movements (day, amount) from a balance; its opening day may be the one before."""
    told = [
        Movement(FIRST + timedelta(day), Decimal(amount), "", "", "", "VIR RECU", "")
        for day, amount in moves
    ]
    return ReadStatement(
        name,
        IBAN,
        told[0].on - timedelta(before),
        at,
        told[-1].on,
        at + sum((each.amount for each in told), Decimal(0)),
        marked(IBAN, name, told),
    )


class Sheet(NamedTuple):
    """A statement kept, and the lines that it brought."""

    told: ReadStatement
    lines: list[Movement]

    @property
    def kept(self) -> Kept:
        steps = [(each.on, each.amount) for each in in_order(self.told.movements)]
        return Kept(self.told.opening, steps, {each.fingerprint for each in self.lines})


def ends(told: ReadStatement) -> tuple[object, ...]:
    return told.opening_on, told.opening, told.closing_on, told.closing, told.reference


def keep(sheets: list[Sheet], told: ReadStatement) -> None:
    if ends(told) not in [ends(each.told) for each in sheets]:
        sheets.append(Sheet(told, new_movements(told, [each.kept for each in sheets])))


@st.composite
def a_story(draw):
    """What happened, and statements that tell it: in pieces, as a whole, again, in any order."""
    days = draw(st.lists(st.integers(0, 9), min_size=1, max_size=24).map(sorted))
    moves = [(day, draw(st.sampled_from(AMOUNTS))) for day in days]
    balances = [Decimal("844432.80")]
    for _, amount in moves:
        balances.append(balances[-1] + Decimal(amount))
    cuts = draw(
        st.lists(st.integers(1, len(moves)), max_size=6).map(lambda c: sorted({0, len(moves), *c}))
    )
    before = draw(st.integers(0, 1))
    told = [a_statement(moves[a:b], balances[a], before=before) for a, b in pairwise(cuts)]
    starts = [i for i in range(len(moves)) if i == 0 or moves[i][0] != moves[i - 1][0]] + [
        len(moves)
    ]
    for _ in range(draw(st.integers(0, 2))):  # some whole days again, in another format
        a, b = sorted(draw(st.tuples(st.sampled_from(starts), st.sampled_from(starts))))
        if a < b:
            told.append(a_statement(moves[a:b], balances[a], before=before, name="camt"))
    order = draw(st.permutations([*told, *draw(st.lists(st.sampled_from(told), max_size=3))]))
    return moves, order


@settings(max_examples=500, deadline=None)
@given(a_story())
def test_in_any_order_each_movement_is_kept_once(story):
    moves, order = story
    sheets: list[Sheet] = []
    for told in order:
        keep(sheets, told)
    lines = [line for each in sheets for line in each.lines]
    said = Counter((FIRST + timedelta(day), Decimal(amount)) for day, amount in moves)
    assert Counter((line.on, line.amount) for line in lines) == said
    assert len({line.fingerprint for line in lines}) == len(lines)


def kept_of(*told: ReadStatement) -> list[int]:
    sheets: list[Sheet] = []
    for each in told:
        keep(sheets, each)
    return [len(each.lines) for each in sheets]


def test_an_equal_movement_of_the_statement_that_follows_is_another():
    first = a_statement([(0, "45.00")], Decimal("844432.80"))
    second = a_statement([(0, "45.00")], first.closing)
    assert kept_of(first, second, first, second) == [1, 1]


def test_the_day_before_may_come_after():
    first = a_statement([(0, "45.00")], Decimal("844432.80"))
    second = a_statement([(0, "45.00")], first.closing)
    assert kept_of(second, first) == [1, 1]


def test_two_equal_movements_of_one_day_apart_from_each_other_stay_two():
    first = a_statement([(0, "450.00")], Decimal("844432.80"))
    between = a_statement([(0, "450.00")], first.closing)
    last = a_statement([(0, "450.00")], between.closing)
    assert kept_of(first, last, between) == [1, 1, 1]


def test_a_part_told_elsewhere_does_not_take_an_equal_movement_of_the_same_day():
    """A statement that kept only some of what it told is still placed by all of it."""
    start = Decimal("844432.80")
    last = a_statement([(5, "450.00")], start + 5 * 450, name="camt")
    late = a_statement([(4, "450.00")] * 3 + [(5, "450.00")], start + 2 * 450)
    early = a_statement([(2, "450.00"), (3, "450.00"), (4, "450.00")], start - 2 * 450)
    between = a_statement([(4, "450.00")], start + 450)
    assert kept_of(last, late, early, between) == [1, 3, 3, 1]


def test_a_file_that_tells_the_newest_first_is_the_same_statement():
    moves = [(0, "450.00"), (0, "45.00"), (3, "-31.70"), (5, "1200.00")]
    usual = a_statement(moves, Decimal("844432.80"))
    turned = replace(usual, reference="camt", movements=usual.movements[::-1])
    assert kept_of(usual, turned) == [4, 0]


def test_another_format_may_order_a_day_otherwise_or_add_up_its_fees():
    moves = [(0, "450.00"), (0, "45.00"), (0, "-31.70"), (1, "1200.00")]
    usual = a_statement(moves, Decimal("844432.80"))
    turned = a_statement([moves[2], moves[0], moves[1], moves[3]], usual.opening, name="camt")
    summed = a_statement([(0, "495.00"), (0, "-31.70"), (1, "1200.00")], usual.opening, name="mt")
    assert kept_of(usual, turned, summed) == [4, 0, 0]


def test_a_piece_of_a_day_told_in_another_order_is_known():
    day = [(0, "450.00"), (0, "45.00"), (0, "1200.00")]
    whole = a_statement(day, Decimal("100.00"))
    piece = a_statement([(0, "45.00")], Decimal("1300.00"), name="camt")  # 1,200 came first there
    other = a_statement([(0, "45.00")], Decimal("77.00"), name="camt")
    assert kept_of(whole, piece, other) == [3, 0, 1]
    assert kept_of(piece, whole) == [1, 2]


def test_two_days_that_come_to_nothing_are_two_unless_they_bear_the_same_marks():
    day = [(0, "45.00"), (0, "-45.00")]
    first, second = (a_statement(day, Decimal("100.00"), name=name) for name in ("1", "2"))
    assert kept_of(first, second) == [2, 2]
    assert kept_of(first, replace(first, reference="again")) == [2, 0]


def test_an_account_swept_to_nothing_each_day_is_read_as_fast_as_another():
    """Ten thousand movements that come back to one balance: pairs of places are not all tried."""
    moves = [(rank // 400, "1.00" if rank % 2 == 0 else "-1.00") for rank in range(10_000)]
    whole = a_statement(moves, Decimal(0))
    told = [(each.on, each.amount) for each in whole.movements]
    half = Kept(Decimal(0), told[:5_000], {each.fingerprint for each in whole.movements[:5_000]})

    new = new_movements(whole, [half])

    assert [(each.on, each.amount) for each in new] == told[5_000:]
