"""Lists are declared, not written: rows, columns, filters, totals, an export."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from palier.base.journal.action import CATALOGUE
from palier.base.kit.rows import says
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor, ActorRequest, Seen
from palier.base.tenancy.reads import workplaces
from palier.base.ui.errands import later
from palier.base.ui.kept_filters import KeptFilter, asked, kept_for, mark_of
from palier.base.ui.shell import Tone
from palier.base.ui.spreadsheets import rows_as_xlsx
from palier.base.ui.taking import check_may_take, may_take
from palier.law.territory import DEPARTMENTS, department_of, prefixes_of

Kind = Literal["text", "money", "day", "number", "chip"]
MOST_EXPORTED = 50_000
PREPARED_ASIDE = 1_000
"""Rows above which the worker writes the spreadsheet."""


@dataclass(frozen=True)
class Chip:
    """A word with a tone, and why under it."""

    text: str
    tone: Tone = ""
    icon: str = ""
    why: str = ""
    url: str = ""


@dataclass(frozen=True)
class Column:
    """One column: its head, what it shows of a row, how it sorts, its total."""

    head: str
    show: Callable[[Any], Any]
    kind: Kind = "text"
    sort: str = ""
    link: Callable[[Any], str] | None = None
    total: str = ""
    deducted: bool = False
    muted: bool = False

    @property
    def is_number(self) -> bool:
        return self.kind in {"money", "number"}

    @property
    def look(self) -> str:
        """How its cells look: figures to the right, what is secondary muted."""
        return "num" if self.is_number else "muted" if self.muted else ""


@dataclass(frozen=True)
class Filter:
    """A filter of the list: a choice among options, applied as a condition."""

    name: str
    label: str
    options: Callable[[Actor], Sequence[tuple[str, str]]]
    where: Callable[[str], Q] = lambda value: Q()
    where_of: Callable[[Actor, str], Q] | None = None
    """Where the condition depends on who asks (*les miens*)."""

    def condition(self, actor: Actor, value: str) -> Q:
        return self.where_of(actor, value) if self.where_of else self.where(value)


def by_site(path: str = "site", name: str = "site", label: str = "Site") -> Filter:
    """A filter on the sites where the actor works; `path` leads from a row to its site.

    Whoever works in several departments may choose a whole one.
    """

    def options(actor: Actor) -> list[tuple[str, str]]:
        sites = list(workplaces(actor))
        codes = {department_of(site.postcode) for site in sites} - {""}
        whole = [
            (f"{WHOLE}{code}", f"Département : {DEPARTMENTS[code]}") for code in sorted(codes)
        ]
        return [*(whole if len(whole) > 1 else []), *((str(s.pk), s.name) for s in sites)]

    def where(value: str) -> Q:
        if not value.startswith(WHOLE):
            return Q(**{path: value})
        found = Q()
        for prefix in prefixes_of(value.removeprefix(WHOLE)):
            found |= Q(**{f"{path}__postcode__startswith": prefix})
        return found

    return Filter(name, label, options, where)


WHOLE = "dep-"


@dataclass(frozen=True)
class Empty:
    """What an empty list says, and the first thing to do."""

    title: str
    text: str
    button: str = ""
    url_name: str = ""
    action: str = ""
    icon: str = "inbox"


@dataclass(frozen=True)
class ListPage:
    """A whole list page, declared."""

    title: str
    unit: tuple[str, str]
    rows: Callable[[Actor], QuerySet[Any]]
    columns: Sequence[Column]
    sort: str
    empty: Empty
    search: Sequence[str] = ()
    search_label: str = "Chercher"
    filters: Sequence[Filter] = ()
    lead: str = ""
    per_page: int = 25
    file_name: str = "liste"
    template: str = "ui/list_page.html"
    prepare: Callable[[Sequence[Any], Seen], None] | None = None
    """Reads at once what the rows on screen need beside their own table."""
    actions: Sequence[tuple[str, str, str, str]] = field(default_factory=tuple)
    """(label, url name, icon, action): the buttons at the top right, the last one main."""


@dataclass(frozen=True)
class Cell:
    """What one cell shows."""

    column: Column
    value: Any
    url: str = ""


@dataclass(frozen=True)
class Shown:
    """A list as one request sees it."""

    declared: ListPage
    page: Page[Any]
    rows: list[tuple[Any, list[Cell]]]
    count: str
    filters: list[dict[str, Any]]
    active: list[tuple[str, str]]
    query: str
    heads: list[dict[str, Any]]
    totals: list[Cell] | None
    export_url: str
    clear_url: str
    path: str
    kept: list[tuple[str, str]]
    """What else the address says (for which home, in which order): filtering keeps it."""
    own: list[KeptFilter]
    mark: str
    """What says that a filter is kept for this list."""
    to_keep: str
    """What of this address may be kept under a name; nothing when it is already."""

    @property
    def is_filtered(self) -> bool:
        return bool(self.active)


def _cell(column: Column, row: Any, actor: Actor) -> Cell:
    """What a cell shows; a link that leads to a verb is for those who may.

    A column that is that verb alone shows nothing to the others.
    """
    url = column.link(row) if column.link else ""
    if url and not _is_offered(url, actor):
        return Cell(column, column.show(row) if column.sort else "")
    return Cell(column, column.show(row), url)


def _is_offered(url: str, actor: Actor) -> bool:
    action = _named(re.sub(r"\d+", "0", url.partition("?")[0]))
    return action not in CATALOGUE or actor.may(action)


@cache
def _named(path: str) -> str:
    """The name of the page at an address, as actions are named (`leases.sign_contract`)."""
    try:
        return resolve(path).view_name.replace(":", ".")
    except Resolver404:
        return ""


def _prepared(declared: ListPage, rows: Sequence[Any], request: ActorRequest) -> Sequence[Any]:
    if declared.prepare is not None:
        declared.prepare(rows, Seen(request.actor, request.today))
    return rows


def _filtered(declared: ListPage, request: ActorRequest) -> QuerySet[Any]:
    rows = declared.rows(request.actor)
    query = request.GET.get("q", "").replace("\x00", "").strip()
    if query and declared.search:
        condition = Q()
        for name in declared.search:
            condition |= says(rows, name, query)
        rows = rows.filter(condition)
    for each in declared.filters:
        value = request.GET.get(each.name, "")
        if value and value in dict(each.options(request.actor)):
            rows = rows.filter(each.condition(request.actor, value))
    return rows


def _sort(declared: ListPage, request: ActorRequest) -> str:
    allowed = {column.sort for column in declared.columns if column.sort}
    asked = request.GET.get("tri", "")
    return asked if asked.removeprefix("-") in allowed else declared.sort


def _ordering(sort: str) -> list[str]:
    minus = "-" if sort.startswith("-") else ""
    return [minus + name for name in sort.removeprefix("-").split(",")] + [minus + "pk"]


def _url(request: ActorRequest, **changes: str | None) -> str:
    parameters = request.GET.copy()
    for name, value in changes.items():
        parameters.pop(name, None)
        if value:
            parameters[name] = value
    return f"{request.path}?{parameters.urlencode()}"


def _heads(declared: ListPage, request: ActorRequest, sort: str) -> list[dict[str, Any]]:
    heads = []
    for column in declared.columns:
        now = sort.removeprefix("-") == column.sort and bool(column.sort)
        falling = now and sort.startswith("-")
        heads.append(
            {
                "column": column,
                "url": _url(
                    request,
                    tri=column.sort if falling or not now else "-" + column.sort,
                    page=None,
                )
                if column.sort
                else "",
                "direction": ("descending" if falling else "ascending") if now else "",
            }
        )
    return heads


def _totals(declared: ListPage, rows: QuerySet[Any]) -> list[Cell] | None:
    wanted = {column.total: Sum(column.total) for column in declared.columns if column.total}
    if not wanted:
        return None
    sums = rows.order_by().aggregate(**{f"total_{name}": each for name, each in wanted.items()})
    return [
        Cell(column, _total(column, sums) if column.total else "") for column in declared.columns
    ]


def _total(column: Column, sums: dict[str, Any]) -> Any:
    total = sums[f"total_{column.total}"] or Decimal(0)
    return -total if column.deducted else total


def look_at(declared: ListPage, request: ActorRequest) -> Shown:
    """The list as this request asks it: filtered, sorted, one page of it."""
    sort = _sort(declared, request)
    rows = _filtered(declared, request)
    page = Paginator(rows.order_by(*_ordering(sort)), declared.per_page).get_page(
        request.GET.get("page")
    )
    query = request.GET.get("q", "").replace("\x00", "").strip()
    active = [(f"« {query} »", _url(request, q=None, page=None))] if query else []
    filters = []
    for each in declared.filters:
        options = list(each.options(request.actor))
        if not options:
            continue
        chosen = request.GET.get(each.name, "")
        chosen = chosen if chosen in dict(options) else ""
        filters.append({"filter": each, "options": options, "chosen": chosen})
        if chosen:
            active.append(
                (dict(options)[chosen], _url(request, **{each.name: None, "page": None}))
            )
    own = kept_for(request)
    return Shown(
        declared=declared,
        page=page,
        rows=[
            (row, [_cell(column, row, request.actor) for column in declared.columns])
            for row in _prepared(declared, list(page), request)
        ],
        count=plural(page.paginator.count, *declared.unit),
        filters=filters,
        active=active,
        query=query,
        heads=_heads(declared, request, sort),
        totals=_totals(declared, rows) if page.paginator.count else None,
        export_url=_url(request, format="xlsx", page=None) if may_take(request.actor) else "",
        clear_url=request.path,
        path=_url(request, page=None),
        kept=_kept(declared, request),
        own=own,
        mark=mark_of(request),
        to_keep="" if any(each.is_here for each in own) or not active else asked(request.GET),
    )


def _kept(declared: ListPage, request: ActorRequest) -> list[tuple[str, str]]:
    asked = {"q", "page", "format", *(each.name for each in declared.filters)}
    return [(name, str(value)) for name, value in request.GET.items() if name not in asked]


def show(request: ActorRequest, declared: ListPage, **context: Any) -> HttpResponse:
    """Answer with the list, or with its spreadsheet when the address asks for it."""
    if request.GET.get("format") == "xlsx":
        return spreadsheet(declared, request)
    shown = look_at(declared, request)
    told = {"list": shown, "title": declared.title, "verbs": [], "tabs": [], "here": "", **context}
    return render(request, declared.template, told)


def spreadsheet(declared: ListPage, request: ActorRequest) -> HttpResponse:
    """The whole filtered list as xlsx; at most 50,000 rows."""
    check_may_take(request.actor)
    rows = _filtered(declared, request).order_by(*_ordering(_sort(declared, request)))
    count = rows.count()
    waiting = later(request, declared.title, size=count, most=PREPARED_ASIDE)
    if waiting is not None:
        return waiting
    kept: Any = rows[:MOST_EXPORTED]
    if declared.prepare is not None:
        kept = list(kept)
    told = (
        [column.show(row) for column in declared.columns]
        for row in _prepared(declared, kept, request)
    )
    widths = [16 if column.is_number else 28 for column in declared.columns]
    heads = [column.head for column in declared.columns]
    return rows_as_xlsx(
        request, declared.title, heads, told, declared.file_name, widths=widths, count=count
    )
