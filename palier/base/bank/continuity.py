"""Which movements of a statement are new: kept lines always make its closing less its opening.

Balances decide, not resemblance. A statement is a walk from one balance to another; two statements
tell the same movement only where their walks meet on one balance, go the same days, and part on
another. What they share is then one stretch of each, whatever either calls its lines. A balance
that comes back may let two walks meet in several ways: the longest is taken.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from itertools import accumulate, product

from palier.base.bank.statements import Movement, ReadStatement

Step = tuple[date, Decimal]
Point = tuple[int, int]
MANY = 200_000
"""Beyond so many possible balances in a day, the order of its movements is not looked into."""


@dataclass(frozen=True)
class Kept:
    """A statement kept: all that it told, in order (day, euros), and the marks of its lines."""

    opening: Decimal
    told: list[Step]
    marks: set[str] = field(default_factory=set)

    @cached_property
    def balances(self) -> list[Decimal]:
        """The balance before the first movement, then after each."""
        return list(accumulate((amount for _, amount in self.told), initial=self.opening))


def in_order(movements: Sequence[Movement]) -> list[Movement]:
    """The movements by day; a file that tells the newest first is turned over."""
    turned = list(movements)
    if turned and turned[0].on > turned[-1].on:
        turned.reverse()
    return sorted(turned, key=lambda each: each.on)


def new_movements(told: ReadStatement, others: Sequence[Kept]) -> list[Movement]:
    """The movements of a statement that no other has told, each with a mark of its own."""
    movements = in_order(told.movements)
    steps = [(each.on, each.amount) for each in movements]
    mine = Kept(told.opening, steps, {each.fingerprint for each in movements})
    known: set[int] = set()
    for other in others:
        known.update(_shared(mine, other))
    new = [each for rank, each in enumerate(movements) if rank not in known]
    return _each_with_its_mark(new, {mark for each in others for mark in each.marks})


def _shared(mine: Kept, other: Kept) -> range | set[int]:
    """The ranks of my movements that the other told."""
    starts, ends = _starts(mine, other), _ends(mine, other)
    longest = max(_meetings(mine, other, starts, ends), key=_likelihood, default=None)
    if longest is not None:
        return longest[0]
    # Where they only touch, one going on from the other, they share nothing.
    return range(0) if set(starts) & set(ends) else _inside(mine, other)


def _likelihood(meeting: tuple[range, range]) -> tuple[bool, int]:
    """As many movements on each side, then the longest: what one alone tells is never lost."""
    mine, other = meeting
    return len(mine) == len(other), len(mine)


def _starts(mine: Kept, other: Kept) -> list[Point]:
    """Where the walks may meet (my rank, the other's): one of them begins there."""
    found = [(0, k) for k in _places(other, mine.opening)]
    return found + [(k, 0) for k in _places(mine, other.opening)]


def _ends(mine: Kept, other: Kept) -> list[Point]:
    """Where they may part: one of them ends there."""
    found = [(len(mine.told), k) for k in _places(other, mine.balances[-1])]
    return found + [(k, len(other.told)) for k in _places(mine, other.balances[-1])]


def _meetings(
    mine: Kept, other: Kept, starts: list[Point], ends: list[Point]
) -> Iterator[tuple[range, range]]:
    """Each stretch of mine that may be a stretch of the other's: same balances, same days.

    From one day to another the stretches are alike or not whatever the ranks at which they begin
    and end in them. Of each kind of start and end, the longest stretch is enough, and the longest
    with as many movements on each side: an account whose balance comes back a thousand times costs
    no more than another.
    """
    if _comes_back(mine, other) and not mine.marks & other.marks:
        return
    first = [(a, c) for a, c in starts if _day(mine, a) == _day(other, c) is not None]
    last = [(b, d) for b, d in ends if _day(mine, b - 1) == _day(other, d - 1) is not None]
    for begins, finishes in product(
        _kinds(first, 0, 0), _kinds(last, len(mine.told), len(other.told))
    ):
        for (a, c), (b, d) in _longest(begins, finishes):
            if a < b and c < d and _by_day(mine.told[a:b]) == _by_day(other.told[c:d]):
                yield range(a, b), range(c, d)


def _longest(begins: list[Point], finishes: list[Point]) -> Iterator[tuple[Point, Point]]:
    """From the earliest to the latest; and so that both sides count as many movements."""
    if begins and finishes:
        yield min(begins), max(finishes)
        late = {b - d: (b, d) for b, d in sorted(finishes)}
        early = {a - c: (a, c) for a, c in sorted(begins, reverse=True)}
        same = [(early[gap], late[gap]) for gap in early.keys() & late.keys()]
        yield from (max(same, key=lambda each: each[1][0] - each[0][0]),) if same else ()


def _kinds(points: list[Point], mine: int, other: int) -> tuple[list[Point], list[Point]]:
    """Those at the end of my walk, those at the end of the other's."""
    return [each for each in points if each[0] == mine], [
        each for each in points if each[1] == other
    ]


def _day(walk: Kept, rank: int) -> date | None:
    return walk.told[rank][0] if 0 <= rank < len(walk.told) else None


def _comes_back(mine: Kept, other: Kept) -> bool:
    """Both leave one balance for itself: whether they are one or two, only their marks can say."""
    ends = {mine.opening, mine.balances[-1], other.opening, other.balances[-1]}
    return len(ends) == 1 and bool(mine.told)


def _places(walk: Kept, balance: Decimal) -> list[int]:
    return [rank for rank, each in enumerate(walk.balances) if each == balance]


def _by_day(steps: Sequence[Step]) -> dict[date, Decimal]:
    """What each day comes to; days that come to nothing are told too."""
    days: dict[date, Decimal] = defaultdict(Decimal)
    for on, amount in steps:
        days[on] += amount
    return days


def _inside(mine: Kept, other: Kept) -> set[int]:
    """Where walks never meet, one may be within a day of the other, told in another order."""
    if _goes_through(other, mine):
        return set(range(len(mine.told)))
    if not _goes_through(mine, other):
        return set()
    left, ranks = Counter(other.told), set()
    for rank, step in enumerate(mine.told):
        if left[step] > 0:
            left[step] -= 1
            ranks.add(rank)
    return ranks


def _goes_through(whole: Kept, part: Kept) -> bool:
    """Whether a walk may have told a shorter one, in another order within its days."""
    if not part.told or Counter(part.told) - Counter(whole.told):
        return False
    first_on = part.told[0][0]
    start = next(rank for rank, (on, _) in enumerate(whole.told) if on >= first_on)
    rest = Counter(step for step in whole.told[start:] if step[0] == first_on) - Counter(part.told)
    missing = part.opening - whole.balances[start]
    reached, looked_at = {Decimal(0)}, 0
    for _, amount in rest.elements():
        reached |= {each + amount for each in reached}
        looked_at += len(reached)
        if looked_at > MANY:
            return False
    return missing in reached


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
