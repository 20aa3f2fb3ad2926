"""Which movements of a statement are new: kept lines always make its closing less its opening.

Balances decide before resemblance: a statement that opens with what another closed with follows
it, and an equal movement in it is another movement. Only statements that tell the same days can
have told the same movement.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import accumulate

from palier.base.bank.statements import Movement, ReadStatement


@dataclass(frozen=True)
class Line:
    """A movement kept: its mark, its day, its amount (euros)."""

    fingerprint: str
    on: date
    amount: Decimal


@dataclass(frozen=True)
class Kept:
    """A statement kept, with the lines that it brought and the amount (euros) told before it."""

    opening_on: date
    opening: Decimal
    closing_on: date
    closing: Decimal
    lines: list[Line] = field(default_factory=list)

    @property
    def moves(self) -> Decimal:
        return self.closing - self.opening


def new_movements(told: ReadStatement, others: Sequence[Kept]) -> list[Movement]:
    """The movements of a statement that no other has told, each with a mark of its own."""
    near = [each for each in others if _touches(each, told)]
    if _is_told_whole(told, near):
        return []
    lines = [line for each in _beside(told, near) for line in each.lines]
    marks = Counter(line.fingerprint for line in lines)
    left = Counter((line.on, line.amount) for line in lines)
    unknown: list[Movement] = []
    for movement in told.movements:
        if marks[movement.fingerprint] > 0 and left[movement.on, movement.amount] > 0:
            marks[movement.fingerprint] -= 1
            left[movement.on, movement.amount] -= 1
        else:
            unknown.append(movement)
    new: list[Movement] = []
    for movement in unknown:  # another format tells the same movement otherwise: by day and amount
        if left[movement.on, movement.amount] > 0:
            left[movement.on, movement.amount] -= 1
        else:
            new.append(movement)
    return _each_with_its_mark(new, {line.fingerprint for each in others for line in each.lines})


def _touches(each: Kept, told: ReadStatement) -> bool:
    return each.closing_on >= told.opening_on and each.opening_on <= told.closing_on


def _is_told_whole(told: ReadStatement, near: Sequence[Kept]) -> bool:
    """Whether others, from the same opening to the same closing, told these movements exactly."""
    inside = [
        each
        for each in near
        if told.opening_on <= each.opening_on and each.closing_on <= told.closing_on
    ]
    opens = any(each.opening == told.opening for each in inside)
    closes = any(each.closing == told.closing for each in inside)
    said = Counter((movement.on, movement.amount) for movement in told.movements)
    kept = Counter((line.on, line.amount) for each in near for line in each.lines)
    return opens and closes and not said - kept


def _beside(told: ReadStatement, near: Sequence[Kept]) -> list[Kept]:
    """Those that tell the same days, and neither lead to this statement nor follow from it."""
    left = [each for each in near if _shares(each, told)]
    opening, first_on = told.opening, told.opening_on
    while before := next((e for e in left if _leads(e, opening, first_on, told)), None):
        left.remove(before)
        opening, first_on = before.opening, before.opening_on
    closing, last_on = told.closing, told.closing_on
    while after := next((e for e in left if _follows(e, closing, last_on, told)), None):
        left.remove(after)
        closing, last_on = after.closing, after.closing_on
    return left


def _shares(each: Kept, told: ReadStatement) -> bool:
    """Whether they may tell a movement in common: one begins or ends on a balance of the other.

    What a statement kept is not all of it when others had told a part: it may then share anything.
    """
    mine = _balances(told.opening, [movement.amount for movement in told.movements])
    if each.opening in mine or each.closing in mine:
        return True
    amounts = [line.amount for line in each.lines]
    if sum(amounts, Decimal(0)) != each.moves:
        return True
    theirs = _balances(each.opening, amounts)
    return told.opening in theirs or told.closing in theirs


def _balances(opening: Decimal, amounts: Sequence[Decimal]) -> set[Decimal]:
    """The balance before the first movement and after each."""
    return set(accumulate(amounts, initial=opening))


def _leads(each: Kept, opening: Decimal, first_on: date, told: ReadStatement) -> bool:
    in_order = each.opening_on <= first_on and each.closing_on <= told.closing_on
    return each.closing == opening and in_order and not _is_mute(each, told)


def _follows(each: Kept, closing: Decimal, last_on: date, told: ReadStatement) -> bool:
    in_order = each.closing_on >= last_on and each.opening_on >= told.opening_on
    return each.opening == closing and in_order and not _is_mute(each, told)


def _is_mute(each: Kept, told: ReadStatement) -> bool:
    """Its balances say nothing of its place: they are equal, and this statement tells all of it."""
    if each.moves:
        return False
    said = {movement.fingerprint for movement in told.movements}
    return bool(each.lines) and all(line.fingerprint in said for line in each.lines)


def _each_with_its_mark(movements: list[Movement], taken: set[str]) -> list[Movement]:
    """An equal movement of another statement is another movement: its mark says so."""
    marked: list[Movement] = []
    for movement in movements:
        mark, rank = movement.fingerprint, 1
        while mark in taken:
            rank += 1
            mark = sha256(f"{movement.fingerprint}|{rank}".encode()).hexdigest()
        taken.add(mark)
        marked.append(replace(movement, fingerprint=mark))
    return marked
