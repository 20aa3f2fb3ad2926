"""`palier bench duplicates`: 200,000 persons, some of them twice, of which one knows the truth."""

import random
from datetime import date, timedelta

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from config.cluster import OWNER, Address
from palier.base.tenancy.walls import working_for
from palier.registers.people.duplicates import duplicates

SHARE = 0.04
PARTS = "ba be bo da de di do fa fe ga go ka ke la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta te ti to va ve za".split()  # noqa: E501, SIM905
Row = tuple[str, str, date | None, str]


def run(admin: Address, size: int) -> None:
    """Find them as the page does; the floor is the plain join on birth dates."""
    count = size or 200_000
    say(f"{count} personnes…")
    with transaction.atomic():
        organisation = crowd.an_association(date(2026, 5, 1))
    rows, truth = _people(count)
    _write(admin, organisation.pk, rows)
    as_owner(admin, "ANALYZE")
    with working_for(organisation), connection.cursor() as cursor:
        cursor.execute("SELECT right(public_id::text, 12)::int, id FROM people_person")
        ids = dict(cursor.fetchall())
        with clock() as floor:
            cursor.execute(
                "SELECT count(*) FROM people_person a JOIN people_person b"
                " ON a.birth_on = b.birth_on AND a.id < b.id"
            )
        with clock() as took:
            found = {(pair.one, pair.other) for pair in duplicates(organisation)}
    wanted = {tuple(sorted((ids[a], ids[b]))) for a, b in truth}
    right = len(found & wanted)
    result(
        bench="duplicates",
        persons=count,
        twice=len(wanted),
        found=len(found),
        seconds=round(took[0], 2),
        precision=round(right / max(1, len(found)), 4),
        recall=round(right / len(wanted), 4),
        floor_seconds=round(floor[0], 2),
        ratio_to_birth_join=round(took[0] / floor[0], 2),
    )


def _write(admin: Address, organisation_id: int, rows: list[Row]) -> None:
    into = (
        "COPY people_person (organisation_id, public_id, title, first_name, last_name,"
        " birth_name, birth_on, birth_precision, phone, email, sort_name) FROM STDIN"
    )
    with (
        admin.as_role(OWNER, "palier_bench").connect(autocommit=True) as owner,
        owner.cursor() as cursor,
        cursor.copy(into) as copy,
    ):
        for rank, (first, last, birth, phone) in enumerate(rows):
            public = f"00000000-0000-4000-8000-{rank:012d}"
            copy.write_row(
                (organisation_id, public, "none", first, last, "", birth, "day", phone, "", "")
            )


def _people(count: int) -> tuple[list[Row], list[tuple[int, int]]]:
    chance = random.Random(3)
    firsts = ["".join(chance.choices(PARTS, k=chance.choice([2, 3]))).title() for _ in range(900)]
    lasts = [
        "".join(chance.choices(PARTS, k=chance.choice([2, 3, 4]))).title() for _ in range(18_000)
    ]
    rows: list[Row] = []
    truth = []
    while len(rows) < count:
        birth = date(1940, 1, 1) + timedelta(days=chance.randrange(25_000))
        known_birth = birth if chance.random() < 0.9 else None
        phone = f"06{chance.randrange(10**8):08d}" if chance.random() < 0.7 else ""
        row = (chance.choice(firsts), chance.choice(lasts), known_birth, phone)
        rows.append(row)
        if chance.random() < SHARE and len(rows) < count:
            truth.append((len(rows) - 1, len(rows)))
            rows.append(_again(chance, row))
    return rows, truth


def _again(chance: random.Random, row: Row) -> Row:
    """The same person, typed by someone else another day."""
    first, last, birth, phone = row
    kind = chance.choice(["same", "typo", "swap", "days", "digit", "no_birth", "short"])
    if kind == "typo":
        at = chance.randrange(1, len(last))
        last = last[:at] + chance.choice("aeiourstl") + last[at + chance.randint(0, 1) :]
    elif kind == "swap":
        first, last = last, first
    elif kind == "days" and birth and birth.day <= 12:
        birth = birth.replace(month=birth.day, day=birth.month)
    elif kind == "digit" and birth:
        birth = birth.replace(
            year=birth.year - birth.year % 10 + chance.randrange(10), day=min(birth.day, 28)
        )
    elif kind == "no_birth":
        birth = None
    elif kind == "short":
        first = first[:-1]
    return (first, last, birth, phone if chance.random() < 0.8 else "")
