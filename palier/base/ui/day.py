"""One's day in order: late, today, the week that comes, later; mine before the team's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from palier.base.kit.typography import plural
from palier.base.ui.shell import Todo

WEEK = timedelta(days=7)
SHOWN = 12
"""Rows of a group before « Voir les suivantes »."""
MINE, TEAM = "moi", "equipe"
GROUPS = (
    ("retard", "En retard"),
    ("jour", "Aujourd’hui"),
    ("semaine", "Dans les 7 jours"),
    ("apres", "Plus tard"),
    ("sans-date", "Sans date"),
)


@dataclass(frozen=True)
class Group:
    """What falls due at the same time: its true count, whose it is, what is shown of it."""

    key: str
    title: str
    mine: Sequence[Todo]
    team: Sequence[Todo]
    hidden: int

    @property
    def count(self) -> int:
        return len(self.mine) + len(self.team) + self.hidden

    def split(self, mine: int, team: int) -> str:
        return ", ".join(
            filter(None, [f"{mine} à moi" if mine else "", f"{team} à l’équipe" if team else ""])
        )


@dataclass(frozen=True)
class Day:
    """Everything to be done, counted before it is filtered or cut."""

    groups: Sequence[tuple[Group, str]]
    """Each with whose it is, in words."""
    all: int
    mine: int
    team: int
    whose: str

    @property
    def words(self) -> str:
        """`2 retards, 4 choses pour aujourd’hui`, or nothing."""
        counts = {group.key: group.count for group, _ in self.groups}
        late, now = counts.get("retard", 0), counts.get("jour", 0)
        told = [plural(late, "retard")] if late else []
        told += [f"{plural(now, 'chose')} pour aujourd’hui"] if now else []
        return ", ".join(told)


def when(todo: Todo, today: date) -> str:
    """The group of something to do."""
    if todo.due_on is None:
        return "sans-date"
    if todo.due_on < today:
        return "retard"
    if todo.due_on == today:
        return "jour"
    return "semaine" if todo.due_on <= today + WEEK else "apres"


def day_of(todos: Sequence[Todo], today: date, *, whose: str = "", opened: str = "") -> Day:
    """What there is to do, in groups; `whose` keeps one’s own (`moi`) or the others’ (`equipe`);
    the group `opened` is shown whole."""
    kept = [
        todo
        for todo in todos
        if not whose or (whose == MINE) == (not todo.whose) or whose not in {MINE, TEAM}
    ]
    groups = []
    for key, title in GROUPS:
        rows = [todo for todo in kept if when(todo, today) == key]
        if not rows:
            continue
        mine = [todo for todo in rows if not todo.whose]
        team = [todo for todo in rows if todo.whose]
        most = len(rows) if key == opened else SHOWN
        shown = Group(
            key, title, mine[:most], team[: max(0, most - len(mine))], max(0, len(rows) - most)
        )
        groups.append((shown, shown.split(len(mine), len(team))))
    own = sum(not todo.whose for todo in todos)
    return Day(groups, len(todos), own, len(todos) - own, whose)
