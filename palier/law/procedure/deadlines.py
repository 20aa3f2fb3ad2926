"""The days that count of a procedure: at the latest, not before, a right that lapses, an event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from palier.law.delays import Delay, end_of, unextended
from palier.law.holidays import ONE_DAY
from palier.law.procedure.steps import (
    Course,
    eviction_from,
    judge_source,
    notice_months,
    order_delay,
    prefect_delay,
    step_rules,
    vacate_from,
    vacate_months,
)
from palier.law.truce import after_truce, in_truce, truce_source

Nature = Literal["must", "from", "until", "event"]


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
    def is_done(self) -> bool:
        return self.done_on is not None


def deadlines(course: Course) -> list[Deadline]:
    """Every day that counts now, in order of dates."""
    found = [
        *before_summons(course),
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


def before_summons(course: Course) -> Iterable[Deadline]:
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
    for each in told_before(course, hearing):
        if each.is_done or course.last("judgment") is None:
            yield each


def told_before(course: Course, hearing: date) -> Iterable[Deadline]:
    summons = course.last("summons")
    first = summons.hearing_on if summons and summons.hearing_on else hearing
    delay, source = prefect_delay(first)
    yield _counted(
        course,
        delay,
        first,
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
    months = vacate_months(course, order)
    if months:
        yield _counted(
            course,
            Delay("plain", months=months),
            vacate_from(course, order),
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
