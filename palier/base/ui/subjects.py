"""A subject and its verbs: what pages are about, found through its wall, and what one does to it.

A room declares, beside its pages, each thing they are about, and each verb with its words. From
one declaration come the address (named as the action), the finder, the page that asks, the way
back, and how the journal names the row; a page offers it by that same name (`cards.verb`). A verb
that must think keeps `ask()` in a function of its own, under the same subject (`@SUBJECT.asks`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import update_wrapper
from types import ModuleType
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db import models
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from palier.base.kit.rows import name_of
from palier.base.kit.typography import capitalised
from palier.base.tenancy.actors import Actor, ActorRequest, Seen
from palier.base.tenancy.rows import Wall, knows_where
from palier.base.ui.forms import ActionForm, Confirm
from palier.base.ui.pages import ask

M = TypeVar("M", bound=models.Model)
Crumb = tuple[str, str]
Told = str | Callable[[M], str]
View = Callable[..., HttpResponseBase]

SUBJECTS: dict[str, "Subject[Any]"] = {}
"""Whose page shows the rows of a table, by its label (`leases.occupancy`)."""


@dataclass(frozen=True)
class Deed(Generic[M]):
    """A verb as it was declared: what it does, what it asks, in which words."""

    action: Callable[..., Any]
    form: type[ActionForm]
    title: Told[M]
    submit: Told[M]
    said: str | Callable[[Any], str]
    lead: Told[M] = ""
    initial: Callable[[M, Seen], dict[str, Any]] | None = None
    known: Callable[[M, Seen], dict[str, Any]] | None = None
    to: Callable[[Any], str] | None = None
    fix: Callable[[Any], str] | None = None
    danger: bool = False

    @property
    def name(self) -> str:
        """`leases.sign_contract`."""
        return f"{self.action.__module__.split('.')[2]}.{self.action.__name__}"


class Subject(Generic[M]):
    """What some pages are about: rows of a table, at addresses that begin by `at`.

    `page` names the page that shows one (`leases:occupancy`), or says its address from the row;
    without it, one goes back to the last of `under`. `name` is how a row is called on the way.
    """

    def __init__(
        self,
        model: type[M],
        at: str,
        *,
        fetch: Sequence[str] = (),
        page: str | Callable[[M], str] = "",
        name: Callable[[M], str] | None = None,
        under: Sequence[Crumb] | Callable[[M], Sequence[Crumb]] = (),
        rows: Callable[[Actor], models.QuerySet[M]] | None = None,
    ) -> None:
        self.model, self.at, self.fetch, self.page = model, at, fetch, page
        self.name, self.under, self.rows = name, under, rows
        self.deeds: dict[str, Deed[M]] = {}
        self._views: list[tuple[str, View, str]] = []
        label = model._meta.label_lower
        if isinstance(page, str) and page.partition(":")[0] == model._meta.app_label:
            SUBJECTS[label] = self
        elif callable(page):
            SUBJECTS.setdefault(label, self)

    def lent(self, at: str = "") -> "Subject[M]":
        """The same rows, for a room above: its verbs and their addresses are its own."""
        other: Subject[M] = Subject.__new__(Subject)
        other.__dict__.update(self.__dict__, at=at or self.at, deeds={}, _views=[])
        return other

    def find(self, request: ActorRequest, pk: int) -> M:
        """The row of that number, if its wall shows it to the actor; 404 otherwise."""
        rows: Any = self.rows or self.model._default_manager.visible_to  # type: ignore[attr-defined]
        row: M = get_object_or_404(rows(request.actor).select_related(*self.fetch), pk=pk)
        return row

    def url(self, row: M) -> str:
        """Where the row is shown; without a page of its own, where one goes back to."""
        if callable(self.page):
            return self.page(row)
        return reverse(self.page, args=[row.pk]) if self.page else self._above(row)[-1][1]

    @property
    def is_a_place(self) -> bool:
        """Whether its rows tell a place, and nobody who lives there."""
        wall: Wall = self.model.wall  # type: ignore[attr-defined]
        return bool(wall.site_path) and not wall.household_path

    def called(self, row: M) -> str:
        """How a row is called where it stands alone."""
        if self.name:
            return self.name(row)
        if type(row).__str__ is models.Model.__str__:
            return _kind_of(name_of(row))
        return str(row)

    def readable(self, actor: Actor, pks: Sequence[str]) -> Iterable[M]:
        """Those of these rows that the actor may read, with what calling them takes."""
        if not pks:
            return ()
        rows = self.model._default_manager.visible_to(actor)  # type: ignore[attr-defined]
        found: Iterable[M] = rows.filter(pk__in=pks).select_related(*self.fetch)
        return found

    def crumbs(self, row: M) -> list[Crumb]:
        """The way to what is asked of the row."""
        here = [(self.name(row), self.url(row))] if self.name else []
        return [*self._above(row), *here]

    def _above(self, row: M) -> list[Crumb]:
        return list(self.under(row) if callable(self.under) else self.under)

    def verb(
        self,
        action: Callable[..., Any],
        form: type[ActionForm] = Confirm,
        *,
        at: str,
        title: Told[M],
        submit: Told[M],
        said: str | Callable[[Any], str],
        lead: Told[M] = "",
        initial: Callable[[M, Seen], dict[str, Any]] | None = None,
        known: Callable[[M, Seen], dict[str, Any]] | None = None,
        to: Callable[[Any], str] | None = None,
        fix: Callable[[Any], str] | None = None,
        danger: bool = False,
    ) -> None:
        """Declare what one does to the row, asked on a page of its own at `at`."""
        deed = Deed(action, form, title, submit, said, lead, initial, known, to, fix, danger)
        self.deeds[action.__name__] = deed

        def view(request: ActorRequest, row: M) -> HttpResponse:
            return self._ask(request, row, deed)

        view.__name__, view.__module__, view.__doc__ = (
            action.__name__,
            action.__module__,
            action.__doc__,
        )
        self.asks(at)(view)

    def asks(self, at: str) -> Callable[[View], View]:
        """Declare a page about the row that answers by itself, named as its function."""

        def keep(view: View) -> View:
            def found(request: ActorRequest, pk: int, **more: Any) -> HttpResponseBase:
                return view(request, self.find(request, pk), **more)

            update_wrapper(found, view)
            self._views.append((at, found, view.__name__))
            return view

        return keep

    def shown(self, view: View) -> View:
        """Declare the page that shows the row."""
        return self.asks("")(view)

    def paths(self) -> list[URLPattern]:
        """Its page, and one for each verb."""
        return [path(self.at + at, view, name=name) for at, view, name in self._views]

    def _ask(self, request: ActorRequest, row: M, deed: Deed[M]) -> HttpResponse:
        seen = Seen(request.actor, request.today)
        initial = deed.initial(row, seen) if deed.initial else None
        return ask(
            request,
            deed.form(request, subject=row, initial=initial),
            deed.action,
            row,
            title=_words(deed.title, row),
            submit=_words(deed.submit, row),
            said=deed.said,
            back=self.url(row),
            crumbs=self.crumbs(row),
            lead=_words(deed.lead, row),
            to=deed.to or "",
            fix=deed.fix,
            known=deed.known(row, seen) if deed.known else None,
            danger=deed.danger,
        )


def _words(told: Told[M], row: M) -> str:
    return told(row) if callable(told) else told


def called(keys: Iterable[str], actor: Actor) -> dict[str, Crumb]:
    """How rows are called, and where they are shown, by their key (`leases.occupancy:12`).

    One query a table. What the actor may not read, or no page shows, is told by its kind alone;
    so is a place, for those from whom an address may be secret: names stand beside it.
    """
    shows_places = knows_where(actor)
    found = {key: (_kind_of(key), "") for key in keys}
    by_label: dict[str, list[str]] = {}
    for key in found:
        label, _, pk = key.partition(":")
        by_label.setdefault(label, []).append(pk)
    for label, subject in SUBJECTS.items():
        if subject.is_a_place and not shows_places:
            continue
        for row in subject.readable(actor, by_label.get(label, ())):
            found[name_of(row)] = (subject.called(row), subject.url(row))
    return found


def _kind_of(key: str) -> str:
    """`Mesure n° 12`: what is said of a row that one may not read."""
    label, _, pk = key.partition(":")
    try:
        kind = apps.get_model(label)._meta.verbose_name
    except (LookupError, ValueError):
        return key
    return f"{capitalised(str(kind))} n°\u00a0{pk}"


def paths_of(*modules: ModuleType) -> list[URLPattern]:
    """The addresses of every subject that these modules declare, each once."""
    found: dict[int, Subject[Any]] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Subject):
                found.setdefault(id(value), value)
    return [each for subject in found.values() for each in subject.paths()]
