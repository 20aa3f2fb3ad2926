"""The search box: rooms keep rows in it, one database function reads them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import connection

from palier.base.kit.phones import digits_of
from palier.base.kit.rows import name_of
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.models import SearchRow


@dataclass(frozen=True)
class Found:
    """One answer of the search box."""

    key: str
    kind: str
    title: str
    subtitle: str
    url: str


BEYOND = 500
"""How many rows are looked at for someone who sees a part of them."""
ICONS = {
    "ménage": "users",
    "personne": "user",
    "logement": "home",
    "contrat": "key",
    "structure": "building-library",
}


def keep(
    rows: Iterable[object],
    *,
    kind: str,
    sight: str,
    title: str,
    subtitle: str = "",
    url: str,
    words: str = "",
) -> None:
    """Keep one row of the search for each of `rows` (usually one), new or changed."""
    for row in rows:
        keep_many([search_row(row, kind, sight, title, subtitle, url, words)])


def search_row(
    row: object, kind: str, sight: str, title: str, subtitle: str, url: str, words: str
) -> SearchRow:
    """A row of the search, not yet kept."""
    return SearchRow(
        organisation_id=row.organisation_id,  # type: ignore[attr-defined]
        kind=kind,
        key=name_of(row),  # type: ignore[arg-type]
        title=title[:200],
        subtitle=subtitle[:200],
        url=url,
        sight=sight,
        words=f"{title} {subtitle} {words}",
    )


def keep_many(rows: list[SearchRow]) -> None:
    """Keep many rows at once; the database puts their words in order by itself."""
    SearchRow.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["organisation", "key"],
        update_fields=["kind", "title", "subtitle", "url", "sight", "words"],
        batch_size=2000,
    )


def forget(rows: Iterable[object]) -> None:
    """The search no longer finds these rows."""
    keys = [name_of(row) for row in rows]  # type: ignore[arg-type]
    SearchRow.objects.filter(key__in=keys).delete()


def find(query: str, *, actor: Actor, most: int = 12) -> list[Found]:
    """At most `most` rows whose words begin like those of `query`, for this actor's eyes.

    The database knows sights, not places: whoever does not work everywhere is asked for more
    rows, of which each table keeps what its wall shows.
    """
    query = query.strip()[:80]
    if re.fullmatch(r"[\d\s.+()/-]{8,}", query):
        query = digits_of(query)  # a number is found however it is written
    if len(query) < 2:
        return []
    asked = most if actor.sites is None else BEYOND
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('palier.sights', %s, true)", [",".join(sorted(actor.sights))]
        )
        cursor.execute(
            "SELECT key, kind, title, subtitle, url FROM ui_search(%s, %s)", [query, asked]
        )
        rows = cursor.fetchall()
    shown = (
        {row[0] for row in rows} if actor.sites is None else _within([r[0] for r in rows], actor)
    )
    return [Found(*row) for row in rows if row[0] in shown][:most]


def told_of(rows: Iterable[Found], actor: Actor, today: date) -> dict[str, str]:
    """What tells the answers apart (lives where, born when, followed by whom), by key, from the
    rooms that know; each asks once for all of them."""
    keys = [row.key for row in rows]
    return {
        key: words
        for answer in shell.ask("ui.found", keys, actor, today)
        for key, words in answer.items()
    }


def _within(keys: list[str], actor: Actor) -> set[str]:
    """Those of these rows that the walls of their tables show; one query a table."""
    by_label: dict[str, list[str]] = {}
    for key in keys:
        label, _, pk = key.partition(":")
        by_label.setdefault(label, []).append(pk)
    return {
        f"{label}:{pk}"
        for label, pks in by_label.items()
        for pk in apps.get_model(label)
        ._default_manager.visible_to(actor)
        .filter(pk__in=pks)
        .values_list("pk", flat=True)
    }


def show_to(rows: Iterable[object], sight: str) -> None:
    """From now on the search finds these rows for those who have `sight` only."""
    keys = [name_of(row) for row in rows]  # type: ignore[arg-type]
    SearchRow.objects.filter(key__in=keys).update(sight=sight)
