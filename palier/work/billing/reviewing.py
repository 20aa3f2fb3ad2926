"""Which rents may be reviewed on a day, to how much, and why the others may not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.kit.money import NOTHING
from palier.base.tenancy.models import Organisation
from palier.law.energy import review_is_forbidden
from palier.law.rent_index import (
    IndexMissing,
    Quarter,
    index_quarter_year,
    last_anniversary,
    published,
    reviewed_rent,
)
from palier.registers.housing.reads import rating_on
from palier.work.billing.models import RentIndex, RentReview, Term
from palier.work.leases.models import Occupancy
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

    @property
    def may(self) -> bool:
        return not self.why_not

    @property
    def more(self) -> Decimal:
        """By how much the rent would rise."""
        return self.after - self.before


def known_indices(organisation: Organisation) -> dict[Quarter, Decimal]:
    """The indices published when this version was made, and those entered since."""
    own = RentIndex.objects.filter(organisation=organisation)
    return published() | {(row.year, row.quarter): row.value for row in own}


def propose(
    organisation: Organisation, occupancies: Iterable[Occupancy], on: date
) -> list[Proposed]:
    """The review of each of these contracts, asked on a day (loi n° 89-462, art. 17-1).

    Five queries, whatever the number of contracts.
    """
    rows = list(occupancies)
    known = known_indices(organisation)
    rents: dict[int, Decimal] = {}
    terms = Term.objects.filter(occupancy__in=rows, kind=Term.Kind.RENT, period__contains=on)
    for pk, amount in terms.values_list("occupancy_id", "amount"):
        rents[pk] = rents.get(pk, NOTHING) + amount
    done = set(
        RentReview.objects.filter(occupancy__in=rows).values_list("occupancy_id", "anniversary_on")
    )
    ratings = rating_on([row.main_place_id for row in rows], on)
    told = []
    for row in rows:
        rating = ratings.get(row.main_place_id)
        letter = rating.letter if rating else ""
        told.append(_propose(row, on, rents.get(row.pk, NOTHING), letter, done, known))
    return told


def _propose(
    row: Occupancy,
    on: date,
    rent: Decimal,
    letter: str,
    done: set[tuple[int, date]],
    known: dict[Quarter, Decimal],
) -> Proposed:
    anniversary = last_anniversary(row.starts_on, on)
    why_not = _obstacle(row, rent, letter, anniversary, done)
    if why_not or anniversary is None:
        return Proposed(row, rent, why_not=why_not or "pas encore d’anniversaire")
    number = row.index_quarter or 0
    quarter = (index_quarter_year(number, anniversary), number)
    try:
        after = reviewed_rent(rent, quarter, known)
    except IndexMissing as missing:
        year, number = missing.quarter
        return Proposed(row, rent, why_not=f"indice du trimestre {number} de {year} non saisi")
    ceiling = ceiling_of(row, on)
    if after <= rent:
        return Proposed(row, rent, why_not="l’indice n’a pas monté")
    if ceiling is not None and after > ceiling:
        return Proposed(row, rent, why_not="au-dessus du plafond de la convention")
    return Proposed(row, rent, after, anniversary, quarter)


def _obstacle(
    row: Occupancy,
    rent: Decimal,
    letter: str,
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
    if review_is_forbidden(letter, row.starts_on):
        return f"logement classé {letter} : pas de révision"
    return ""
