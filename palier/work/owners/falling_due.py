"""What falls due to owners in a month, by the title's days and the turn of each sum."""

from dataclasses import dataclass
from decimal import Decimal

from palier.base.kit.money import euros, to_cent
from palier.base.kit.periods import period, span
from palier.base.ledger.actions import centre_of_site
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month, Span
from palier.law.proration import Convention, prorate
from palier.work.owners.models import OwnerTerm
from palier.work.titles.models import Holding, HoldingState

MONTHS = {"month": 1, "quarter": 3, "year": 12}
RENT_LABEL = "Loyer au propriétaire"


@dataclass(frozen=True)
class Falling:
    """A sum falling due to an owner for a month (euros), and how it was counted."""

    holding: Holding
    kind: str
    label: str
    amount: Decimal
    formula: str = ""

    def centre_id(self, entity: LegalEntity) -> int | None:
        """The section of the site where the title's first home is."""
        place = next(iter(self.holding.places.all()), None)
        return centre_of_site(entity, place.place.site).pk if place else None


def falling_due(organisation: Organisation, month: Month) -> list[Falling]:
    """Rents and other sums of the titles in force in a month; a mandate owes nothing of its own."""
    convention = Convention(organisation.proration)
    within = period(month.first, month.end)
    holdings = (
        Holding.objects.filter(
            organisation=organisation,
            state__in=(HoldingState.SIGNED, HoldingState.ENDED),
            period__overlap=within,
        )
        .exclude(kind__in=(Holding.Kind.MANDATE, Holding.Kind.OWNED, Holding.Kind.THIRD_PARTY))
        .select_related("owner")
        .prefetch_related("places__place__site")
        .order_by("pk")
    )
    terms: dict[int, list[OwnerTerm]] = {}
    for term in OwnerTerm.objects.filter(holding__in=holdings, period__overlap=within):
        terms.setdefault(term.holding_id, []).append(term)
    found = []
    for holding in holdings:
        if holding.rent:
            found.append(
                _of(
                    holding,
                    "rent",
                    RENT_LABEL,
                    holding.rent,
                    holding.rent_every,
                    span(holding.period),
                    month,
                    convention,
                )
            )
        for term in terms.get(holding.pk, []):
            days = _common(span(holding.period), span(term.period))
            found.append(
                _of(
                    holding,
                    term.kind,
                    term.label,
                    term.amount,
                    term.every,
                    days,
                    month,
                    convention,
                )
            )
    return [each for each in found if each is not None and each.amount > 0]


def _common(one: Span, other: Span) -> Span:
    ends = [day for day in (one.ends_on, other.ends_on) if day]
    return Span(max(one.starts_on, other.starts_on), min(ends) if ends else None)


def _of(
    holding: Holding,
    kind: str,
    label: str,
    amount: Decimal,
    every: str,
    days: Span,
    month: Month,
    convention: Convention,
) -> Falling | None:
    """A monthly sum by its days; a quarterly or yearly one whole, in the month of its turn."""
    turn = MONTHS[every]
    first = Month.of(days.starts_on)
    if days.within(month) is None:
        return None
    gone = (month.year - first.year) * 12 + month.number - first.number
    if turn > 1:
        return Falling(holding, kind, label, to_cent(amount)) if gone % turn == 0 else None
    part = prorate(amount, days, month, convention)
    told = "" if part.is_whole else f"{euros(amount)} × {part.days} ÷ {part.base}"
    return Falling(holding, kind, label, part.amount, told)
