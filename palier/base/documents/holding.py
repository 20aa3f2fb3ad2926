"""Pages that papers may be brought to: each room says which, and who then sees them."""

from datetime import date
from typing import Any

from palier.base.documents.models import StoredFile
from palier.base.kit.rows import name_of
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.having import Rows

HOLDERS: dict[str, str] = {}
AUDIENCES: dict[str, dict[str, str]] = {}
"""Narrower readers that papers of a page may be kept for: sights, in words."""


def papers_for(label: str, *, sight: str, words: str) -> None:
    """Let a paper joined to a row of `label` be kept for those who have `sight` alone."""
    AUDIENCES.setdefault(label, {})[sight] = words


def audiences_of(about: str, actor: Actor) -> list[tuple[str, str]]:
    """For whom the actor may keep a paper of that row, the widest first; what one would not see
    oneself is not offered."""
    label = about.partition(":")[0]
    narrower = AUDIENCES.get(label, {}).items()
    return [
        (HOLDERS[label], "Tous ceux qui voient cette page"),
        *((sight, words) for sight, words in narrower if actor.sees(sight)),
    ]


def may_hold_files(label: str, *, sight: str, shown_empty: bool = True) -> None:
    """Let papers be brought to rows of `label` (`people.household`), for those who have `sight`.

    Where nothing was brought, the panel still offers to, unless the page does so elsewhere.
    The row's page has the address `people.household` and the URL name `people:household`.
    """
    HOLDERS[label] = sight

    has = [] if shown_empty else [Rows(StoredFile, "about", by=name_of)]

    @shell.panel(on=label, order=80, sight=sight, has=has)
    def papers(row: Any, actor: Actor, today: date) -> shell.Part | None:
        rows = StoredFile.objects.visible_to(actor).filter(about=name_of(row))
        files: list[Any] = list(rows.order_by("-kept_at", "-pk")[:50])
        if not files and not shown_empty:
            return None
        for each in files:
            each.for_whom = AUDIENCES.get(label, {}).get(each.sight, "")
        return shell.Part("documents/_papers.html", {"files": files, "about": name_of(row)})
