"""An eviction procedure, day by day: steps in their order, deadlines with their article, defects.

Pure rules over dated steps: nothing here knows of a file, a user or a screen.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from palier.law.dates import add_months
from palier.law.delays import Delay, end_of, unextended
from palier.law.holidays import ONE_DAY, is_worked
from palier.law.truce import after_truce, earliest_eviction, in_truce, truce_source

Nature = Literal["must", "from", "until", "event"]
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


@dataclass(frozen=True)
class Deadline:
    """A day that counts: before which something must be done, or from which it may be.

    `nature`: `must` (at the latest), `from` (not before), `until` (a right that lapses), `event`
    (it happens that day).
    `raw_on`: the day before anything postponed it, when that changes it.
    """

    code: str
    label: str
    on: date
    nature: Nature
    who: str
    source: str
    counted: str = ""
    raw_on: date | None = None
    done_on: date | None = None
    to_verify: bool = False
    effect: str = ""

    @property
    def is_met(self) -> bool:
        """Done in time."""
        return self.done_on is not None and self.done_on <= self.on

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


@dataclass(frozen=True)
class Defect:
    """Something in what was done that may be held against it, with its article."""

    code: str
    text: str
    source: str


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
            f"« {rule.label} » ne peut pas être avant « {label} » ({first:%d/%m/%Y})."
        )
    _check_details(course, step)


def _check_details(course: Course, step: Taken) -> None:
    if step.hearing_on is not None and step.hearing_on <= step.on and step.code == "summons":
        raise OutOfOrder("L’audience est après l’assignation.")
    if step.code == "judgment" and not step.outcome:
        raise OutOfOrder("Dites ce que le juge a décidé.")
    if step.code == "judgment" and step.months and step.months > judge_months(course.path):
        raise OutOfOrder(
            f"Le juge accorde {judge_months(course.path)} mois au plus ({judge_source(course.path)})."
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


def _check_eviction(course: Course, on: date) -> None:
    earliest = eviction_from(course)
    if earliest is not None and on < earliest:
        why = (
            f", trêve hivernale ({truce_source()})"
            if in_truce(on) and course.truce_protects
            else ""
        )
        raise OutOfOrder(f"Aucune expulsion avant le {earliest:%d/%m/%Y}{why}.")
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


def eviction_from(course: Course) -> date | None:
    """The first day when someone may be put out; None while no order to vacate was served."""
    order = course.last("order_to_vacate")
    if order is None:
        return None
    ends_on = add_months(order.on, 2 if order.months is None else order.months)
    grace = course.last("grace")
    if grace is not None and grace.months:
        ends_on = max(ends_on, add_months(grace.on, grace.months))
    return earliest_eviction(ends_on, protected=course.truce_protects, territory=course.territory)


UNTOLD = {
    "prefect_notice": "Aucun avis au préfet n’est noté avant l’audience.",
    "assessment_sent": "Aucun diagnostic social et financier n’est noté avant l’audience.",
}


def deadlines(course: Course) -> list[Deadline]:
    """Every day that counts now, in order of dates."""
    found = [
        *_before_summons(course),
        *_before_hearing(course),
        *_after_judgment(course),
        *_after_order(course),
    ]
    return sorted(found, key=lambda each: (each.on, each.code))


def _counted(
    course: Course, delay: Delay, day: date, code: str, label: str, nature: Nature, **more: Any
) -> Deadline:
    on, raw = end_of(delay, day, course.territory), unextended(delay, day, course.territory)
    return Deadline(
        code,
        label,
        on,
        nature,
        counted=delay.words,
        raw_on=raw if raw != on else None,
        **more,
    )


def _done(course: Course, code: str, since: date | None = None) -> date | None:
    found = [s.on for s in course.steps if s.code == code and (since is None or s.on >= since)]
    return min(found) if found else None


def _before_summons(course: Course) -> Iterable[Deadline]:
    summoned = _done(course, "summons")
    order = course.last("payment_order")
    if order is not None:
        delay, source = order_delay(course.signed_on, extends=course.extends_order)
        ends = _counted(
            course,
            delay,
            order.on,
            "order_ends",
            "Le délai pour payer expire",
            "event",
            who="le ménage",
            source=source,
            to_verify=True,
            effect="Payer toute la dette, ou obtenir un plan, avant ce jour.",
        )
        yield ends
        yield Deadline(
            "clause_acquired",
            "La clause résolutoire est acquise",
            ends.on + ONE_DAY,
            "event",
            "le bailleur",
            source,
            "le lendemain",
            done_on=summoned,
            effect="Le bailleur peut assigner. Le juge peut encore accorder des délais.",
        )
        if course.has_guarantor:
            yield _counted(
                course,
                Delay("plain", days=15),
                order.on,
                "guarantor_served",
                "Signifier le commandement à la caution",
                "must",
                who="commissaire de justice",
                source="loi n° 89-462, art. 24 I",
                done_on=_done(course, "guarantor_served"),
                effect="Passé ce jour, la caution ne doit ni pénalités ni intérêts.",
            )
    referral = _done(course, "referral")
    if referral is not None and not course.landlord_is_person:
        yield _counted(
            course,
            Delay("plain", months=course.referral_months),
            referral,
            "summons_from",
            "L’assignation devient possible",
            "from",
            who="le bailleur",
            source="loi n° 89-462, art. 24 II",
            done_on=summoned,
            to_verify=True,
            effect="Plus tôt, elle serait irrecevable.",
        )
    notice = course.last("formal_notice")
    if notice is not None and notice.form != "registered_unclaimed":
        months = notice.months if course.path == "contract" else None
        yield _counted(
            course,
            Delay("plain", months=months or notice_months(course.notice_ground)),
            notice.on,
            "notice_ends",
            "Le préavis se termine",
            "event",
            who="le gestionnaire",
            source="CCH art. R633-3" if course.path == "residence" else "le contrat",
            done_on=summoned,
            effect="Ensuite seulement, le juge peut être saisi.",
        )


def _before_hearing(course: Course) -> Iterable[Deadline]:
    hearing = course.hearing_on
    if hearing is None or course.last("summons") is None:
        return
    if course.path == "lease":
        yield from _before_the_judge(course, hearing)
    held = [step.on for step in course.steps if step.code == "hearing" and step.hearing_on is None]
    yield Deadline(
        "hearing",
        "Audience",
        hearing,
        "event",
        "juge des contentieux de la protection",
        step_rules()["hearing"].source_on(course.path),
        done_on=max(held) if held else _done(course, "judgment"),
        effect="Y aller, ou y être représenté. Reprendre le loyer courant avant ce jour.",
    )


def _before_the_judge(course: Course, hearing: date) -> Iterable[Deadline]:
    """What must reach the prefect and the judge; once judged, what was not done is a defect."""
    for each in _told_before(course, hearing):
        if each.is_done or course.last("judgment") is None:
            yield each


def _told_before(course: Course, hearing: date) -> Iterable[Deadline]:
    delay, source = prefect_delay(hearing)
    yield _counted(
        course,
        delay,
        hearing,
        "prefect_notice",
        "Avis au préfet",
        "must",
        who="commissaire de justice",
        source=source,
        done_on=_done(course, "prefect_notice"),
        effect="Sans lui, la demande ne peut pas être jugée.",
    )
    yield _counted(
        course,
        Delay("open_backward", days=5),
        hearing,
        "assessment_sent",
        "Diagnostic social et financier au juge et à la CCAPEX",
        "must",
        who="l’organisme désigné",
        source="décret n° 2021-8, art. 2",
        done_on=_done(course, "assessment_sent"),
        effect="Le juge lit la situation du ménage avant de décider.",
    )
    asked = course.last("assessment_asked")
    if asked is not None:
        yield _counted(
            course,
            Delay("open_forward", days=15),
            asked.on,
            "assessment_offered",
            "Proposer l’entretien du diagnostic",
            "must",
            who="l’organisme désigné",
            source="décret n° 2021-8, art. 1",
            done_on=_done(course, "assessment_sent"),
        )


def _after_judgment(course: Course) -> Iterable[Deadline]:
    judgment = course.last("judgment")
    if judgment is None:
        return
    served = course.last("judgment_served")
    if served is not None:
        delay = (
            Delay("procedural", days=15) if judgment.is_summary else Delay("procedural", months=1)
        )
        yield _counted(
            course,
            delay,
            served.on,
            "appeal",
            "Faire appel",
            "until",
            who="le ménage ou le bailleur",
            source="CPC art. 490" if judgment.is_summary else "CPC art. 538",
            done_on=_done(course, "appeal"),
            effect="Passé ce jour, le jugement est définitif.",
        )
    if judgment.months and judgment.outcome in ("suspended", "delays"):
        yield _counted(
            course,
            Delay("plain", months=judgment.months),
            judgment.on,
            "delays_end",
            "Les délais accordés par le juge se terminent",
            "event",
            who="le ménage",
            source=judge_source(course.path),
            effect="La clause reprend effet au premier impayé (art. 24 VII).",
        )


def _after_order(course: Course) -> Iterable[Deadline]:
    order = course.last("order_to_vacate")
    if order is None:
        return
    evicted = _done(course, "eviction")
    months = 2 if order.months is None else order.months
    if months:
        yield _counted(
            course,
            Delay("plain", months=months),
            order.on,
            "vacate_ends",
            "Le délai pour quitter les lieux expire",
            "event",
            who="le ménage",
            source="CPCE art. L412-1",
            done_on=evicted,
            effect="Demander des délais au juge de l’exécution avant ce jour.",
        )
    grace = course.last("grace")
    if grace is not None and grace.months:
        yield _counted(
            course,
            Delay("plain", months=grace.months),
            grace.on,
            "grace_ends",
            "Les délais du juge de l’exécution se terminent",
            "event",
            who="le ménage",
            source="CPCE art. L412-4",
            done_on=evicted,
        )
    earliest = eviction_from(course)
    if earliest is not None:
        held_by_truce = course.truce_protects and after_truce(earliest - ONE_DAY) == earliest
        yield Deadline(
            "eviction_from",
            "Aucune expulsion avant ce jour",
            earliest,
            "from",
            "commissaire de justice",
            truce_source() if held_by_truce else "CPCE art. L412-1",
            "fin de la trêve hivernale" if held_by_truce and in_truce(earliest - ONE_DAY) else "",
            done_on=evicted,
        )
    asked = course.last("police_request")
    if asked is not None:
        answers = [
            _done(course, "police_granted", asked.on),
            _done(course, "police_refused", asked.on),
        ]
        yield _counted(
            course,
            Delay("plain", months=2),
            asked.on,
            "police_silence",
            "Le silence du préfet vaut refus",
            "event",
            who="le préfet",
            source="CPCE art. R153-1",
            done_on=min((day for day in answers if day), default=None),
            effect="L’État répond alors de la perte du bailleur.",
        )
    if evicted is not None:
        yield _counted(
            course,
            Delay("plain", months=2),
            evicted,
            "furniture",
            "Reprendre les meubles",
            "until",
            who="le ménage",
            source="CPCE art. R433-2",
            done_on=_done(course, "furniture"),
            effect="Deux mois, non renouvelables.",
        )


def defects(course: Course) -> list[Defect]:
    """What in the steps may be held against the procedure: for the lawyer to look at."""
    return [*_defects_before(course), *_defects_of_hearing(course), *_defects_after(course)]


def _defects_before(course: Course) -> Iterable[Defect]:
    order, summons = course.last("payment_order"), course.last("summons")
    if order is not None and order.mentions:
        missing = [
            text for code, text in known()["mentions"].items() if code not in order.mentions
        ]
        if missing:
            yield Defect(
                "mentions",
                f"Il manque au commandement : {', '.join(missing)}.",
                "loi n° 89-462, art. 24 I, à peine de nullité",
            )
    notice = course.last("formal_notice")
    if notice is not None and notice.form == "registered_unclaimed":
        yield Defect(
            "unclaimed",
            "La mise en demeure n’a pas été réclamée : elle est sans effet.",
            "Cass. 3e civ., 1er décembre 2016, n° 15-27.795",
        )
    yield from _defects_of_threshold(course, notice)
    if summons is None:
        return
    for each in _before_summons(course):
        if (
            each.code in ("clause_acquired", "summons_from", "notice_ends")
            and summons.on < each.on
        ):
            yield Defect(
                f"early_{each.code}",
                f"Assignation du {summons.on:%d/%m/%Y}, avant le {each.on:%d/%m/%Y} : "
                f"{each.label.lower()}.",
                each.source,
            )
    needs_referral = course.path == "lease" and not course.landlord_is_person
    if needs_referral and course.last("referral") is None:
        yield Defect(
            "no_referral",
            "La CCAPEX n’a pas été saisie (ou l’impayé signalé à la CAF) avant l’assignation.",
            "loi n° 89-462, art. 24 II",
        )


def _defects_of_threshold(course: Course, notice: Taken | None) -> Iterable[Defect]:
    """A residence may end the title for two months owed, or three monthly terms in a row."""
    if course.path != "residence" or notice is None or course.notice_ground != "breach":
        return
    if notice.amount is None or not course.monthly or notice.amount >= 2 * course.monthly:
        return
    yield Defect(
        "below_threshold",
        "La dette n’atteint pas deux fois le loyer et les charges du mois : il faut trois termes "
        "consécutifs entièrement impayés.",
        "CCH art. R633-3",
    )


def _defects_of_hearing(course: Course) -> Iterable[Defect]:
    hearing = course.hearing_on
    if hearing is None or course.path != "lease" or course.last("summons") is None:
        return
    judged = course.last("judgment") is not None
    for each in _told_before(course, hearing):
        late = each.done_on is not None and each.done_on > each.on
        if judged and not each.is_done and each.code in UNTOLD:
            yield Defect(f"no_{each.code}", UNTOLD[each.code], each.source)
        if each.code == "prefect_notice" and late:
            yield Defect(
                "prefect_late",
                f"Préfet avisé le {each.done_on:%d/%m/%Y}, au lieu du {each.on:%d/%m/%Y} au plus tard.",
                each.source,
            )


def _defects_after(course: Course) -> Iterable[Defect]:
    order = course.last("order_to_vacate")
    if order is not None and course.last("prefect_copy") is None:
        yield Defect(
            "no_prefect_copy",
            "Le préfet n’a pas reçu copie du commandement : le délai de deux mois est suspendu.",
            "CPCE art. L412-5",
        )
    served = [each for each in _before_summons(course) if each.code == "guarantor_served"]
    if served and served[0].done_on is not None and served[0].done_on > served[0].on:
        yield Defect(
            "guarantor_late",
            "Caution prévenue trop tard : ni pénalités ni intérêts à sa charge.",
            "loi n° 89-462, art. 24 I",
        )


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
