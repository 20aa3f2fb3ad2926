"""What rooms lend to pages below them, by address, without being imported.

A room lends from its own `shell.py`; a page asks for what was lent to it. The page imports
none of the rooms whose work it shows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.ui.having import Rows, having

Tone = Literal["", "ok", "wait", "bad", "info"]


@cache
def _address(url_name: str) -> str:
    """Forty entries on every page, whose addresses never change."""
    return reverse(url_name)


@dataclass(frozen=True)
class Part:
    """A piece of page: a template and what it needs; in a word, for the head of the page: what it
    says (with a colon), then what leads to it."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    in_short: tuple[str, str, str] | None = None
    """`("Prochain rendez-vous :", "9 h 30, Ménage Haddad", "/menages/12/")`"""


@dataclass(frozen=True)
class Panel:
    """A piece of another room's work on a page."""

    order: int
    sight: str
    column: Literal["main", "side"]
    draw: Callable[[Any, Actor, date], Part | None]
    has: tuple[Rows, ...] = ()


@dataclass(frozen=True)
class MenuEntry:
    """A link of the menu; `config/menu.py` decides where it stands."""

    code: str
    label: str
    url_name: str
    icon: str
    sight: str = ""
    action: str = ""
    short: str = ""
    """For the dock of phones, where a word must be brief."""
    within: str = ""
    """Part of an address that is this entry's wherever it stands (`/menages/`)."""

    @property
    def url(self) -> str:
        return _address(self.url_name)


@dataclass(frozen=True)
class AddEntry:
    """A link of « Ajouter »: what one may begin from anywhere."""

    order: int
    label: str
    verb: str
    url_name: str
    icon: str
    action: str

    @property
    def url(self) -> str:
        return _address(self.url_name)


@dataclass(frozen=True)
class Moment:
    """Something that happened, for a timeline."""

    on: date
    pk: int
    title: str
    url: str = ""
    text: str = ""
    icon: str = "clock"
    tone: Tone = ""
    group: str = ""
    audience: str = ""


@dataclass(frozen=True)
class Step:
    """A dated stay, measure, event or wish, for the line of a household's path."""

    kind: Literal["stay", "measure", "event", "wish"]
    label: str
    starts_on: date
    ends_on: date | None = None
    where: str = ""
    url: str = ""
    icon: str = "home"


@dataclass(frozen=True)
class TodoVerb:
    """What one may do about something to do, from where it is listed."""

    label: str
    url: str
    icon: str = ""
    post: bool = False


@dataclass(frozen=True)
class Todo:
    """Something to do, and until when; `whose` names who it is for, when that is someone else."""

    title: str
    url: str
    why: str = ""
    due_on: date | None = None
    finish_url: str = ""
    whose: str = ""
    verbs: Iterable[TodoVerb] = ()
    asks_yes: bool = False
    """Prepared by a rule, a night or a colleague: it waits for nothing but a yes, or a no."""


Source = Callable[..., list[Any]]


@dataclass(frozen=True)
class Lent:
    """A source that a room lends to a page: for those who have `sight`, where it `has` rows."""

    sight: str
    source: Source
    has: tuple[Rows, ...] = ()


MOST_AT_HAND = 8
MOST_UNFOLDED = 14
"""Entries that a screen 900 px high shows without scrolling."""
PANELS: dict[str, list[Panel]] = defaultdict(list)
MENU: dict[str, MenuEntry] = {}
MENU_ORDER: list[tuple[str, list[str]]] = []
AT_HAND: dict[str, list[str]] = {}
ADD: list[AddEntry] = []
TIMELINES: dict[str, list[Lent]] = defaultdict(list)
PATHS: dict[str, list[Lent]] = defaultdict(list)
TODOS: dict[str, list[Lent]] = defaultdict(list)
ANSWERS: dict[str, list[Callable[..., Any]]] = defaultdict(list)


def panel(
    *,
    on: str,
    order: int,
    sight: str,
    column: Literal["main", "side"] = "side",
    has: Iterable[Rows] = (),
) -> Callable[
    [Callable[[Any, Actor, date], Part | None]], Callable[[Any, Actor, date], Part | None]
]:
    """Lend a panel to the page `on`, for those who have `sight`; it is drawn only where one of
    the rows it `has` is there."""

    def lend(
        draw: Callable[[Any, Actor, date], Part | None],
    ) -> Callable[[Any, Actor, date], Part | None]:
        PANELS[on].append(Panel(order, sight, column, draw, tuple(has)))
        PANELS[on].sort(key=lambda each: each.order)
        return draw

    return lend


def panels(on: str, row: Any, actor: Actor, today: date) -> dict[str, list[Part]]:
    """The panels of a page that the actor may see, by column, in order."""
    drawn: dict[str, list[Part]] = {"main": [], "side": []}
    for each in PANELS.get(on, []):
        if (
            actor.sees(each.sight)
            and _has(on, row, each.has)
            and (part := each.draw(row, actor, today))
        ):
            drawn[each.column].append(part)
    return drawn


def holds(on: str, row: Any, rows: Rows) -> bool:
    """Whether there are such rows, declared by someone for this page: known without asking."""
    return rows in having(on, row, _all_of(on))


def _has(on: str, row: Any, declared: tuple[Rows, ...]) -> bool:
    return not declared or not having(on, row, _all_of(on)).isdisjoint(declared)


@cache
def _all_of(on: str) -> tuple[Rows, ...]:
    """Every row that some room's lending to a page depends on."""
    lent: list[Panel | Lent] = [*PANELS[on], *TIMELINES[on], *PATHS[on], *TODOS[on]]
    return tuple(dict.fromkeys(rows for each in lent for rows in each.has))


def menu(entry: MenuEntry) -> None:
    MENU[entry.code] = entry


def order_menu(sections: list[tuple[str, list[str]]]) -> None:
    """`config/menu.py` says which entry stands where."""
    MENU_ORDER[:] = sections


def put_at_hand(by_role: dict[str, list[str]]) -> None:
    """`config/menu.py` says what each trade opens all day: the menu begins with it, and a
    telephone keeps the first of it under the thumb."""
    AT_HAND.clear()
    AT_HAND.update(by_role)


def dock_of(at_hand: list[MenuEntry], entries: list[MenuEntry], most: int) -> list[MenuEntry]:
    """The entries kept under the thumb: those at hand first, then of the menu."""
    return [*at_hand, *(entry for entry in entries if entry not in at_hand)][:most]


def at_hand_of(actor: Actor, entries: list[MenuEntry]) -> list[MenuEntry]:
    """What the actor's trades open all day, among what they may open."""
    wanted = [code for role in actor.roles for code in AT_HAND.get(role, [])]
    known = {entry.code: entry for entry in entries}
    return [known[code] for code in dict.fromkeys(wanted) if code in known][:MOST_AT_HAND]


@dataclass(frozen=True)
class Section:
    """A part of the menu; a long menu folds those we are not in, so that its end is seen."""

    title: str
    entries: list[MenuEntry]
    is_open: bool


def drawn_menu(
    sections: list[tuple[str, list[MenuEntry]]], at_hand: list[MenuEntry], here: str
) -> list[Section]:
    """The menu as it is drawn: what is at hand, then the rest by part, each entry once."""
    first = [*at_hand, *(each for title, part in sections if not title for each in part)]
    rest = [
        (title, [each for each in part if each not in first]) for title, part in sections if title
    ]
    is_short = len(first) + sum(len(part) for _, part in rest) <= MOST_UNFOLDED
    return [
        Section("", list(dict.fromkeys(first)), is_open=True),
        *(
            Section(title, part, is_short or any(each.code == here for each in part))
            for title, part in rest
            if part
        ),
    ]


def menu_of(actor: Actor) -> list[tuple[str, list[MenuEntry]]]:
    """The sections and entries of the menu that the actor may open."""
    sections = []
    for title, codes in MENU_ORDER:
        entries = [MENU[code] for code in codes if code in MENU]
        seen = [
            entry
            for entry in entries
            if (not entry.sight or actor.sees(entry.sight))
            and (not entry.action or actor.may(entry.action))
        ]
        if seen:
            sections.append((title, seen))
    return sections


def add(entry: AddEntry) -> None:
    ADD.append(entry)
    ADD.sort(key=lambda each: each.order)


def _lend_to(
    registry: dict[str, list[Lent]], on: str, sight: str, has: Iterable[Rows]
) -> Callable[[Source], Source]:
    def lend(source: Source) -> Source:
        registry[on].append(Lent(sight, source, tuple(has)))
        return source

    return lend


def timeline_source(
    *, on: str, sight: str, has: Iterable[Rows] = ()
) -> Callable[[Source], Source]:
    """Lend what happened: `source(row, actor, before, most)` gives at most `most` moments."""
    return _lend_to(TIMELINES, on, sight, has)


def path_source(*, on: str, sight: str, has: Iterable[Rows] = ()) -> Callable[[Source], Source]:
    """Lend steps of a path: `source(row, actor)`."""
    return _lend_to(PATHS, on, sight, has)


def todo_source(*, on: str, sight: str, has: Iterable[Rows] = ()) -> Callable[[Source], Source]:
    """Lend things to do: `source(row, actor, today)`; on `ui.day`, the row is None."""
    return _lend_to(TODOS, on, sight, has)


def _lent(registry: dict[str, list[Lent]], on: str, row: Any, actor: Actor) -> Iterator[Lent]:
    """What is lent to a page, for this actor, that has something for this row."""
    return (
        each for each in registry.get(on, []) if actor.sees(each.sight) and _has(on, row, each.has)
    )


def timeline(
    on: str, row: Any, actor: Actor, *, before: date, most: int = 12, group: str = ""
) -> list[Moment]:
    """The latest moments before a day, of every room the actor sees, newest first."""
    moments: list[Moment] = []
    for lent in _lent(TIMELINES, on, row, actor):
        moments.extend(lent.source(row, actor, before, most + 1))
    if group:
        moments = [moment for moment in moments if moment.group == group]
    moments.sort(key=lambda moment: (moment.on, moment.pk), reverse=True)
    return moments[: most + 1]


def path(on: str, row: Any, actor: Actor) -> list[Step]:
    """The steps of a path, in order of dates."""
    steps = [step for lent in _lent(PATHS, on, row, actor) for step in lent.source(row, actor)]
    return sorted(steps, key=lambda step: (step.starts_on, step.kind))


def todos(on: str, row: Any, actor: Actor, today: date) -> list[Todo]:
    """What is to be done, the soonest first, without date last."""
    found = [
        todo for lent in _lent(TODOS, on, row, actor) for todo in lent.source(row, actor, today)
    ]
    return sorted(found, key=lambda todo: (todo.due_on or date.max, todo.title))


def answers(question: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Answer, from above, a question that a lower room asks by name."""

    def lend(answer: Callable[..., Any]) -> Callable[..., Any]:
        ANSWERS[question].append(answer)
        return answer

    return lend


def ask(question: str, *args: Any, **kwargs: Any) -> Iterable[Any]:
    """Every answer to a question, from whichever rooms know."""
    return [answer(*args, **kwargs) for answer in ANSWERS.get(question, [])]


def tone_of(due_on: date | None, today: date) -> Tone:
    """One rule for all: late or within 8 days hurts, within 30 waits, else nothing."""
    if due_on is None:
        return ""
    left = (due_on - today).days
    return "bad" if left <= 8 else "wait" if left <= 30 else ""


menu(MenuEntry("ui.day", "Ma journée", "ui:day", "home", short="Journée"))
