"""Papers received, corrected, taken away."""

from collections.abc import Iterable, Mapping
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.papers.kinds import KINDS
from palier.registers.papers.models import Paper
from palier.registers.papers.reads import held_on
from palier.registers.people.models import Household, Person


@action("Noter une pièce du ménage")
def receive_paper(
    household: Household,
    *,
    kind: str,
    received_on: date,
    valid_until: date | None = None,
    person: Person | None = None,
    words: str = "",
    actor: Actor,
) -> Paper:
    """It came: wherever it is asked for, it is there until `valid_until` (the first day it no longer
    holds; none: it has no end). Refused: no such paper, someone of another household, a day past
    before it came."""
    if kind not in KINDS:
        raise Refused({"kind": "Cette pièce n’existe pas."})
    _check_person(household, person)
    return Paper.objects.create(
        organisation=actor.organisation,
        household=household,
        person=person,
        kind=kind,
        received_on=received_on,
        valid_until=valid_until,
        words=words.strip(),
    )


def _check_person(household: Household, person: Person | None) -> None:
    if person and not household.members.filter(person=person).exists():
        raise Refused({"person": "Cette personne n’est pas de ce ménage."})


@action("Corriger une pièce du ménage")
def correct_paper(
    paper: Paper,
    *,
    received_on: date,
    valid_until: date | None = None,
    person: Person | None = None,
    words: str = "",
    actor: Actor,
) -> Paper:
    """Whose it is, when it came, until when it holds. Refused: as when it is received."""
    paper = lock(paper)
    _check_person(paper.household, person)
    paper.received_on, paper.valid_until = received_on, valid_until
    paper.person, paper.words, paper.came_with = person, words.strip(), False
    paper.save()
    return paper


@action("Retirer une pièce du ménage")
def remove_paper(paper: Paper, *, actor: Actor) -> Household:
    """It did not come. What was signed with it stays as it was signed."""
    paper = lock(paper)
    household: Household = paper.household
    Paper.objects.filter(pk=paper.pk).delete()
    return household


def keep_papers(household: Household, kinds: Iterable[str], on: date) -> None:
    """What a room above was brought is kept with the household, so that no other asks for it again.

    Part of the action that received it; what holds already that day, and what is no paper of a
    household, is left.
    """
    there = held_on(household, on)
    Paper.objects.bulk_create(
        [
            Paper(
                organisation_id=household.organisation_id,
                household=household,
                kind=kind,
                received_on=on,
                valid_until=KINDS[kind].usually_until(on),
                came_with=True,
            )
            for kind in dict.fromkeys(kinds)
            if kind in KINDS and kind not in there
        ]
    )


def forget_papers(household: Household, kept: Mapping[str, date]) -> None:
    """What a room above says was noted by mistake, by kind and day; part of its action. What was noted
    with the file itself, or corrected there, stays."""
    for kind, on in kept.items():
        Paper.objects.filter(
            household=household, kind=kind, received_on=on, came_with=True
        ).delete()
