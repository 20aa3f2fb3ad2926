"""The stories of `stories.py` played: situation, contact, rights, budget, notes, plan."""

from datetime import date
from decimal import Decimal

from config.demo.stage import DAY, Stage
from config.demo.stories import Story, stories, story_for
from palier.registers.people import actions as people
from palier.registers.people.models import HouseholdMember
from palier.registers.people.reads import ages_on, head_of
from palier.work.casework import actions as casework
from palier.work.support import actions as support
from palier.work.support.models import Measure

EURO = Decimal("0.01")
LEFT = {"rsa": 60, "health_cover": 170, "social_housing": 240, "residence_permit": 300}
"""About how many days each right still runs."""


def told_of(followed: list[Measure], today: date) -> dict[int, Story]:
    """A story for each household followed that one fits, by measure; each told once."""
    left, told, seen = list(stories()), {}, set()
    for measure in followed:
        head = head_of(measure.household)
        if head is None or measure.household_id in seen or head.birth_on is None:
            continue
        children = HouseholdMember.objects.filter(
            household=measure.household, place=HouseholdMember.Place.CHILD
        ).count()
        age = ages_on(measure.household, today)[0]
        story = story_for(left, age, children)
        if story is not None:
            told[measure.pk] = story
            seen.add(measure.household_id)
    return told


def live(stage: Stage, measure: Measure, story: Story) -> None:
    """What the person told, whom to call, what runs, what comes in, what was said lately."""
    household, worker, today = measure.household, stage.by("social_worker"), stage.today
    person = head_of(household)
    if person is None:
        return
    people.note_situation(
        person,
        on=today - 90 * DAY,
        language=story.language[0],
        french=story.language[1],
        family=story.family,
        nationality=story.origin[0],
        country=story.origin[1],
        work=story.work[0],
        work_words=story.work[1],
        actor=worker,
    )
    name, link = story.contact
    if name:
        stage.serial += 1
        people.add_contact(
            person,
            kind="emergency",
            name=name,
            link=link,
            phone=f"06 00 {stage.serial % 100:02d} 00 {stage.serial // 100 % 100:02d}",
            on=today - 90 * DAY,
            actor=worker,
        )
    for rank, kind in enumerate(story.rights):
        casework.note_right(
            household,
            person=person,
            kind=kind,
            granted_on=today - 200 * DAY,
            expires_on=today + (LEFT.get(kind, 120) - 37 * rank - measure.pk % 60) * DAY,
            assignee=measure.caseworker,
            actor=worker,
        )
    since = today.replace(day=1) - 120 * DAY
    usual = (("energy", 58), ("phone", 25), ("insurance", 22), ("transport", 40))
    for code, amount in (*story.income, *usual, *story.debts):
        share = Decimal(97 + measure.pk % 7) / 100 if (code, amount) in usual else Decimal(1)
        people.record_resource(
            household,
            code=code,
            amount=(Decimal(amount) * share).quantize(EURO),
            starts_on=since,
            actor=worker,
        )
    for rank, (kind, title, text) in enumerate(story.notes):
        support.write_note(
            household,
            on=today - (6 + 19 * rank + measure.pk % 5) * DAY,
            kind=kind,
            minutes=(45, 60, 20)[rank % 3],
            title=title,
            text=text,
            said_with_care=True,
            actor=stage.of(measure.caseworker_id),
        )


def plan(stage: Stage, measure: Measure, story: Story, rank: int) -> None:
    """The plan in the person’s words: signed, or refused for now."""
    worker, today = stage.by("social_worker"), stage.today
    person = head_of(measure.household)
    if person is None:
        return
    made = casework.write_plan(
        measure.household,
        person=person,
        caseworker=measure.caseworker,
        on=today - 70 * DAY,
        wish=story.wish,
        strengths="\n".join(story.strengths),
        review_on=today + (rank * 11 - 6) * DAY,
        actor=worker,
    )
    family, label = story.aim
    aim = casework.add_aim(made, family=family, label=label, actor=worker)
    for number, step in enumerate(story.steps):
        row = casework.add_step(
            aim,
            label=step,
            by_person=number % 2 == 0,
            assignee=measure.caseworker if number % 2 or rank % 2 else None,
            due_on=today + (number * 18 + rank - 4) * DAY,
            actor=worker,
        )
        if number == 0 and rank % 2:
            casework.tick_step(row, on=today - 12 * DAY, actor=worker)
    refused = rank % 8 == 7
    casework.sign_plan(
        made,
        on=today - 60 * DAY,
        answer="refused" if refused else "signed_screen" if rank % 2 else "signed_paper",
        comment="C’est trop tôt, on en reparle au printemps." if refused else "",
        signed_as="" if refused else str(person),
        actor=worker,
    )
    casework.comment_plan(made, on=today - 20 * DAY, words=story.said, actor=worker)
