from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor, Seen
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.work.leases.models import Occupancy
from palier.work.settling.models import EntryStep
from palier.work.settling.reads import followed, open_steps, still_open, without_benefit


def _left(rows: Sequence[Any], seen: Seen) -> None:
    """What is still to be done of each entry on screen; one query."""
    steps = still_open(row.pk for row in rows)
    for row in rows:
        row.left = steps[row.pk]


def _due(today: date) -> Q:
    late = open_steps(EntryStep.objects.filter(occupancy=OuterRef("pk"), due_on__lt=today))
    return Q(Exists(late))


def state_of(left: Sequence[EntryStep], today: date) -> Chip:
    """Where an entry stands: what is late first."""
    late = [step for step in left if step.due_on < today]
    if late:
        return Chip(f"{plural(len(late), 'étape')} en retard", "bad", "", late[0].what)
    if left:
        return Chip(
            plural(len(left), "étape") + " à faire",
            "wait",
            "",
            f"{left[0].what}, pour le {day_in_words(left[0].due_on, short=True)}",
        )
    return Chip("tout est fait", "ok")


def entries_of(actor: Actor, today: date) -> ListPage:
    """Those who have just moved in, and what is still to be done for each."""

    def rows(actor: Actor) -> QuerySet[Occupancy]:
        return followed(actor, today).select_related("household", "site", "main_place")

    return ListPage(
        title="Installations",
        unit=("installation", "installations"),
        lead="Les ménages entrés depuis peu, et ce qui reste à faire pour chacun, jusqu’à l’aide "
        "au logement ouverte.",
        rows=rows,
        columns=[
            Column(
                "Ménage",
                lambda row: row.household.name,
                sort="household__sort_name",
                link=lambda row: reverse("settling:entry", args=[row.pk]),
            ),
            Column("Entré le", lambda row: row.starts_on, kind="day", sort="period"),
            Column("Où", lambda row: f"{row.site.name}, {row.main_place.label}", muted=True),
            Column("Où en est-on", lambda row: state_of(row.left, today), kind="chip"),
        ],
        sort="-period",
        search=("household__sort_name", "main_place__label"),
        filters=[
            by_site(),
            Filter(
                "etat",
                "État",
                lambda actor: [
                    ("retard", "étapes en retard"),
                    ("aide", "aide au logement pas ouverte"),
                ],
                where_of=lambda actor, value: (
                    without_benefit(actor, today) if value == "aide" else _due(today)
                ),
            ),
        ],
        prepare=_left,
        empty=Empty(
            "Personne n’est entré depuis peu",
            "Les étapes d’une installation se préparent d’elles-mêmes à la remise des clés.",
            icon="key",
        ),
        file_name="installations",
    )
