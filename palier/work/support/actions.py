"""Everything done to accompany a household."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.registers.people.models import Household
from palier.registers.programmes.models import Programme
from palier.work.support.models import (
    MEASURE_MOVES,
    Measure,
    MeasureState,
    Note,
    NoteVersion,
    PathMoment,
    Task,
)
from palier.work.support.words import delicate_topics


@action("Ouvrir un accompagnement")
def open_measure(
    household: Household,
    *,
    programme: Programme,
    caseworker: User,
    starts_on: date,
    planned_end_on: date | None = None,
    actor: Actor,
) -> Measure:
    """A household is accompanied under a programme from a day on.

    Refused: a programme that does not run that day, the same measure already under way.
    """
    if starts_on not in programme.period:
        raise Refused({"starts_on": f"« {programme} » ne court pas à cette date."})
    if planned_end_on and planned_end_on <= starts_on:
        raise Refused({"planned_end_on": "La fin prévue est avant le début."})
    if Measure.objects.filter(
        household=lock(household), programme=programme, state=MeasureState.ACTIVE
    ).exists():
        raise Refused(f"Ce ménage est déjà accompagné sous « {programme} ».")
    return Measure.objects.create(
        organisation=actor.organisation,
        household=household,
        programme=programme,
        caseworker=caseworker,
        period=period(starts_on),
        planned_end_on=planned_end_on,
    )


@action("Terminer un accompagnement")
def end_measure(
    measure: Measure, *, ends_on: date, end_reason: str, review: str, actor: Actor
) -> Measure:
    """The measure ends, with its reason and its review; `ends_on` is the first day without it."""
    measure = lock(measure)
    MEASURE_MOVES.go(measure, MeasureState.ENDED)
    if ends_on <= measure.period.lower:
        raise Refused({"ends_on": "La fin est avant le début de la mesure."})
    measure.period = period(measure.period.lower, ends_on)
    measure.end_reason, measure.review = end_reason, review
    measure.save(update_fields=["state", "period", "end_reason", "review"])
    return measure


@action("Retirer des accompagnements repris par erreur")
def remove_measures(
    organisation: Organisation, *, measures: Sequence[Measure], actor: Actor
) -> Organisation:
    """Take away measures brought over by mistake. Refused: one of them has served."""
    Measure.objects.filter(pk__in=[measure.pk for measure in measures]).delete()
    return organisation


@action("Noter un entretien")
def write_note(
    household: Household,
    *,
    on: date,
    title: str,
    text: str,
    is_secret: bool = False,
    said_with_care: bool = False,
    actor: Actor,
) -> Note:
    """Write what was said; shared with the social team, or secret for oneself and one's supervisor.

    A shared note that touches health, religion, offences or origin asks to be said with care:
    made secret, reworded, or confirmed.
    """
    topics = [] if is_secret or said_with_care else delicate_topics(f"{title} {text}")
    if topics:
        raise Refused(
            {
                "said_with_care": f"Cette note semble parler de {', '.join(topics)}. Toute l’équipe "
                "sociale pourra la lire : rendez-la secrète, dites-le autrement, ou confirmez que "
                "c’est nécessaire."
            }
        )
    if actor.user_id is None:
        raise Refused("Une note a un auteur : elle ne s’écrit pas toute seule.")
    return Note.objects.create(
        organisation=actor.organisation,
        household=household,
        author_id=actor.user_id,
        supervisor_id=actor.supervisor_id if is_secret else None,
        on=on,
        title=title.strip(),
        text=text.strip(),
        is_secret=is_secret,
    )


@action("Corriger une note")
def correct_note(note: Note, *, title: str, text: str, actor: Actor) -> Note:
    """Only its author corrects a note; what it said before is kept."""
    note = lock(note)
    if note.author_id != actor.user_id:
        raise Refused("Seule la personne qui a écrit cette note la corrige.")
    NoteVersion.objects.create(
        organisation=actor.organisation, note=note, title=note.title, text=note.text
    )
    note.title, note.text = title.strip(), text.strip()
    note.save(update_fields=["title", "text"])
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


@action("Ajouter une chose à faire")
def add_task(
    household: Household,
    *,
    label: str,
    due_on: date | None = None,
    assignee: User,
    actor: Actor,
) -> Task:
    """Something to do for a household, before a day if there is one."""
    return Task.objects.create(
        organisation=actor.organisation,
        household=household,
        label=label.strip(),
        due_on=due_on,
        assignee=assignee,
    )


@action("Cocher une chose faite")
def finish_task(task: Task, *, actor: Actor) -> Task:
    """It is done; ticking it twice changes nothing."""
    task = lock(task)
    if task.done_at is None:
        task.done_at = timezone.now()
        task.save(update_fields=["done_at"])
    return task
