"""Who may be the same person twice: blocked in SQL, weighed by likeness, shown by masked hints."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from rapidfuzz import fuzz

from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Household, Person
from palier.registers.people.reads import age
from palier.registers.people.ties import whom_to_ask

LEAST_TRIGRAMS = 0.35
MOST_PAIRS = 50_000

_KNOWN = """
known AS MATERIALIZED (
  SELECT id, unaccent(lower(last_name)) AS last, unaccent(lower(first_name)) AS first,
    sort_name, birth_on, right(regexp_replace(split_part(phone, '/', 1), '\\D', '', 'g'), 9)
      AS phone, birth_precision = 'day' AND to_char(birth_on, 'MMDD') <> '0101' AS is_told
  FROM people_person
  WHERE organisation_id = %(organisation)s AND merged_into_id IS NULL
)
"""
# Pairs that share something a person rarely shares with another: a birth date, a phone, a name,
# a birth date with day and month exchanged. A 1 January is a day that nobody knew: it tells
# nothing. Trigrams then leave out those whose names are far.
_PAIRS = f"""
WITH {_KNOWN}, pairs AS (
  SELECT a.id AS one, b.id AS other FROM known a JOIN known b ON a.birth_on = b.birth_on
    AND a.is_told AND b.is_told AND a.id < b.id AND similarity(a.sort_name, b.sort_name) > %(trigrams)s
  UNION
  SELECT a.id, b.id FROM known a JOIN known b ON a.phone = b.phone AND a.id < b.id
    WHERE length(a.phone) = 9 AND similarity(a.sort_name, b.sort_name) > %(trigrams)s
  UNION
  SELECT a.id, b.id FROM known a JOIN known b
    ON a.sort_name = b.sort_name AND a.id < b.id
    WHERE a.birth_on IS NULL OR b.birth_on IS NULL
      OR extract(year FROM a.birth_on) = extract(year FROM b.birth_on)
  UNION
  SELECT a.id, b.id FROM known a JOIN known b
    ON a.last = b.last AND left(a.first, 2) = left(b.first, 2) AND a.id < b.id
      AND extract(year FROM a.birth_on) = extract(year FROM b.birth_on)
  UNION
  SELECT a.id, b.id FROM known a JOIN known b
    ON extract(year FROM a.birth_on) = extract(year FROM b.birth_on)
      AND extract(month FROM a.birth_on) = extract(day FROM b.birth_on)
      AND extract(day FROM a.birth_on) = extract(month FROM b.birth_on)
      AND a.id < b.id AND similarity(a.sort_name, b.sort_name) > %(trigrams)s
)
SELECT p.one, p.other, a.sort_name, b.sort_name, a.birth_on, b.birth_on, a.phone, b.phone
FROM pairs p JOIN known a ON a.id = p.one JOIN known b ON b.id = p.other
WHERE NOT EXISTS (SELECT FROM people_knowndifferent d
                  WHERE d.first_id = p.one AND d.second_id = p.other)
ORDER BY p.one, p.other LIMIT {MOST_PAIRS}
"""
_NEAR = f"""
WITH {_KNOWN}
SELECT id, sort_name, birth_on, phone FROM known
WHERE (birth_on = %(birth_on)s AND is_told) OR (phone = %(phone)s AND phone <> '')
  OR similarity(sort_name, %(name)s) > 0.55
"""


@dataclass(frozen=True)
class Pair:
    """Two persons who may be one, how alike they are (0 to 100) and in what."""

    one: int
    other: int
    likeness: int
    reasons: tuple[str, ...]


def weigh(
    names: tuple[str, str],
    births: tuple[date | None, date | None],
    phones: tuple[str, str] = ("", ""),
) -> tuple[int, tuple[str, ...]]:
    """How alike two persons are (0 to 100) and in what; 0 when they are surely two.

    Names are compared whatever their order. A birth date that differs in more than one figure,
    or by day and month exchanged, parts two persons unless their phone is the same.
    """
    name = max(fuzz.token_sort_ratio(*names), fuzz.ratio(*names))
    reasons = ["même nom" if name >= 99 else "nom proche"]
    born = _same_birth(*births)
    same_phone = bool(phones[0]) and phones[0] == phones[1] and len(phones[0]) == 9
    least = {"same": 72, "near": 88, "unknown": 96, "other": 101}[born]
    if same_phone:
        least = min(least, 80)
        reasons.append("même téléphone")
    if name < least:
        return 0, ()
    if born == "same":
        reasons.append("même naissance")
    elif born == "near":
        reasons.append("naissance à un chiffre près")
    bonus = {"same": 10, "near": 0, "unknown": -20, "other": -25}[born] + 10 * same_phone
    return max(1, min(100, int(name) + bonus)), tuple(reasons)


def _same_birth(one: date | None, other: date | None) -> str:
    if one is None or other is None:
        return "unknown"
    if one == other:
        return "same"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "near"
    digits = sum(a != b for a, b in zip(one.isoformat(), other.isoformat(), strict=True))
    return "near" if digits == 1 else "other"


def duplicates(organisation: Organisation) -> list[Pair]:
    """The pairs that may be one person, the likeliest first; those told apart are left out.

    200,000 persons take seconds: pairs are found by SQL, then weighed one by one.
    """
    found = []
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, {"organisation": organisation.pk, "trigrams": LEAST_TRIGRAMS})
        for one, other, name, other_name, birth, other_birth, phone, other_phone in cursor:
            likeness, reasons = weigh(
                (name, other_name), (birth, other_birth), (phone, other_phone)
            )
            if likeness:
                found.append(Pair(one, other, likeness, reasons))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def near_persons(
    organisation: Organisation,
    *,
    first_name: str,
    last_name: str,
    birth_on: date | None = None,
    phone: str = "",
) -> list[tuple[Person, tuple[str, ...]]]:
    """Persons already known who may be this one, at most five, the likeliest first."""
    name = f"{last_name.strip()} {first_name.strip()}".strip()
    digits = "".join(sign for sign in phone if sign.isdecimal())[-9:]
    with connection.cursor() as cursor:
        cursor.execute("SELECT unaccent(lower(%s))", [name])
        plain = cursor.fetchone()[0]
        cursor.execute(
            _NEAR,
            {
                "organisation": organisation.pk,
                "birth_on": birth_on,
                "phone": digits if len(digits) == 9 else None,
                "name": plain,
            },
        )
        rows = cursor.fetchall()
    weighed = [
        (weigh((plain, known), (birth_on, birth), (digits, number)), pk)
        for pk, known, birth, number in rows
    ]
    best = sorted(((found[0], pk, found[1]) for found, pk in weighed if found[0]), reverse=True)[
        :5
    ]
    persons = Person.objects.in_bulk([pk for _, pk, _ in best])
    return [(persons[pk], reasons) for _, pk, reasons in best]


def hint(person: Person, actor: Actor, on: date) -> str:
    """`Awa D., 41 ans, téléphone en …42`: enough to know someone by, too little to learn from."""
    last = f"{person.last_name[:1]}." if person.last_name else ""
    parts = [f"{person.first_name} {last}".strip() or "sans nom"]
    if person.birth_on and actor.sees("people.birth_dates"):
        parts.append(plural(age(person.birth_on, on), "an"))
    if person.phone:
        parts.append(f"téléphone en …{person.phone.strip()[-2:]}")
    return ", ".join(parts)


def told_of(person: Person, actor: Actor, on: date) -> str:
    """The hint of someone whose file one may read; of another, that there is one, and whom to ask."""
    if Person.objects.visible_to(actor).filter(pk=person.pk).exists():
        return hint(person, actor, on)
    held = Household.objects.filter(members__person=person)
    asked = " ou ".join(whom_to_ask(held)) or "la direction"
    return f"un dossier existe, demander à {asked}"
