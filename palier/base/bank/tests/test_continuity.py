"""Statements cut, overlapped, repeated and reordered: what is kept is what happened."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from palier.base.bank.continuity import Kept, Line, new_movements
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


def keep(kept: list[Kept], told: ReadStatement) -> None:
    new = new_movements(told, kept)
    lines = [Line(each.fingerprint, each.on, each.amount) for each in new]
    kept.append(Kept(told.opening_on, told.opening, told.closing_on, told.closing, lines))


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


@settings(max_examples=300, deadline=None)
@given(a_story())
def test_in_any_order_each_movement_is_kept_once(story):
    moves, order = story
    kept: list[Kept] = []
    for told in order:
        ends = (told.opening_on, told.opening, told.closing_on, told.closing)
        if ends not in [(k.opening_on, k.opening, k.closing_on, k.closing) for k in kept]:
            keep(kept, told)
    lines = [line for each in kept for line in each.lines]
    said = Counter((FIRST + timedelta(day), Decimal(amount)) for day, amount in moves)
    assert Counter((line.on, line.amount) for line in lines) == said
    assert len({line.fingerprint for line in lines}) == len(lines)


def test_an_equal_movement_of_the_statement_that_follows_is_another():
    first = a_statement([(0, "45.00")], Decimal("844432.80"))
    second = a_statement([(0, "45.00")], first.closing)
    kept: list[Kept] = []
    for told in (first, second, first, second):
        if len(kept) < 2:
            keep(kept, told)
    assert [len(each.lines) for each in kept] == [1, 1]


def test_the_day_before_may_come_after():
    first = a_statement([(0, "45.00")], Decimal("844432.80"))
    second = a_statement([(0, "45.00")], first.closing)
    kept: list[Kept] = []
    for told in (second, first):
        keep(kept, told)
    assert [len(each.lines) for each in kept] == [1, 1]


def test_two_equal_movements_of_one_day_apart_from_each_other_stay_two():
    first = a_statement([(0, "450.00")], Decimal("844432.80"))
    between = a_statement([(0, "450.00")], first.closing)
    last = a_statement([(0, "450.00")], between.closing)
    kept: list[Kept] = []
    for told in (first, last, between):
        keep(kept, told)
    assert [len(each.lines) for each in kept] == [1, 1, 1]
