"""What in the steps of a procedure may be held against it, each with its article."""

from collections.abc import Iterable
from dataclasses import dataclass

from palier.law.dates import in_words
from palier.law.procedure.deadlines import before_summons, told_before
from palier.law.procedure.steps import Course, Taken, known

UNTOLD = {
    "prefect_notice": "Aucun avis au préfet n’est noté avant l’audience.",
    "assessment_sent": "Aucun diagnostic social et financier n’est noté avant l’audience.",
}


@dataclass(frozen=True)
class Defect:
    """Something in what was done that may be held against it, with its article."""

    code: str
    text: str
    source: str


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
    for each in before_summons(course):
        if (
            each.code in ("clause_acquired", "summons_from", "notice_ends")
            and summons.on < each.on
        ):
            yield Defect(
                f"early_{each.code}",
                f"Assignation du {in_words(summons.on)}, avant le {in_words(each.on)} : "
                f"{each.label.lower()}.",
                each.source,
            )
    needs_referral = course.path == "lease" and course.is_unpaid
    needs_referral = needs_referral and not course.landlord_is_person
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
    for each in told_before(course, hearing):
        if judged and not each.is_done and each.code in UNTOLD:
            yield Defect(f"no_{each.code}", UNTOLD[each.code], each.source)
        if each.code == "prefect_notice" and each.done_on and each.done_on > each.on:
            yield Defect(
                "prefect_late",
                f"Préfet avisé le {in_words(each.done_on)}, au lieu du {in_words(each.on)} au plus tard.",
                each.source,
            )


def _defects_after(course: Course) -> Iterable[Defect]:
    order = course.last("order_to_vacate")
    told = course.last("prefect_copy") is not None or not course.may_be_given_time
    if order is not None and not told:
        yield Defect(
            "no_prefect_copy",
            "Le préfet n’a pas reçu copie du commandement : le délai de deux mois est suspendu.",
            "CPCE art. L412-5",
        )
    served = [each for each in before_summons(course) if each.code == "guarantor_served"]
    if served and served[0].done_on is not None and served[0].done_on > served[0].on:
        yield Defect(
            "guarantor_late",
            "Caution prévenue trop tard : ni pénalités ni intérêts à sa charge.",
            "loi n° 89-462, art. 24 I",
        )
