"""What an association decides for itself: rooms declare it, a page lets it be changed, by date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from palier.base.kit.memo import once
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Figure, Organisation

FIGURES: dict[str, "Declared"] = {}


@dataclass(frozen=True)
class Declared:
    """A figure as its room declares it: its words, its kind, what holds until someone says else."""

    code: str
    label: str
    kind: Literal["yes_no", "number", "choice"]
    default: str
    help: str = ""
    choices: Sequence[tuple[str, str]] = ()
    least: int = 0
    most: int = 10_000

    def check(self, value: str) -> str:
        """The value as it is kept. Refused: no number, no such choice."""
        value = value.strip()
        if self.kind == "number":
            try:
                number = Decimal(value.replace(",", ".").replace(" ", ""))
            except InvalidOperation:
                raise Refused({"value": f"« {value} » n’est pas un nombre."}) from None
            if not number.is_finite() or not self.least <= number <= self.most:
                raise Refused(
                    {"value": f"Un nombre de {self.least} à {self.most}, positif, est attendu."}
                )
            return f"{number:f}"
        if value not in dict(self.options):
            raise Refused({"value": "Choisissez une des réponses proposées."})
        return value

    @property
    def options(self) -> Sequence[tuple[str, str]]:
        return (("yes", "oui"), ("no", "non")) if self.kind == "yes_no" else self.choices

    def in_words(self, value: str) -> str:
        """The value as one says it."""
        return value.replace(".", ",") if self.kind == "number" else dict(self.options)[value]


def declare_figure(declared: Declared) -> None:
    """Declare something that an association decides for itself (`access.volunteer_alone`)."""
    FIGURES[declared.code] = declared


def figure(organisation: Organisation, code: str, on: date) -> str:
    """What holds on a day: what the association said last, else what the room proposes."""
    said = once(("figures", organisation.pk, on), lambda: _said(organisation, on))
    return said.get(code, FIGURES[code].default)


def _said(organisation: Organisation, on: date) -> dict[str, str]:
    """Everything that the association said for itself and that holds on a day."""
    rows = Figure.objects.filter(organisation=organisation, starts_on__lte=on)
    return dict(rows.order_by("starts_on", "pk").values_list("code", "value"))


@dataclass(frozen=True)
class OverTime:
    """What held for a figure on each day, as far as is known."""

    default: str
    told: Sequence[tuple[date, str]]

    def on(self, day: date) -> str:
        """What held on a day."""
        return next((value for since, value in reversed(self.told) if since <= day), self.default)


def over_time(organisation: Organisation, code: str) -> OverTime:
    """What the association said of a figure, day after day; one query."""
    rows = Figure.objects.filter(organisation=organisation, code=code)
    told = rows.order_by("starts_on", "pk").values_list("starts_on", "value")
    return OverTime(FIGURES[code].default, list(told))


def number(organisation: Organisation, code: str, on: date) -> Decimal:
    """The same, for a figure."""
    return Decimal(figure(organisation, code, on))


def says_yes(organisation: Organisation, code: str, on: date) -> bool:
    """The same, for a question."""
    return figure(organisation, code, on) == "yes"
