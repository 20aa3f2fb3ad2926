"""Everything done about an entry: its steps prepared, given, done, set aside."""

from datetime import date, timedelta

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.registers.people.reads import ages_on
from palier.work.leases.models import Occupancy, OccupancyState
from palier.work.settling.models import OWN, EntryStep
from palier.work.settling.usual import steps_for, usual_steps


def prepare_steps(occupancy: Occupancy) -> list[EntryStep]:
    """The usual steps of a contract, written once; one query whatever their number."""
    ages = ages_on(occupancy.household, occupancy.starts_on)
    return EntryStep.objects.bulk_create(
        [
            EntryStep(
                organisation_id=occupancy.organisation_id,
                occupancy=occupancy,
                code=step.code,
                what=step.label,
                by=step.by,
                due_on=step.due_on(occupancy.starts_on),
            )
            for step in steps_for(occupancy.regime, ages)
        ],
        ignore_conflicts=True,
    )


def was_there_already(occupancy: Occupancy) -> bool:
    """Whether the household lived on that site until that very day: a lease that slides, a contract
    made anew, another pitch."""
    before = Occupancy.objects.filter(
        household=occupancy.household_id,
        site=occupancy.site_id,
        state=OccupancyState.ENDED,
        period__endswith=occupancy.starts_on,
    )
    return before.exclude(pk=occupancy.pk).exists()


def count_again(occupancy: Occupancy) -> None:
    """What was prepared before the keys counts from the day they are handed over; what someone was
    given keeps its day."""
    waiting = occupancy.entry_steps.filter(done_on=None, set_aside="", given_to=None)
    usual = usual_steps()
    for step in waiting.exclude(code=OWN):
        step.due_on = usual[step.code].due_on(occupancy.starts_on)
        step.save(update_fields=["due_on"])


@action("Préparer l’installation d’un ménage")
def prepare_entry(occupancy: Occupancy, *, actor: Actor) -> Occupancy:
    """Write its usual steps, for a contract brought from elsewhere, or before the keys.

    Refused: prepared already, a contract that is over.
    """
    occupancy = lock(occupancy)
    if occupancy.state not in (OccupancyState.DRAFT, OccupancyState.ACTIVE):
        raise Refused("Ce contrat n’est plus en cours : il n’y a plus d’installation à préparer.")
    if occupancy.entry_steps.exclude(code=OWN).exists():
        raise Refused("L’installation est déjà préparée.")
    prepare_steps(occupancy)
    return occupancy


@action("Ajouter une étape d’installation")
def add_entry_step(
    occupancy: Occupancy,
    *,
    what: str,
    by: str,
    due_on: date,
    given_to: User | None = None,
    actor: Actor,
) -> EntryStep:
    """Something of this household alone. Refused: nothing said, due before the entry, a contract
    that is over."""
    occupancy = lock(occupancy)
    if not what.strip():
        raise Refused({"what": "Dites ce qui est à faire."})
    if occupancy.state not in (OccupancyState.DRAFT, OccupancyState.ACTIVE):
        raise Refused("Ce contrat n’est plus en cours.")
    if due_on < occupancy.starts_on:
        raise Refused({"due_on": f"L’entrée est le {day_in_words(occupancy.starts_on)}."})
    return EntryStep.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        code=OWN,
        what=what.strip(),
        by=by,
        due_on=due_on,
        given_to=given_to,
    )


@action("Confier une étape d’installation")
def give_entry_step(
    step: EntryStep, *, by: str, due_on: date, given_to: User | None = None, actor: Actor
) -> EntryStep:
    """Who does it, by name or by trade, and until when. Refused: done or set aside, due before the entry."""
    step = lock(step)
    _check_open(step)
    if due_on < step.occupancy.starts_on:
        entered = day_in_words(step.occupancy.starts_on)
        raise Refused({"due_on": f"L’entrée est le {entered}."})
    step.by, step.due_on, step.given_to = by, due_on, given_to
    step.save(update_fields=["by", "due_on", "given_to"])
    return step


def _check_open(step: EntryStep) -> None:
    if step.done_on:
        raise Refused(f"Cette étape est faite depuis le {day_in_words(step.done_on)}.")
    if step.set_aside:
        raise Refused("Cette étape est sans objet : reprenez-la d’abord.")


@action("Noter une étape d’installation faite")
def finish_entry_step(step: EntryStep, *, on: date, words: str = "", actor: Actor) -> EntryStep:
    """It is done. Refused: done already, set aside, more than a year before the entry."""
    step = lock(step)
    _check_open(step)
    entered = step.occupancy.starts_on
    if on < entered - timedelta(days=366):
        raise Refused(
            {"on": f"L’entrée est le {day_in_words(entered)} : ce jour est trop loin avant."}
        )
    step.done_on, step.words = on, words.strip()
    step.save(update_fields=["done_on", "words"])
    return step


@action("Mettre une étape d’installation sans objet")
def set_entry_step_aside(step: EntryStep, *, why: str, actor: Actor) -> EntryStep:
    """It does not concern this household. Refused: without saying why, done, set aside already."""
    step = lock(step)
    _check_open(step)
    if not why.strip():
        raise Refused({"why": "Dites pourquoi : « pas de droit ouvert », « déjà scolarisés »…"})
    step.set_aside = why.strip()
    step.save(update_fields=["set_aside"])
    return step


@action("Reprendre une étape d’installation")
def reopen_entry_step(step: EntryStep, *, actor: Actor) -> EntryStep:
    """It is to be done after all. Refused: it is already."""
    step = lock(step)
    if step.done_on is None and not step.set_aside:
        raise Refused("Cette étape est déjà à faire.")
    step.done_on, step.set_aside = None, ""
    step.save(update_fields=["done_on", "set_aside"])
    return step


@action("Retirer une étape d’installation")
def remove_entry_step(step: EntryStep, *, actor: Actor) -> Occupancy:
    """One added by mistake. Refused: a usual one, which is set aside instead; one that is done."""
    step = lock(step)
    if step.code != OWN:
        raise Refused("Une étape habituelle ne se retire pas : dites-la sans objet.")
    _check_open(step)
    occupancy: Occupancy = step.occupancy
    EntryStep.objects.filter(pk=step.pk).delete()
    return occupancy
