"""What one’s day says of the households one sees to: what to prepare, what others did."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from palier.base.journal.action import CATALOGUE
from palier.base.journal.models import Record
from palier.base.journal.saying import done_by
from palier.base.kit.periods import in_force
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Household, HouseholdMember, PersonFact
from palier.work.casework.models import Right, RightState
from palier.work.support.models import Task

SOON = timedelta(days=60)
MOST = 3
FEW, LATEST = 300, 400
"""Households whose acts are looked for by name; beyond, among the latest acts of all."""
NAME = "people.household:"


@dataclass(frozen=True)
class ToPrepare:
    """One thing to have at hand for an appointment."""

    text: str
    icon: str


def to_prepare(
    household_ids: Iterable[int | None], actor: Actor, today: date
) -> dict[int, list[ToPrepare]]:
    """For each household that one meets: an interpreter, rights that end, things left to do.

    Four queries whatever the number; none when nobody is met.
    """
    pks = [pk for pk in household_ids if pk is not None]
    found: dict[int, list[ToPrepare]] = defaultdict(list)
    if not pks:
        return found
    for pk, text in _interpreters(pks, actor, today):
        found[pk].append(ToPrepare(text, "language"))
    rights = Right.objects.visible_to(actor).filter(
        household__in=pks, state=RightState.OPEN, expires_on__lte=today + SOON
    )
    for right in rights.order_by("expires_on", "pk"):
        if right.expires_on and len(found[right.household_id]) < MOST:
            until = day_in_words(right.expires_on, short=True)
            text = f"{right.get_kind_display()} : jusqu’au {until}"
            found[right.household_id].append(ToPrepare(text[0].upper() + text[1:], "calendar"))
    tasks = Task.objects.visible_to(actor).filter(household__in=pks, done_at=None)
    for task in tasks.order_by("due_on", "pk"):
        if len(found[task.household_id]) < MOST:
            found[task.household_id].append(ToPrepare(task.label, "check-circle"))
    return found


def _interpreters(pks: list[int], actor: Actor, today: date) -> list[tuple[int, str]]:
    """Those of the households of today with whom one needs an interpreter, each language once."""
    members = HouseholdMember.objects.filter(in_force(today), household__in=pks)
    homes = list(members.values_list("household_id", "person_id").order_by("pk"))
    facts = PersonFact.objects.visible_to(actor).filter(
        in_force(today),
        person__in={person for _, person in homes},
        kind=PersonFact.Kind.LANGUAGE,
        code=PersonFact.French.INTERPRETER,
    )
    words = dict(facts.values_list("person_id", "words"))
    told = [
        (pk, f"Interprète nécessaire : {words[person] or 'langue à demander'}")
        for pk, person in homes
        if person in words
    ]
    return list(dict.fromkeys(told))


@dataclass(frozen=True)
class Moved:
    """Something that someone else did about a household."""

    household: Household
    said: str
    at: datetime


def what_moved(household_ids: Sequence[int], actor: Actor, today: date) -> list[Moved]:
    """What others did since the working day before, the latest first: only what one may do oneself,
    and a thing done several times by the same person once. Two queries."""
    if not household_ids:
        return []
    zone = ZoneInfo(actor.organisation.time_zone)
    since = datetime.combine(_day_before(today), time(0), zone)
    records = Record.objects.filter(organisation=actor.organisation, at__gte=since)
    if len(household_ids) <= FEW:
        names = [f"{NAME}{pk}" for pk in household_ids]
        records = records.filter(subjects__overlap=names)
    others = records.exclude(user=actor.user_id).exclude(user=None).order_by("-at", "-pk")
    followed = set(household_ids)
    told = [(record, pk) for record in others[:LATEST] if (pk := _household(record)) in followed]
    rows = Household.objects.visible_to(actor).in_bulk([pk for _, pk in told])
    found: dict[tuple[int, str, int | None], Moved] = {}
    for record, pk in told:
        if pk in rows and record.action in CATALOGUE and actor.may(record.action):
            key = (pk, record.action, record.user_id)
            moved = Moved(
                rows[pk],
                done_by(record.actor, CATALOGUE[record.action].label),
                record.at.astimezone(zone),
            )
            found.setdefault(key, moved)
    return list(found.values())


def _day_before(today: date) -> date:
    """Yesterday; on a Monday, the Friday before."""
    return today - timedelta(days=3 if today.weekday() == 0 else 1)


def _household(record: Record) -> int | None:
    named = [subject for subject in record.subjects if subject.startswith(NAME)]
    return int(named[0].removeprefix(NAME)) if named else None
