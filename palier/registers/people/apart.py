"""What tells homonyms apart, where one chooses among people or bodies."""

from collections.abc import Mapping, Sequence
from datetime import date

from palier.base.kit.typography import capitalised
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.registers.people.models import Body, Household, Person
from palier.registers.people.reads import heads_of


def households(
    rows: Sequence[Household], actor: Actor, today: date, *, named: bool = True
) -> dict[int, str]:
    """Whose file it is (where it is not `named` beside already), born in which year, living where,
    followed by whom; since when it is open."""
    heads = heads_of([row.pk for row in rows])
    others: dict[int, list[str]] = {}
    for answer in shell.ask("people.told_apart", rows, actor, today):
        for pk, words in answer.items():
            others.setdefault(pk, []).append(words)
    told = {}
    for row in rows:
        head = heads.get(row.pk)
        said = [
            head.first_name if head and named else "",
            _born(head, actor),
            *others.get(row.pk, []),
        ]
        told[row.pk] = ", ".join(filter(None, said))
    return _never_alike(told, {row.pk: f"dossier de {row.opened_on:%m/%Y}" for row in rows})


def persons(rows: Sequence[Person], actor: Actor, today: date) -> dict[int, str]:
    """Born in which year; how to reach them, where that is not enough."""
    return _never_alike(
        {row.pk: _born(row, actor) for row in rows}, {row.pk: row.phone for row in rows}
    )


def bodies(rows: Sequence[Body], actor: Actor, today: date) -> dict[int, str]:
    """As what, and where."""
    kinds: Mapping[str, str] = dict(Body.Kind.choices)
    return {
        row.pk: capitalised(
            ", ".join(filter(None, [*(kinds.get(kind, "") for kind in row.kinds), row.town]))
        )
        for row in rows
    }


def _born(person: Person | None, actor: Actor) -> str:
    """The year alone, for those who may know dates of birth."""
    if person is None or person.birth_on is None or not actor.sees("people.birth_dates"):
        return ""
    word = {Person.Title.MRS: "née", Person.Title.MR: "né"}.get(
        Person.Title(person.title), "né(e)"
    )
    return f"{word} en {person.birth_on.year}"


def _never_alike(told: Mapping[int, str], more: Mapping[int, str]) -> dict[int, str]:
    """Where nothing, or the same, is said of two rows, something more is."""
    said = list(told.values())
    return {
        pk: ", ".join(filter(None, [words, more[pk]]))
        if not words or said.count(words) > 1
        else words
        for pk, words in told.items()
    }
