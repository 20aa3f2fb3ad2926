"""Which rents may be reviewed on a day, to how much, and why the others may not."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import get_args

from django.db.models import Q

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.models import Organisation
from palier.law.dates import add_months
from palier.law.energy import review_is_forbidden
from palier.law.rent_index import (
    IndexMissing,
    Quarter,
    index_quarter_year,
    last_anniversary,
    published,
    reviewed_rent,
)
from palier.law.territory import Area, area_of, is_overseas
from palier.registers.housing.reads import rating_on
from palier.work.billing.models import RentIndex, RentReview, Term
from palier.work.leases.models import NoticeToQuit, Occupancy
from palier.work.leases.reads import ceiling_of


@dataclass(frozen=True)
class Proposed:
    """What a review would do to one rent (euros), or why there is none."""

    occupancy: Occupancy
    before: Decimal
    after: Decimal = NOTHING
    anniversary_on: date | None = None
    quarter: Quarter = (0, 0)
    why_not: str = ""
    label: str = ""

    @property
    def may(self) -> bool:
        return not self.why_not

    @property
    def more(self) -> Decimal:
        """By how much the rent would rise."""
        return self.after - self.before


Indices = dict[Area, dict[Quarter, Decimal]]


def known_indices(organisation: Organisation) -> Indices:
    """By area, the indices published when this version was made, and those entered since."""
    known: Indices = {area: dict(published(area)) for area in get_args(Area)}
    for row in RentIndex.objects.filter(organisation=organisation):
        known[row.area][row.year, row.quarter] = row.value  # type: ignore[index]
    return known


def propose(
    organisation: Organisation, occupancies: Iterable[Occupancy], on: date
) -> list[Proposed]:
    """The review of each of these contracts, asked on a day (loi n° 89-462, art. 17-1).

    Six queries, whatever the number of contracts.
    """
    rows = list(occupancies)
    known = known_indices(organisation)
    rents: dict[int, list[Term]] = defaultdict(list)
    coming: dict[int, list[Term]] = defaultdict(list)
    terms = Term.objects.filter(occupancy__in=rows, kind=Term.Kind.RENT)
    still = Q(period__endswith__isnull=True) | Q(period__endswith__gt=on)
    for term in terms.filter(still).order_by("pk"):
        (coming if term.period.lower > on else rents)[term.occupancy_id].append(term)
    done = set(
        RentReview.objects.filter(occupancy__in=rows, undoings=None).values_list(
            "occupancy_id", "anniversary_on"
        )
    )
    parents = {row.main_place_id: row.main_place.parent_id for row in rows}
    leaving = set(
        NoticeToQuit.objects.filter(occupancy__in=rows, withdrawn_on=None).values_list(
            "occupancy_id", flat=True
        )
    )
    ratings = rating_on([pk for pair in parents.items() for pk in pair if pk], on)
    told = []
    for row in rows:
        rating = ratings.get(row.main_place_id) or ratings.get(parents[row.main_place_id] or 0)
        letter = rating.letter if rating else ""
        if row.pk in leaving:
            told.append(Proposed(row, NOTHING, why_not="un congé est donné"))
            continue
        each = _propose(row, on, rents[row.pk], letter, done, known)
        told.append(_unless_fixed(each, coming[row.pk]))
    return told


def _unless_fixed(told: Proposed, coming: list[Term]) -> Proposed:
    """None where someone fixed another rent for a day to come: a review would wipe it."""
    other = next((term for term in coming if term.amount != told.before), None)
    if not told.may or other is None:
        return told
    day = day_in_words(other.period.lower)
    why_not = f"un loyer de {euros(other.amount)} est déjà fixé au {day}"
    return Proposed(told.occupancy, told.before, why_not=why_not)


def _propose(
    row: Occupancy,
    on: date,
    terms: list[Term],
    letter: str,
    done: set[tuple[int, date]],
    known: Indices,
) -> Proposed:
    rent: Decimal = terms[0].amount if len(terms) == 1 else NOTHING
    if len(terms) > 1:
        return Proposed(
            row, rent, why_not="plusieurs loyers sur ce contrat : révisez-les à la main"
        )
    overseas = is_overseas(row.site.postcode)
    if review_is_forbidden(letter, lease_since(row, on), overseas=overseas):
        return Proposed(row, rent, why_not=f"logement classé {letter} : pas de révision")
    anniversary = last_anniversary(row.starts_on, on)
    why_not = _obstacle(row, rent, anniversary, done)
    if why_not or anniversary is None:
        return Proposed(row, rent, why_not=why_not or "pas encore d’anniversaire")
    number = row.index_quarter or 0
    quarter = (index_quarter_year(number, anniversary), number)
    try:
        after = reviewed_rent(rent, quarter, known[area_of(row.site.postcode)])
    except IndexMissing as missing:
        year, number = missing.quarter
        return Proposed(row, rent, why_not=_not_known(year, number, row.site.postcode))
    ceiling = ceiling_of(row, on)
    if after <= rent:
        return Proposed(row, rent, why_not="l’indice n’a pas monté")
    if ceiling is not None and after > ceiling:
        return Proposed(row, rent, why_not="au-dessus du plafond de la convention")
    return Proposed(row, rent, after, anniversary, quarter, label=terms[0].label)


def _not_known(year: int, number: int, postcode: str) -> str:
    where = {"corsica": ", série de la Corse", "overseas": ", série de l’outre-mer"}
    series = where.get(area_of(postcode), "")
    return f"indice du trimestre {number} de {year}{series} non saisi"


def lease_since(row: Occupancy, on: date) -> date:
    """Since when the lease runs as it is: its start, or the last time it was renewed tacitly.

    Where no term is known, a lease that has begun before is taken as renewed since.
    """
    if row.term_on is None:
        return on if row.law.review == "irl" and row.regime != "loi89" else row.starts_on
    months = (row.term_on.year - row.starts_on.year) * 12 + row.term_on.month - row.starts_on.month
    since = row.starts_on
    while months > 0 and add_months(since, months) <= on:
        since = add_months(since, months)
    return since


def _obstacle(
    row: Occupancy,
    rent: Decimal,
    anniversary: date | None,
    done: set[tuple[int, date]],
) -> str:
    """What stands in the way before any index is looked at; empty when nothing does."""
    if row.index_quarter is None:
        return "pas de clause de révision"
    if not rent:
        return "loyer non fixé"
    if anniversary is not None and (row.pk, anniversary) in done:
        return "déjà révisé pour cet anniversaire"
    return ""
