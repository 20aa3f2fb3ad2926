"""Households that moved in lately: what is done, what waits, a benefit that does not come."""

from config.demo.stage import DAY, Stage
from palier.registers.housing.models import Place
from palier.work.leases import actions as leases
from palier.work.leases.models import Occupancy
from palier.work.leases.reads.turns import turns_between
from palier.work.settling import actions as settling
from palier.work.settling.models import EntryStep
from palier.work.settling.reads import followed, still_open

WAITING = 3
"""So many of the last to have moved in still have something to be done."""


def those_who_moved_in(stage: Stage) -> None:
    """All is done for most; the last ones wait for their benefit, a school, a contract of power."""
    worker, today = stage.by("social_worker"), stage.today
    rows = list(followed(stage.by("supervisor"), today).order_by("-period", "-pk"))
    left = still_open(row.pk for row in rows)
    for rank, row in enumerate(rows):
        for step in left[row.pk]:
            if rank >= WAITING:
                settling.finish_entry_step(step, on=min(step.due_on, today), actor=worker)
            elif step.code == "address":
                settling.finish_entry_step(step, on=today, words="CAF et sécu", actor=worker)
    _why_homes_were_empty(stage)
    if rows:
        _given(stage, rows[0], left[rows[0].pk])


def _given(stage: Stage, row: Occupancy, steps: list[EntryStep]) -> None:
    """A step of one’s own, given by name."""
    worker = stage.by("social_worker")
    settling.add_entry_step(
        row,
        what="Montrer le marché et l’arrêt du bus",
        by=EntryStep.By.SOCIAL,
        given_to=stage.users["social_worker"],
        due_on=max(stage.today + 3 * DAY, row.starts_on),
        actor=worker,
    )
    for step in steps:
        if step.code == "equipment":
            settling.set_entry_step_aside(step, why="Logement meublé", actor=worker)


def _why_homes_were_empty(stage: Stage) -> None:
    """Works, then want of someone, between two households of the social residence."""
    manager, today = stage.by("rental_manager"), stage.today
    site = stage.sites["social"]
    turns = turns_between(stage.organisation.pk, [site.pk], today - 500 * DAY, today)
    for turn in turns:
        if turn.days < 20:
            continue
        place = Place.objects.get(pk=turn.place_id)
        for kind, later in (("works", 0), ("allocation", 12)):
            leases.note_vacancy(
                place, kind=kind, starts_on=turn.left_on + later * DAY, actor=manager
            )
