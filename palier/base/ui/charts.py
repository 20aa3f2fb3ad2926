"""Charts drawn by the server: one curve, its scale, its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.kit.typography import SHORT_MONTHS, in_digits

WIDTH, HEIGHT, LEFT, TOP = 640, 150, 48, 14


@dataclass(frozen=True)
class Point:
    """A month on the curve: where it stands, what it says."""

    x: float
    y: float
    month: date
    value: Decimal
    is_named: bool

    @property
    def short(self) -> str:
        return SHORT_MONTHS[self.month.month - 1]

    @property
    def words(self) -> str:
        return f"{in_digits(self.value)} %"


@dataclass(frozen=True)
class Curve:
    """A curve of percentages by month, its scale beginning at a round figure."""

    points: Sequence[Point]
    lines: Sequence[tuple[float, str]]
    width: int = WIDTH + LEFT
    height: int = HEIGHT + 2 * TOP + 20

    @property
    def path(self) -> str:
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)

    @property
    def foot(self) -> int:
        return HEIGHT + TOP + 22


def curve(told: Sequence[tuple[date, Decimal | None]]) -> Curve | None:
    """The curve of these months (percent); None with fewer than two figures."""
    known = [
        (index, month, value) for index, (month, value) in enumerate(told) if value is not None
    ]
    if len(known) < 2:
        return None
    values = [value for *_, value in known]
    least = max(Decimal(0), min(values) // 10 * 10 - (10 if min(values) % 10 < 2 else 0))
    span = Decimal(100) - least or Decimal(10)

    def height(value: Decimal) -> float:
        return TOP + float((Decimal(100) - min(value, Decimal(100))) / span) * HEIGHT

    step = WIDTH / max(len(told) - 1, 1)
    named = {0, len(known) - 1, values.index(min(values))}
    points = [
        Point(
            LEFT + 20 + index * (step - 40 / len(told)), height(value), month, value, rank in named
        )
        for rank, (index, month, value) in enumerate(known)
    ]
    middle = least + span / 2
    lines = [(height(value), f"{in_digits(value)} %") for value in (Decimal(100), middle, least)]
    return Curve(points, lines)
