"""Tables of measures (AVDL, ASLL…): who is accompanied, under what, by whom, since when."""

import re
from dataclasses import dataclass
from datetime import date

from palier.base.kit.periods import ONE_DAY
from palier.base.tenancy.models import User
from palier.doors.exchange.recipes import finding
from palier.doors.exchange.recipes.base import (
    Context,
    LineReader,
    Made,
    Reading,
    Recipe,
    codes,
    persons_of,
    told_name,
)
from palier.doors.exchange.tables import Table
from palier.doors.exchange.values import plain
from palier.registers.people.actions import NewHousehold, NewPerson, open_households
from palier.registers.people.models import Household
from palier.registers.programmes.actions import add_programme
from palier.registers.programmes.models import Programme
from palier.work.support.actions import end_measure, open_measure
from palier.work.support.models import Measure

REASONS: tuple[tuple[str, str], ...] = (
    (r"deces", Measure.EndReason.DEATH),
    (r"demenag|depart|territoire", Measure.EndReason.MOVED),
    (r"relais|autre accompagnement|reorient", Measure.EndReason.OTHER_SUPPORT),
    (r"sans nouvelle|inconnu|perdu", Measure.EndReason.LOST_CONTACT),
    (r"refus|demande du menage|non adhesion|abandon", Measure.EndReason.HOUSEHOLD_WISH),
)


@dataclass(frozen=True)
class BroughtMeasure:
    """A measure as its row tells it; `household_id` 0: the household is new."""

    line: int
    persons: tuple[NewPerson, ...]
    household_id: int
    programme: str
    caseworker_id: int
    starts_on: date
    planned_end_on: date | None
    ends_on: date | None
    end_reason: str
    review: str


def read(table: Table, context: Context) -> Reading:
    """Every row as a measure; its household is found by reference or name, or is new."""
    reading = Reading(table)
    known = finding.KnownHouseholds()
    workers = finding.known_colleagues(context)
    programmes = {plain(each.name): each for each in Programme.objects.order_by("pk")}
    for line in table.lines:
        told = _read_line(LineReader(reading, line), context, known, workers)
        if told is not None:
            reading.items.append(told)
    measures: list[BroughtMeasure] = reading.items
    reading.counts = {
        "mesures": len(measures),
        "dont terminées": sum(m.ends_on is not None for m in measures),
        "ménages": len({_key(m) for m in measures if not m.household_id}),
        "dispositifs": len({plain(m.programme) for m in measures} - set(programmes)),
    }
    return reading


def _key(told: BroughtMeasure) -> str:
    return plain(told_name(told.persons))


def _read_line(
    reader: LineReader,
    context: Context,
    known: finding.KnownHouseholds,
    workers: dict[str, int],
) -> BroughtMeasure | None:
    persons = persons_of(reader)
    programme = reader.text("programme")
    starts_on, planned = reader.get("measure_from"), reader.get("planned_end")
    last = reader.get("measure_until")
    reference = reader.text("former_reference") or reader.text("household")
    found = known.asked(reader.reading, context, reader.line.number, reference, persons)
    if not persons and not found:
        reader.wrong("holder", "Cette mesure ne nomme personne.")
    if len(found) > 1:
        reader.wrong(
            "holder", "Plusieurs ménages portent ce nom : donnez la référence du contrat."
        )
    if not programme:
        reader.wrong("programme", "La mesure ou le mandat manque.")
    if starts_on is None and "measure_from" not in reader.line.cells:
        reader.wrong("measure_from", "La date de début manque.")
    if starts_on and last and last < starts_on:
        reader.wrong("measure_until", "La mesure finit avant de commencer.")
    if not programme or starts_on is None or len(found) > 1 or not (persons or found):
        return None
    return BroughtMeasure(
        line=reader.line.number,
        persons=persons,
        household_id=next(iter(found), 0),
        programme=programme,
        caseworker_id=_caseworker(reader, context, workers),
        starts_on=starts_on,
        planned_end_on=planned if planned and planned > starts_on else None,
        ends_on=last + ONE_DAY if last else None,
        end_reason=_reason(reader.text("end_reason")),
        review=reader.text("review", 2000),
    )


def _caseworker(reader: LineReader, context: Context, workers: dict[str, int]) -> int:
    said = reader.text("caseworker")
    found = workers.get(" ".join(sorted(plain(said).split()))) if said else None
    if found is None and said:
        reader.note("caseworker", f"« {said} » n’a pas d’accès ici : la mesure sera à votre nom.")
    if found is None and context.actor.user_id is None:
        reader.wrong("caseworker", "Dites qui suit cette mesure : un nom qui a un accès ici.")
    return found or context.actor.user_id or 0


def _reason(said: str) -> str:
    words = plain(said)
    return next((code for pattern, code in REASONS if re.search(pattern, words)), "goal_met")


def write(reading: Reading, context: Context) -> list[Made]:
    """Programmes first, then the households that are new, then each measure and its end."""
    made: list[Made] = []
    measures: list[BroughtMeasure] = reading.items
    programmes = _programmes(measures, context, made)
    households = _households(measures, context, made)
    workers = User.objects.in_bulk([m.caseworker_id for m in measures])
    for told in measures:
        measure = open_measure(
            households[told.household_id or _key(told)],
            programme=programmes[plain(told.programme)],
            caseworker=workers[told.caseworker_id],
            starts_on=told.starts_on,
            planned_end_on=told.planned_end_on,
            actor=context.actor,
        )
        made.append(Made.of(told.line, measure))
        if told.ends_on:
            end_measure(
                measure,
                ends_on=told.ends_on,
                end_reason=told.end_reason,
                destination=Measure.Destination.UNKNOWN,
                review=told.review,
                actor=context.actor,
            )
    return made


def _programmes(
    measures: list[BroughtMeasure], context: Context, made: list[Made]
) -> dict[str, Programme]:
    """Those of the file; a new one begins with its first measure."""
    programmes = {plain(each.name): each for each in Programme.objects.order_by("pk")}
    for told in sorted(measures, key=lambda each: each.starts_on):
        if plain(told.programme) not in programmes:
            programme = add_programme(
                context.organisation,
                name=told.programme,
                starts_on=told.starts_on,
                actor=context.actor,
            )
            programmes[plain(told.programme)] = programme
            made.append(Made.of(told.line, programme))
    return programmes


def _households(
    measures: list[BroughtMeasure], context: Context, made: list[Made]
) -> dict[int | str, Household]:
    found: dict[int | str, Household] = dict(
        Household.objects.in_bulk([told.household_id for told in measures if told.household_id])
    )
    new: dict[str, BroughtMeasure] = {}
    for told in sorted(measures, key=lambda each: each.starts_on):
        if not told.household_id:
            new.setdefault(_key(told), told)
    opened = open_households(
        context.organisation,
        openings=[NewHousehold(told.persons, told.starts_on) for told in new.values()],
        actor=context.actor,
    )
    for (key, told), household in zip(new.items(), opened, strict=True):
        found[key] = household
        made.append(Made.of(told.line, household))
    return found


MEASURES = Recipe(
    "measures",
    "Mesures d’accompagnement (AVDL, ASLL…)",
    "Une ligne par mesure, en cours ou terminée, avec son dispositif et ses dates.",
    codes(
        "holder last_name first_name title birth_on phone email former_reference "
        "household programme caseworker measure_from planned_end measure_until end_reason "
        "review"
    ),
    (
        frozenset({"programme"}),
        frozenset({"measure_from"}),
        frozenset({"holder", "last_name", "former_reference"}),
    ),
    read,
    write,
)
