"""One's day in order: late, today, the week that comes, later; mine before the team's."""

from collections import Counter
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
    count: int
    split: str
    """`2 à moi ou à mon rôle, 1 à l’équipe`."""
    mine: Sequence[Todo]
    team: Sequence[Todo]

    @property
    def hidden(self) -> int:
        return self.count - len(self.mine) - len(self.team)


@dataclass(frozen=True)
class Day:
    """Everything to be done, counted before it is filtered or cut."""

    groups: Sequence[Group]
    mine: int
    team: int
    words: str
    """`2 retards, 4 choses pour aujourd’hui`, or nothing."""
    whose: str
    proposals: Sequence[Todo] = ()
    """What waits for the reader's yes: prepared by others, counted apart."""

    @property
    def all(self) -> int:
        return self.mine + self.team


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
    the group `opened` is shown whole. What waits for a yes stands apart, whole."""
    proposals = [todo for todo in todos if todo.asks_yes]
    todos = [todo for todo in todos if not todo.asks_yes]
    own = [todo for todo in todos if not todo.whose]
    others = [todo for todo in todos if todo.whose]
    kept = {MINE: own, TEAM: others}.get(whose, todos)
    groups = [
        _group(key, title, rows, whole=key == opened)
        for key, title in GROUPS
        if (rows := [todo for todo in kept if when(todo, today) == key])
    ]
    words = _in_words(todos, today, len(proposals))
    return Day(groups, len(own), len(others), words, whose, proposals)


def _group(key: str, title: str, rows: Sequence[Todo], *, whole: bool) -> Group:
    mine = [todo for todo in rows if not todo.whose]
    team = [todo for todo in rows if todo.whose]
    told = [
        f"{len(mine)} à moi ou à mon rôle" if mine else "",
        f"{len(team)} à l’équipe" if team else "",
    ]
    most = len(rows) if whole else SHOWN
    return Group(
        key,
        title,
        len(rows),
        ", ".join(filter(None, told)),
        mine[:most],
        team[: max(0, most - len(mine))],
    )


def _in_words(todos: Sequence[Todo], today: date, proposals: int) -> str:
    counts = Counter(when(todo, today) for todo in todos)
    told = [plural(counts["retard"], "retard")] if counts["retard"] else []
    told += [f"{plural(counts['jour'], 'chose')} pour aujourd’hui"] if counts["jour"] else []
    if proposals:
        told.append(plural(proposals, "attend votre oui", "attendent votre oui"))
    return ", ".join(told)
