"""Tables of households: one row per person, gathered by a mark or by their place in the family."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from palier.doors.exchange.recipes import finding
from palier.doors.exchange.recipes.base import (
    Context,
    LineReader,
    Made,
    Reading,
    Recipe,
    codes,
    persons_of,
)
from palier.doors.exchange.tables import Table
from palier.doors.exchange.values import plain
from palier.registers.people.actions import NewHousehold, NewPerson, open_households

PLACES: tuple[tuple[str, str], ...] = (
    (r"enfant|fils|fille|\bef\b", "child"),
    (r"conjoint|epou|mari\b|femme|compagn|concubin|partenaire|pacs", "partner"),
    (r"reference|chef|titulaire|demandeur|allocataire|parent isole|^mere$|^pere$", "head"),
)


@dataclass(frozen=True)
class Family:
    """The rows of one household, its head first."""

    line: int
    mark: str
    persons: tuple[NewPerson, ...]
    opened_on: date
    join: int


def read(table: Table, context: Context) -> Reading:
    """Rows that share a mark are one household; without a mark each row is one."""
    reading = Reading(table)
    gathered: dict[str, list[tuple[int, NewPerson, Any]]] = {}
    for line in table.lines:
        reader = LineReader(reading, line)
        persons = persons_of(reader)
        if not persons:
            reader.wrong("last_name", "Ni nom ni prénom sur cette ligne.")
            continue
        mark = plain(reader.text("household")) or f"ligne {line.number}"
        place = _place(reader.text("kinship"), is_first=mark not in gathered)
        opened_on = reader.get("opened_on")
        told = vars(persons[0]) | {"place": place}
        gathered.setdefault(mark, []).append((line.number, NewPerson(**told), opened_on))
        gathered[mark] += [(line.number, partner, None) for partner in persons[1:]]
    known = finding.KnownPeople(context)
    for mark, rows in gathered.items():
        reading.items.append(_family(reading, context, known, mark, rows))
    families: list[Family] = reading.items
    reading.counts = {
        "ménages": sum(not family.join for family in families),
        "personnes": sum(len(family.persons) for family in families if not family.join),
        "ménages déjà connus": sum(bool(family.join) for family in families),
    }
    return reading


def _place(said: str, *, is_first: bool) -> str:
    words = plain(said)
    found = next((code for pattern, code in PLACES if words and re.search(pattern, words)), "")
    return found or ("head" if is_first else "other")


def _family(
    reading: Reading,
    context: Context,
    known: finding.KnownPeople,
    mark: str,
    rows: list[tuple[int, NewPerson, Any]],
) -> Family:
    rows = sorted(rows, key=lambda row: row[1].place != "head")
    line = rows[0][0]
    if not any(person.place == "head" for _, person, _ in rows):
        rows[0] = (line, NewPerson(**(vars(rows[0][1]) | {"place": "head"})), rows[0][2])
    persons = tuple(person for _, person, _ in rows)
    twins = known.twins(line, persons)
    reading.twins.extend(twins)
    answer = context.answers.get(str(line))
    sure = {twin.household_id for twin in twins if twin.is_sure}
    join = answer if answer is not None else (sure.pop() if len(sure) == 1 else 0)
    opened_on = min((day for _, _, day in rows if day), default=context.on)
    births = [p.birth_on for p in persons if p.birth_on]
    return Family(line, mark, persons, max([opened_on, *births]), join)


def write(reading: Reading, context: Context) -> list[Made]:
    """Open the files of those who are new; those we know keep theirs."""
    new: list[Family] = [family for family in reading.items if not family.join]
    made = open_households(
        context.organisation,
        openings=[NewHousehold(family.persons, family.opened_on) for family in new],
        actor=context.actor,
    )
    return [Made.of(family.line, row) for family, row in zip(new, made, strict=True)]


PEOPLE = Recipe(
    "people",
    "Ménages et personnes",
    "Une ligne par personne ; celles d’un même ménage portent le même numéro de dossier.",
    codes(
        "household holder last_name first_name title birth_on phone email partner kinship "
        "opened_on"
    ),
    (frozenset({"holder", "last_name", "first_name"}),),
    read,
    write,
)
