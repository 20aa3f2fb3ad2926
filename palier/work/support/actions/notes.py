"""Interventions and notes, moments of the path, and things to do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.reads import colleagues
from palier.base.tenancy.walls import today_in
from palier.base.ui.watching import delicate_topics
from palier.registers.people.models import Household
from palier.registers.people.reads import head_of
from palier.work.casework.actions import note_right
from palier.work.support.actions.appointments import book_appointment
from palier.work.support.models import Note, NoteVersion, PathMoment, SecretSentence, Task
from palier.work.support.words import split_secrets


@action("Noter un entretien")
def write_note(
    household: Household,
    *,
    on: date,
    text: str,
    title: str = "",
    kind: str = Note.Kind.OFFICE,
    minutes: int | None = None,
    is_face_to_face: bool | None = None,
    is_secret: bool = False,
    said_with_care: bool = False,
    todo: str = "",
    todo_on: date | None = None,
    meet_at: datetime | None = None,
    right: str = "",
    right_on: date | None = None,
    actor: Actor,
) -> Note:
    """Write what was said or done; shared with the social team, or secret for oneself and one's
    supervisor. Of a shared note, sentences between `[[` and `]]` are kept secret likewise.

    A shared note that touches health, religion, offences or origin asks to be said with care:
    made secret, reworded, or confirmed. A home visit, an interview… is face to face unless
    one says otherwise; `minutes` counts the time spent.

    What follows is taken in the same gesture, for oneself: something to do, an appointment, a right
    to watch. Refused, with the note: what each of these refuses; something to do or a right after a
    secret note, which more people would read.
    """
    _check_brackets(text)
    for field, words in (("title", title), ("todo", todo)):
        if "[[" in words or "]]" in words:
            raise Refused({field: "Une phrase secrète se met dans le texte, pas ici."})
    shared, secrets = (text, []) if is_secret else split_secrets(text)
    _ask_for_care(f"{title} {shared}", asked=not (is_secret or said_with_care))
    if actor.user_id is None:
        raise Refused("Une note a un auteur : elle ne s’écrit pas toute seule.")
    if not text.strip():
        raise Refused({"text": "Une note dit au moins quelques mots."})
    note = Note.objects.create(
        organisation=actor.organisation,
        household=household,
        author_id=actor.user_id,
        supervisor_id=actor.supervisor_id if is_secret or secrets else None,
        on=on,
        kind=kind,
        minutes=minutes,
        is_face_to_face=_is_face_to_face(kind, is_face_to_face),
        title=title.strip() or str(Note.Kind(kind).label),
        text=shared.strip(),
        is_secret=is_secret,
    )
    _keep(note, secrets)
    _take_what_follows(note, (todo, todo_on), meet_at, (right, right_on), actor)
    return note


def _take_what_follows(
    note: Note,
    todo: tuple[str, date | None],
    meet_at: datetime | None,
    right: tuple[str, date | None],
    actor: Actor,
) -> None:
    """The next task, the next appointment, a right to watch: each by its own action."""
    household, me = note.household, note.author
    for field, told in (("todo", todo[0].strip()), ("right", right[0])):
        if told and note.is_secret:
            raise Refused(
                {field: "Après une note secrète, ajoutez-le à part, avec d’autres mots."}
            )
    if todo[0].strip():
        add_task(
            household,
            label=todo[0],
            due_on=todo[1],
            assignee=me,
            actor=actor,
        )
    if meet_at is not None:
        with _said_of("meet_at"):
            book_appointment(
                actor.organisation,
                worker=me,
                household=household,
                title="Entretien",
                starts_at=meet_at,
                actor=actor,
            )
    if right[0]:
        person = head_of(household, note.on)
        if person is None:
            raise Refused({"right": "Ce ménage n’a personne de qui noter un droit."})
        with _said_of("right"):
            note_right(
                household,
                person=person,
                kind=right[0],
                expires_on=right[1],
                assignee=me,
                actor=actor,
            )


@contextmanager
def _said_of(field: str) -> Iterator[None]:
    """What another action refuses is said of the field that asked for it."""
    try:
        yield
    except ValidationError as refusal:
        raise Refused({field: refusal.messages}) from None


def _check_brackets(text: str) -> None:
    """Half a secret would be read by all."""
    rest = re.sub(r"\[\[.*?\]\]", "", text, flags=re.DOTALL)
    if "[[" in rest or "]]" in rest:
        raise Refused(
            {"text": "Une phrase secrète s’ouvre par [[ et se ferme par ]] : il en manque un."}
        )


def _ask_for_care(text: str, *, asked: bool) -> None:
    topics = delicate_topics(re.sub(r"\[\[\d+\]\]", "", text)) if asked else []
    if topics:
        raise Refused(
            {
                "said_with_care": f"Cette note semble parler {', '.join(topics)}. Toute l’équipe "
                "sociale pourra la lire : rendez-la secrète, dites-le autrement, ou confirmez que "
                "c’est nécessaire."
            }
        )


def _keep(note: Note, secrets: list[str]) -> None:
    SecretSentence.objects.bulk_create(
        [
            SecretSentence(organisation_id=note.organisation_id, note=note, number=n, text=text)
            for n, text in enumerate(secrets, start=1)
        ]
    )


@action("Corriger une note")
def correct_note(
    note: Note,
    *,
    title: str,
    text: str,
    on: date,
    kind: str,
    minutes: int | None,
    is_face_to_face: bool | None = None,
    said_with_care: bool = False,
    actor: Actor,
) -> Note:
    """Only its author corrects a note; what it said before is kept, secret sentences apart."""
    note = lock(note)
    if note.author_id != actor.user_id:
        raise Refused("Seule la personne qui a écrit cette note la corrige.")
    _check_brackets(text)
    shared, secrets = (text, []) if note.is_secret else split_secrets(text)
    _ask_for_care(f"{title} {shared}", asked=not (note.is_secret or said_with_care))
    version = NoteVersion.objects.create(
        organisation=actor.organisation,
        note=note,
        on=note.on,
        kind=note.kind,
        title=note.title,
        text=note.text,
    )
    note.sentences.filter(version=None).update(version=version)
    note.title, note.text = title.strip(), shared.strip()
    note.on, note.kind, note.minutes = on, kind, minutes
    note.is_face_to_face = _is_face_to_face(kind, is_face_to_face)
    if secrets and note.supervisor_id is None:
        note.supervisor_id = actor.supervisor_id
    note.save()
    _keep(note, secrets)
    return note


def _is_face_to_face(kind: str, said: bool | None) -> bool:
    return kind in Note.FACE_TO_FACE if said is None else said


@action("Passer une note à un autre ménage")
def move_note(note: Note, *, household: Household, actor: Actor) -> Note:
    """It was written in the wrong file: its words, secret ones too, go to the right one.

    What followed it (a task, an appointment, a right) stays where it was taken.
    Refused: to all but its author, the same household.
    """
    note = lock(note)
    if note.author_id != actor.user_id:
        raise Refused("Seule la personne qui a écrit cette note la change de dossier.")
    if note.household_id == household.pk:
        raise Refused({"household": "Cette note est déjà dans ce dossier."})
    note.household = household
    note.save(update_fields=["household"])
    return note


@action("Noter un moment du parcours")
def note_path_moment(
    household: Household,
    *,
    kind: str,
    label: str,
    where: str = "",
    starts_on: date,
    ends_on: date | None = None,
    actor: Actor,
) -> PathMoment:
    """Where the household lived before, what happened, what it wants: in its own words."""
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    return PathMoment.objects.create(
        organisation=actor.organisation,
        household=household,
        kind=kind,
        label=label.strip(),
        where=where.strip(),
        period=period(starts_on, ends_on),
    )


@action("Retirer un moment du parcours")
def remove_path_moment(moment: PathMoment, *, actor: Actor) -> Household:
    """It was not so, or is no longer wished for."""
    household: Household = moment.household
    PathMoment.objects.filter(pk=moment.pk).delete()
    return household


@action("Ajouter une chose à faire")
def add_task(
    household: Household,
    *,
    label: str,
    due_on: date | None = None,
    assignee: User,
    is_reserved: bool = False,
    actor: Actor,
) -> Task:
    """Something to do for a household, before a day if there is one.

    Reserved, it is for those who read notes alone. Refused then: to be done by someone who does
    not, who would never see it.
    """
    if is_reserved:
        _check_reads_notes(assignee, actor)
    return Task.objects.create(
        organisation=actor.organisation,
        household=household,
        label=label.strip(),
        due_on=due_on,
        assignee=assignee,
        is_reserved=is_reserved,
    )


def _check_reads_notes(assignee: User, actor: Actor) -> None:
    if not colleagues(actor, sight="support.notes").filter(pk=assignee.pk).exists():
        raise Refused(
            {"assignee": "Cette personne ne lit pas les notes : elle ne verrait pas cette tâche."}
        )


@action("Prendre une chose à faire")
def take_task(task: Task, *, actor: Actor) -> Task:
    """What was for a colleague is now one’s own. Refused: what is done already."""
    task = lock(task)
    if task.done_at is not None:
        raise Refused("C’est déjà fait.")
    if actor.user_id is None:
        raise Refused("Une tâche se prend par quelqu’un.")
    task.assignee_id = actor.user_id
    task.save(update_fields=["assignee"])
    return task


@action("Reporter une chose à faire")
def move_task(task: Task, *, due_on: date, assignee: User | None = None, actor: Actor) -> Task:
    """It is to be done by another day, or by someone else.

    Refused: what is done already, a day that is past, someone who would never see it.
    """
    task = lock(task)
    if task.done_at is not None:
        raise Refused("C’est déjà fait.")
    if due_on < today_in(actor.organisation) and due_on != task.due_on:
        raise Refused({"due_on": "Ce jour est passé : choisissez aujourd’hui ou un jour à venir."})
    if assignee is not None and task.is_reserved:
        _check_reads_notes(assignee, actor)
    task.due_on, task.assignee = due_on, assignee or task.assignee
    task.save(update_fields=["due_on", "assignee"])
    return task


@action("Cocher une chose faite")
def finish_task(task: Task, *, actor: Actor) -> Task:
    """It is done; ticking it twice changes nothing."""
    task = lock(task)
    if task.done_at is None:
        task.done_at = timezone.now()
        task.save(update_fields=["done_at"])
    return task


@action("Remettre à faire une chose cochée par erreur")
def resume_task(task: Task, *, actor: Actor) -> Task:
    """It was not done after all: it is to be done again, by whom and by when it was."""
    task = lock(task)
    if task.done_at is None:
        raise Refused("C’est encore à faire.")
    task.done_at = None
    task.save(update_fields=["done_at"])
    return task
