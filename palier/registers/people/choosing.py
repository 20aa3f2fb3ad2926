"""Which household is meant: a list to search and choose from, lent to the pages of rooms above."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from palier.base.ui.lists import ListPage
from palier.registers.people.lists import HOUSEHOLDS
from palier.registers.people.models import Household


def choose_household(
    title: str,
    lead: str,
    url_of: Callable[[Household], str],
    *,
    actions: Sequence[tuple[str, str, str, str]] = (),
) -> ListPage:
    """The list of households under another title; each leads where `url_of` says."""
    name, *others = HOUSEHOLDS.columns
    return replace(
        HOUSEHOLDS,
        title=title,
        lead=lead,
        actions=actions,
        columns=[replace(name, link=url_of), *others],
    )
