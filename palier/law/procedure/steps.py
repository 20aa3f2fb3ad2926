"""The steps of an eviction procedure, in their order, and what each asks and allows.

Pure rules over dated steps: nothing here knows of a file, a user or a screen.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from palier.law.dates import add_months, in_words
from palier.law.delays import Delay
from palier.law.holidays import is_worked
from palier.law.truce import earliest_eviction, in_truce, truce_source

AVOIDED = ("paid", "plan_kept", "protocol", "rehoused", "dismissed", "withdrawn")


@cache
def known() -> dict[str, Any]:
    """The whole of `procedure.toml`."""
    text = files("palier.law").joinpath("procedure.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True)
class StepRule:
    """What the law says of one step."""

    code: str
    label: str
    who: str
    paths: tuple[str, ...]
    source: str
    effect: str
    after: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)

    def source_on(self, path: str) -> str:
        """Its article, which may depend on the path."""
        return self.sources.get(path, self.source)


@cache
def step_rules() -> dict[str, StepRule]:
    """Every step by code, in the order of the procedure."""
    return {
        code: StepRule(
            code,
            given["label"],
            given["who"],
            tuple(given["paths"]),
            given["source"],
            given["effect"],
            tuple(given.get("after", ())),
            tuple(given.get("asks", ())),
            given.get("sources", {}),
        )
        for code, given in known()["steps"].items()
    }


def path_of(regime: str) -> str:
    """`lease`, `residence` or `contract`: which course a contract's regime follows."""
    return str(known()["paths"].get(regime, "contract"))


@dataclass(frozen=True)
class Taken:
    """A step that was taken, and what it said."""

    code: str
    on: date
    hearing_on: date | None = None
    months: int | None = None
    outcome: str = ""
    form: str = ""
    mentions: tuple[str, ...] = ()
    is_summary: bool = False
    truce_exclusion: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True)
class Course:
    """All that the dates of a procedure depend on."""

    path: str
    signed_on: date
    steps: tuple[Taken, ...] = ()
    landlord_is_person: bool = False
    is_student: bool = False
    """A student whose condition has ceased: neither truce nor delays (CPCE art. L412-7)."""
    is_unpaid: bool = True
    """Whether it is about rent: the commission is referred to for a debt only."""
    has_guarantor: bool = False
    notice_ground: str = "breach"
    territory: str = "metropole"
    extends_order: bool = True
    """Whether the delay of the order to pay goes on to an open day (to be verified)."""
    referral_months: int = 2
    monthly: Decimal | None = None
    """A month of home and charges (euros), where it is known."""

    def last(self, code: str) -> Taken | None:
        """The latest step of that kind."""
        found = [step for step in self.steps if step.code == code]
        return max(found, key=lambda step: step.on) if found else None

    @property
    def hearing_on(self) -> date | None:
        """The day of the hearing: the last one that was fixed."""
        fixed = [
            step
            for step in self.steps
            if step.code in ("summons", "hearing") and step.hearing_on is not None
        ]
        return (
            max(fixed, key=lambda step: (step.on, step.hearing_on or step.on)).hearing_on
            if fixed
            else None
        )

    @property
    def truce_protects(self) -> bool:
        """Whether the winter truce protects this household (CPCE art. L412-6 to L412-8)."""
        order = self.last("order_to_vacate")
        return not self.is_student and not (order and order.truce_exclusion)

    @property
    def has_two_months(self) -> bool:
        """Whether the two months of the order to vacate are due (CPCE art. L412-1 and L412-8).

        Not to a violent partner whom the judge put out, nor to who came in by force or deceit.
        """
        order = self.last("order_to_vacate")
        return order is None or order.truce_exclusion not in ("violence", "squat")

    @property
    def may_be_given_time(self) -> bool:
        """Whether the judge may grant time, and the prefect is to be told (CPCE art. L412-3 to
        L412-5): not for a student whose condition ceased (L412-7), nor a violent partner (L412-8).
        """
        order = self.last("order_to_vacate")
        return not self.is_student and not (order and order.truce_exclusion == "violence")


class OutOfOrder(ValueError):
    """A step that cannot be taken there; its text is the French sentence to show."""


def check_step(course: Course, step: Taken) -> None:
    """Raise OutOfOrder when a step has no place there: another path, no predecessor, too early."""
    rule = step_rules().get(step.code)
    if rule is None or course.path not in rule.paths:
        raise OutOfOrder("Cette étape n’existe pas dans cette procédure.")
    wanted = [code for code in rule.after if course.path in step_rules()[code].paths]
    before = [found for code in wanted if (found := course.last(code))]
    if wanted and not before:
        names = " ou ".join(f"« {step_rules()[code].label} »" for code in wanted)
        raise OutOfOrder(f"« {rule.label} » vient après {names}, qui n’est pas noté.")
    first = min((each.on for each in before), default=None)
    if first is not None and step.on < first:
        label = step_rules()[before[0].code].label
        raise OutOfOrder(
            f"« {rule.label} » ne peut pas être avant « {label} » ({in_words(first)})."
        )
    _check_details(course, step)


def _check_details(course: Course, step: Taken) -> None:
    _check_hearing(course, step)
    if step.code == "judgment" and not step.outcome:
        raise OutOfOrder("Dites ce que le juge a décidé.")
    if step.code == "judgment" and step.months and step.months > judge_months(course.path):
        raise OutOfOrder(
            f"Le juge accorde {judge_months(course.path)} mois au plus ({judge_source(course.path)})."
        )
    if step.code == "grace" and not course.may_be_given_time:
        raise OutOfOrder(
            "Le juge n’accorde pas de délai dans ce cas (CPCE art. L412-7 et L412-8)."
        )
    if step.code == "grace":
        least, most, source = grace_bounds(step.on)
        if not step.months or not least <= step.months <= most:
            raise OutOfOrder(f"Ces délais vont de {least} à {most} mois ({source}).")
    if (
        step.code == "order_to_vacate"
        and not 0 <= (2 if step.months is None else step.months) <= 5
    ):
        raise OutOfOrder(
            "Deux mois, que le juge réduit, supprime ou proroge de trois mois au plus "
            "(CPCE art. L412-1 et L412-2)."
        )
    if step.code == "eviction":
        _check_eviction(course, step.on)


def _check_hearing(course: Course, step: Taken) -> None:
    if step.code == "summons" and step.hearing_on is None:
        raise OutOfOrder("Dites le jour de l’audience : tout se compte à partir de lui.")
    if step.hearing_on is not None and step.hearing_on <= step.on:
        raise OutOfOrder("L’audience doit être après ce jour.")
    hearing = course.hearing_on
    if step.code == "judgment" and hearing is not None and step.on < hearing:
        raise OutOfOrder(
            f"L’audience est le {in_words(hearing)} : un jugement ne peut pas être avant. "
            "Si elle a été avancée ou reportée, notez d’abord l’audience."
        )


def _check_eviction(course: Course, on: date) -> None:
    if course.last("prefect_copy") is None:
        raise OutOfOrder(
            "Le préfet n’a pas reçu copie du commandement : le délai est suspendu, aucune "
            "expulsion n’est possible (CPCE art. L412-5)."
        )
    earliest = eviction_from(course)
    if earliest is not None and on < earliest:
        why = (
            f", trêve hivernale ({truce_source()})"
            if in_truce(on) and course.truce_protects
            else ""
        )
        raise OutOfOrder(f"Aucune expulsion avant le {in_words(earliest)}{why}.")
    if not is_worked(on, course.territory):
        raise OutOfOrder("Aucune expulsion un dimanche ni un jour férié (CPCE art. L141-1).")


def judge_months(path: str) -> int:
    """How many months of delays a judge grants at most: 36 under art. 24 V, else 24."""
    return 36 if path == "lease" else 24


def judge_source(path: str) -> str:
    return "loi n° 89-462, art. 24 V" if path == "lease" else "C. civ. art. 1343-5"


def grace_bounds(on: date) -> tuple[int, int, str]:
    """Months that the judge of execution may grant, by the day of the decision, and the article."""
    found = _dated("grace_months", "since", on)
    return found["least"], found["most"], found["source"]


def order_delay(signed_on: date, *, extends: bool = True) -> tuple[Delay, str]:
    """The delay of an order to pay, by the day the lease was signed, and its source."""
    found = _dated("order_delay", "signed_since", signed_on)
    way: Literal["procedural", "plain"] = "procedural" if extends else "plain"
    return Delay(way, months=found.get("months", 0), weeks=found.get("weeks", 0)), found["source"]


def prefect_delay(hearing_on: date) -> tuple[Delay, str]:
    """How long before a hearing the prefect is told, and the source."""
    found = _dated("prefect_delay", "since", hearing_on)
    delay = Delay("clear_backward", months=found.get("months", 0), days=found.get("days", 0))
    return delay, found["source"]


def _dated(name: str, key: str, on: date) -> dict[str, Any]:
    rows: list[dict[str, Any]] = known()[name]
    return next((row for row in rows if row[key] <= on), rows[-1])


def notice_months(ground: str) -> int:
    """The notice of a residence's manager, in months, by its ground (CCH art. R633-3)."""
    return int(known()["residence_notice"][ground])


def vacate_from(course: Course, order: Taken) -> date:
    """From when the delay to leave runs: the order, or its copy to the prefect if that came later.

    Without the copy it is suspended (CPCE art. L412-5): it is then counted as if it were sent.
    """
    copies = [step.on for step in course.steps if step.code == "prefect_copy"]
    return max(order.on, min(copies)) if copies and course.may_be_given_time else order.on


def vacate_months(course: Course, order: Taken) -> int:
    """The months that an order to vacate leaves: two, what the judge decided, or none at all."""
    if not course.has_two_months:
        return 0
    return 2 if order.months is None else order.months


def eviction_from(course: Course) -> date | None:
    """The first day when someone may be put out; None while no order to vacate was served."""
    order = course.last("order_to_vacate")
    if order is None:
        return None
    ends_on = add_months(vacate_from(course, order), vacate_months(course, order))
    grace = course.last("grace")
    if grace is not None and grace.months:
        ends_on = max(ends_on, add_months(grace.on, grace.months))
    return earliest_eviction(ends_on, protected=course.truce_protects, territory=course.territory)


def next_steps(course: Course) -> list[StepRule]:
    """Steps that may be noted now, in the order of the procedure."""
    found: Sequence[StepRule] = list(step_rules().values())
    taken = {step.code for step in course.steps}
    return [
        rule
        for rule in found
        if course.path in rule.paths
        and (not rule.after or taken & set(rule.after))
        and (
            rule.code not in taken
            or rule.code in ("hearing", "grace", "police_request", "referral")
        )
    ]
