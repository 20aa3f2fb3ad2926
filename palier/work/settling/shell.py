"""What entries lend: an entry of the menu, the contract’s and the household’s pages, to-dos."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.reads import colleagues
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.base.ui.having import Rows
from palier.registers.people.models import Household
from palier.work.leases.models import Occupancy, OccupancyState
from palier.work.settling.lists import state_of
from palier.work.settling.models import OWN, EntryStep
from palier.work.settling.reads import (
    benefit_days,
    followed,
    open_steps,
    still_open,
    watched_since,
    without_benefit,
)

declare_sights({"settling.steps": "l’installation des ménages : ce qui reste à faire, par qui"})
shell.menu(
    shell.MenuEntry(
        "settling.entries",
        "Installations",
        "settling:entries",
        "clipboard-document-list",
        "settling.steps",
    )
)
BY_TRADE = {
    EntryStep.By.HOUSEHOLD: {"social_worker", "supervisor", "rehousing_officer"},
    EntryStep.By.SOCIAL: {"social_worker", "supervisor", "rehousing_officer"},
    EntryStep.By.RENTAL: {"rental_manager"},
    EntryStep.By.HOST: {"host", "site_manager"},
}
"""Whose day a step is in when nobody is named; what the household does is for who accompanies it."""
SOON = timedelta(days=7)


@shell.panel(on="leases.occupancy", order=8, sight="settling.steps")
def entry_of_contract(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """What is left to do of an entry that is followed, or the way to prepare it."""
    if row.state not in (OccupancyState.DRAFT, OccupancyState.ACTIVE):
        return None
    if row.starts_on < watched_since(actor, today):
        return None
    return _part([row], actor, today)


STEPS = Rows(EntryStep, "occupancy__household")


@shell.panel(on="people.household", order=12, sight="settling.steps", has=[STEPS])
def entry_of_household(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """The same, for whoever has just moved in."""
    rows = list(followed(actor, today).filter(household=row).order_by("-period", "-pk"))
    return _part(rows, actor, today) if rows else None


def _part(rows: list[Occupancy], actor: Actor, today: date) -> shell.Part:
    left = still_open(row.pk for row in rows)
    prepared = set(
        EntryStep.objects.filter(occupancy__in=rows)
        .exclude(code=OWN)
        .values_list("occupancy_id", flat=True)
    )
    lines = [
        Line(
            "L’installation",
            ", ".join(step.what for step in left[row.pk][:2]),
            reverse("settling:entry", args=[row.pk]),
            "key",
            state_of(left[row.pk], today) if row.pk in prepared else None,
        )
        for row in rows
    ]
    unprepared = [row for row in rows if row.pk not in prepared]
    ways: list[Verb] = verbs(
        *(verb(actor, "settling.prepare_entry", "Préparer…", row) for row in unprepared)
    )
    card = Card("Installation", lines, verbs=ways, icon="clipboard-document-list")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(
    on="ui.day",
    sight="settling.steps",
    has=[Rows(EntryStep, only=(("done_on", None), ("set_aside", "")))],
)
def entries_to_finish(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """What is due within a week for those who have moved in, one line a household."""
    if not actor.may("settling.finish_entry_step"):
        return []
    trades = [by for by, roles in BY_TRADE.items() if roles & set(actor.roles)]
    nobodys = Q(given_to=None) | ~Q(given_to__in=colleagues(actor))
    mine = Q(given_to=actor.user_id) | Q(nobodys, by__in=trades)
    steps = open_steps(
        EntryStep.objects.filter(
            mine, occupancy__in=followed(actor, today), due_on__lte=today + SOON
        ).exclude(code="benefit_open")
    )
    by_contract: dict[int, list[EntryStep]] = {}
    for step in steps.select_related("occupancy__household").order_by("due_on", "pk"):
        by_contract.setdefault(step.occupancy_id, []).append(step)
    return [_told(found) for found in by_contract.values()]


def _told(steps: list[EntryStep]) -> shell.Todo:
    first = steps[0]
    more = f" et {plural(len(steps) - 1, 'autre étape', 'autres étapes')}" if steps[1:] else ""
    return shell.Todo(
        f"{first.occupancy.household.name} : {first.what[:1].lower()}{first.what[1:]}{more}",
        reverse("settling:entry", args=[first.occupancy_id]),
        "Installation",
        first.due_on,
    )


@shell.todo_source(
    on="ui.day", sight="settling.steps", has=[Rows(EntryStep, only=(("code", "benefit_open"),))]
)
def benefits_not_open(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Those who moved in so many days ago and whose housing benefit is not open."""
    if not actor.may("settling.finish_entry_step"):
        return []
    days = benefit_days(actor, today)
    rows = followed(actor, today).filter(without_benefit(actor, today))
    return [
        shell.Todo(
            f"{each.household.name} : aide au logement pas ouverte",
            reverse("settling:entry", args=[each.pk]),
            f"{plural((today - each.starts_on).days, 'jour')} après l’entrée : ce qui n’est pas "
            "demandé à temps est perdu.",
            each.starts_on + days,
        )
        for each in rows.select_related("household").order_by("period", "pk")
    ]
