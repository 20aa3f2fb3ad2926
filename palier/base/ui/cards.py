"""Pages made of cards: what is known of one thing, each card with its lines and its verbs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.ui.lists import Chip
from palier.base.ui.shell import Tone


@dataclass(frozen=True)
class Verb:
    """Something one may do from here: a link, or a button when it needs no question."""

    label: str
    url: str
    icon: str = ""
    main: bool = False
    post: bool = False
    about: str = ""
    """What it is done to, for those who do not see the line it stands on."""


@dataclass(frozen=True)
class Line:
    """One line of a card: a title, why under it, a word at the end, what one may do."""

    title: str
    why: str = ""
    url: str = ""
    icon: str = ""
    chip: Chip | None = None
    verbs: Sequence[Verb] = ()
    quote: bool = False
    is_done: bool = False
    finish_url: str = ""


@dataclass(frozen=True)
class Card:
    """A panel: lines, pairs or a quotation, what to say when there is nothing, what to do next."""

    title: str
    lines: Sequence[Line] = ()
    pairs: Sequence[tuple[str, Any]] = ()
    text: str = ""
    quote: str = ""
    empty: str = ""
    verbs: Sequence[Verb] = ()
    note: str = ""
    audience: str = ""
    tone: Tone = ""
    icon: str = "document-text"
    side: bool = False
    table: "Table | None" = None
    parts: Sequence[Any] = field(default_factory=tuple)

    @property
    def is_bare(self) -> bool:
        return not (self.lines or self.pairs or self.text or self.quote or self.table)


@dataclass(frozen=True)
class Table:
    """A small table: heads, rows of cells, totals; the first column names the row."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    totals: Sequence[Any] = ()
    numbers: Sequence[int] = ()
    """Which columns hold figures, counted from 0."""

    @property
    def shaped(self) -> list[list[tuple[Any, bool, str]]]:
        return [self._shape(row) for row in self.rows]

    @property
    def shaped_totals(self) -> list[tuple[Any, bool, str]]:
        return self._shape(self.totals)

    @property
    def shaped_heads(self) -> list[tuple[str, bool]]:
        return [(head, index in self.numbers) for index, head in enumerate(self.heads)]

    def _shape(self, row: Sequence[Any]) -> list[tuple[Any, bool, str]]:
        return [(cell, index in self.numbers, self.heads[index]) for index, cell in enumerate(row)]


@dataclass(frozen=True)
class Tab:
    """A page beside this one, about the same thing."""

    label: str
    url: str
    order: int = 50
    count: int | None = None
    is_here: bool = False
    """The one on screen, when its address alone does not say so."""


def show_cards(
    request: ActorRequest,
    *,
    title: str,
    cards: Sequence[Card | None],
    lead: str = "",
    crumbs: Sequence[tuple[str, str]] = (),
    here: str = "",
    verbs: Sequence[Verb | None] = (),
    chips: Sequence[Chip] = (),
    tabs: Sequence[Tab] = (),
    audience: str = "",
    today: date | None = None,
    panels: dict[str, list[Any]] | None = None,
    template: str = "ui/cards_page.html",
    **more: Any,
) -> HttpResponse:
    """Answer with a page of cards; what is None is left out. `panels`: what other rooms lend."""
    drawn = [card for card in cards if card is not None]
    context = {
        "title": title,
        "lead": lead,
        "crumbs": crumbs,
        "here": here or title,
        "verbs": [verb for verb in verbs if verb is not None],
        "chips": chips,
        "tabs": sorted(tabs, key=lambda tab: tab.order),
        "main_cards": [card for card in drawn if not card.side],
        "side_cards": [card for card in drawn if card.side],
        "audience": audience,
        "panels": panels or {"main": [], "side": []},
        **more,
    }
    return render(request, template, context)


def verb(
    who: ActorRequest | Actor,
    action: str,
    label: str,
    to: str | int | models.Model,
    icon: str = "",
    **more: Any,
) -> Verb | None:
    """A verb for those whose role includes the action; nothing for others.

    `to` is the row that it is done to (or its number): the address is named as the action.
    """
    actor = who if isinstance(who, Actor) else who.actor
    if not actor.may(action):
        return None
    if isinstance(to, str):
        if not to.startswith("/"):
            raise ValueError(f"{to!r} is no address")
        return Verb(label, to, icon, **more)
    pk = to.pk if isinstance(to, models.Model) else to
    return Verb(label, reverse(action.replace(".", ":"), args=[pk]), icon, **more)


def verbs(*found: Verb | None) -> list[Verb]:
    """Those that are not None."""
    return [each for each in found if each is not None]
