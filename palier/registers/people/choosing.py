"""Which household is meant: a list to search and choose from, lent to the pages of rooms above."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Case, QuerySet, When

from palier.base.tenancy.actors import Actor
from palier.base.ui.lists import ListPage
from palier.registers.people.following import mine
from palier.registers.people.lists import HOUSEHOLDS
from palier.registers.people.models import Household


def choose_household(
    title: str,
    lead: str,
    url_of: Callable[[Household], str],
    *,
    actions: Sequence[tuple[str, str, str, str]] = (),
) -> ListPage:
    """The list of households under another title, one’s own first; each leads where `url_of` says."""
    name, *others = HOUSEHOLDS.columns

    def mine_first(actor: Actor) -> QuerySet[Any]:
        theirs = Case(When(mine(actor), then=0), default=1)
        rows: QuerySet[Any] = HOUSEHOLDS.rows(actor).annotate(is_others=theirs)
        return rows

    return replace(
        HOUSEHOLDS,
        rows=mine_first,
        sort="is_others,sort_name",
        title=title,
        lead=lead,
        actions=actions,
        columns=[replace(name, link=url_of), *others],
    )
