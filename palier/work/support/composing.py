"""A review composed from what the file already holds: nothing is typed twice."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.work.casework.models import AidRequest, PersonalPlan, Right
from palier.work.support.models import Measure, Note
from palier.work.support.reads.months import months_told

Told = dict[str, Any]


def compose_measure(measure: Measure, on: date, actor: Actor) -> Told:
    """The six headings of a review (demande, objectifs, actions, résultats, suite, avis), and facts.

    Secret notes are counted, never quoted.
    """
    start = measure.period.lower
    end = measure.period.upper or on + timedelta(days=1)
    notes = Note.objects.visible_to(actor).filter(
        household=measure.household_id, on__gte=start, on__lt=end
    )
    plan = PersonalPlan.objects.visible_to(actor).filter(household=measure.household_id).first()
    months = months_told(measure, on)
    counts = Counter(notes.values_list("kind", flat=True))
    return {
        "asked": plan.wish if plan else "",
        "aims": _aims(plan),
        "done": _done(counts, notes),
        "results": _results(measure, plan, start, end, actor),
        "follow_up": measure.residual_need or _ahead(plan),
        "person_words": _words(plan),
        "facts": {
            "household": measure.household.name,
            "programme": measure.programme.name,
            "service": measure.get_service_display(),
            "goal": measure.get_goal_display() if measure.goal else "",
            "prescriber": str(measure.prescriber or ""),
            "mandate_number": measure.mandate_number,
            "referrer": measure.caseworker.short_name,
            "starts_on": day_in_words(start),
            "ends_on": day_in_words(measure.last_on) if measure.last_on else "",
            "end_reason": measure.get_end_reason_display() if measure.end_reason else "",
            "destination": measure.get_destination_display() if measure.destination else "",
            "months_mandated": months.mandated,
            "months_started": months.started,
            "months_suspended": months.suspended,
            "meetings": sum(counts[kind] for kind in Note.FACE_TO_FACE),
            "home_visits": counts["home"],
        },
    }


def _aims(plan: PersonalPlan | None) -> str:
    return "\n".join(f"– {aim.label}" for aim in plan.aims.order_by("pk")) if plan else ""


def _done(counts: "Counter[str]", notes: Any) -> str:
    kinds = {kind.value: str(kind.label).lower() for kind in Note.Kind}
    lines = [f"– {kinds[kind]} : {count}" for kind, count in counts.most_common()]
    titles = notes.filter(is_secret=False).order_by("on", "pk").values_list("on", "title")[:40]
    lines += [f"– {day_in_words(on, short=True)} : {title}" for on, title in titles]
    return "\n".join(lines)


def _results(
    measure: Measure, plan: PersonalPlan | None, start: date, end: date, actor: Actor
) -> str:
    lines = []
    if plan:
        lines += [
            f"– {aim.label} : {aim.outcome}"
            for aim in plan.aims.filter(closed_on__isnull=False).order_by("closed_on", "pk")
        ]
        steps = [step for aim in plan.aims.all() for step in aim.steps.all() if step.done_on]
        lines += [f"– {plural(len(steps), 'étape faite', 'étapes faites')}"] if steps else []
    rights = Right.objects.visible_to(actor).filter(
        household=measure.household_id,
        granted_on__gte=start,
        granted_on__lt=end,
        is_health=False,
    )
    lines += [
        f"– {right.get_kind_display()} : ouvert ou renouvelé" for right in rights.order_by("pk")
    ]
    aid = AidRequest.objects.visible_to(actor).filter(
        household=measure.household_id,
        state__in=("granted", "paid"),
        decided_on__gte=start,
        decided_on__lt=end,
    )
    lines += [f"– {each} : accordé" for each in aid.order_by("pk")]
    if measure.destination:
        lines.append(f"– À la fin : {measure.get_destination_display()}")
    return "\n".join(lines)


def _ahead(plan: PersonalPlan | None) -> str:
    if plan is None:
        return ""
    steps = [
        step
        for aim in plan.aims.all()
        if aim.closed_on is None
        for step in aim.steps.all()
        if step.done_on is None
    ]
    return "\n".join(f"– {step.label}" for step in steps)


def _words(plan: PersonalPlan | None) -> str:
    if plan is None:
        return ""
    version = plan.versions.exclude(comment="").order_by("-number").first()
    comment = plan.comments.order_by("-on", "-pk").first()
    said = [version.comment if version else "", comment.words if comment else ""]
    return "\n".join(f"« {words} »" for words in said if words)


def compose_year(worker: User, year: int, actor: Actor) -> Told:
    """A worker's year in figures and kinds of steps, without any name."""
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    measures = Measure.objects.visible_to(actor).filter(caseworker=worker)
    ran = measures.filter(period__overlap=(start, end))
    entries = ran.filter(period__startswith__gte=start).count()
    ended = list(ran.filter(period__endswith__gt=start, period__endswith__lte=end))
    notes = Note.objects.visible_to(actor).filter(author=worker, on__gte=start, on__lt=end)
    counts = Counter(notes.values_list("kind", flat=True))
    kinds = {kind.value: str(kind.label).lower() for kind in Note.Kind}
    households = ran.values("household").distinct().count()
    where = Counter(str(measure.get_destination_display()) for measure in ended)
    rights = Right.objects.visible_to(actor).filter(
        assignee=worker, renews__isnull=False, granted_on__gte=start, granted_on__lt=end
    )
    return {
        "done": "\n".join(f"– {kinds[kind]} : {count}" for kind, count in counts.most_common()),
        "results": "\n".join(
            [
                f"– {plural(households, 'ménage accompagné', 'ménages accompagnés')}",
                f"– {plural(entries, 'mesure ouverte', 'mesures ouvertes')},"
                f" {plural(len(ended), 'terminée', 'terminées')}",
                *(f"– {label} : {count}" for label, count in where.most_common()),
                f"– {plural(rights.count(), 'droit renouvelé', 'droits renouvelés')}",
            ]
        ),
        "facts": {
            "referrer": worker.short_name,
            "year": year,
            "households": households,
            "entries": entries,
            "exits": len(ended),
            "meetings": sum(counts[kind] for kind in Note.FACE_TO_FACE),
            "home_visits": counts["home"],
        },
    }
