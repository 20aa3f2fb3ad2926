"""What falls due to owners in a month, by the title's days and the turn of each sum; what was
posted and is no longer what it should be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from palier.base.kit.money import NOTHING, euros, to_cent
from palier.base.kit.periods import period, span
from palier.base.ledger.actions import centre_of_site
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month, Span
from palier.law.proration import Convention, prorate
from palier.work.owners.models import OwnerDue, OwnerTerm
from palier.work.titles.models import Holding, HoldingState
from palier.work.titles.reads import terms_of

MONTHS = {"month": 1, "quarter": 3, "year": 12}
RENT_LABEL = "Loyer au propriétaire"
RENT = "rent"
CALLED = (RENT, *OwnerTerm.Kind.values)
"""Kinds of dues that fall due by themselves; the others are deductions."""


@dataclass(frozen=True)
class Falling:
    """A sum falling due to an owner for a month (euros), and how it was counted."""

    holding: Holding
    kind: str
    label: str
    amount: Decimal
    month: Month
    formula: str = ""
    corrects: OwnerDue | None = None

    @property
    def key(self) -> "Key":
        return (self.holding.pk, self.kind, self.label)

    def centre_id(self, entity: LegalEntity) -> int | None:
        """The section of the site where the title's first home is."""
        place = next(iter(self.holding.places.all()), None)
        return centre_of_site(entity, place.place.site).pk if place else None


Key = tuple[int, str, str]


def falling_due(
    organisation: Organisation, month: Month, only: Iterable[int] | None = None
) -> list[Falling]:
    """Rents and other sums of the titles in force in a month (or of those of `only`, their ids); a
    mandate owes nothing of its own. Four queries."""
    convention = organisation.proration_on(month.first)
    within = period(month.first, month.end)
    holdings = (
        Holding.objects.filter(
            organisation=organisation,
            state__in=(HoldingState.SIGNED, HoldingState.ENDED),
            period__overlap=within,
            **({} if only is None else {"pk__in": list(only)}),
        )
        .exclude(kind__in=(Holding.Kind.MANDATE, Holding.Kind.OWNED, Holding.Kind.THIRD_PARTY))
        .select_related("owner")
        .prefetch_related("places__place__site", "former_terms")
        .order_by("pk")
    )
    terms: dict[int, list[OwnerTerm]] = {}
    for term in OwnerTerm.objects.filter(holding__in=holdings, period__overlap=within).order_by(
        "period"
    ):
        terms.setdefault(term.holding_id, []).append(term)
    found: list[Falling | None] = []
    for holding in holdings:
        found.append(_rent_of(holding, month, convention))
        parts: dict[tuple[str, str], list[_Part]] = defaultdict(list)
        for term in terms.get(holding.pk, []):
            days = _common(span(holding.period), span(term.period))
            part = _part(term.amount, term.every, days, days.starts_on, month, convention)
            parts[term.kind, term.label] += [part] if part else []
        found += [
            _told(holding, kind, label, several, month) for (kind, label), several in parts.items()
        ]
    return [each for each in found if each is not None and each.amount > 0]


def missing(organisation: Organisation, month: Month) -> list[Falling]:
    """What falls due in a month and is not posted; and, where a title ended or its terms changed,
    what the months posted should come to, less what was posted (euros; negative: too much was)."""
    posted = _posted(Q(organisation=organisation, month=month.first))
    new = [each for each in falling_due(organisation, month) if each.key not in posted]
    return [*new, *to_correct(organisation)]


def to_correct(organisation: Organisation, only: Iterable[int] | None = None) -> list[Falling]:
    """What was posted before a title ended, or its terms changed, and is no longer what is due."""
    since = _changed_since(organisation, only)
    by_month: dict[date, list[int]] = defaultdict(list)
    rows = OwnerDue.objects.filter(
        holding__in=list(since), kind__in=CALLED, undone_on=None, corrects=None, invoice=None
    )
    for holding, month in rows.values_list("holding", "month").distinct().order_by("month"):
        if Month.of(month).end > since[holding]:
            by_month[month].append(holding)
    found = []
    for month, holdings in by_month.items():
        found += _corrections(organisation, Month.of(month), holdings)
    return found


def _corrections(organisation: Organisation, month: Month, holdings: list[int]) -> list[Falling]:
    due = {each.key: each for each in falling_due(organisation, month, holdings)}
    posted = _posted(Q(organisation=organisation, month=month.first, holding__in=holdings))
    found = []
    for key, (first, sum_) in posted.items():
        now = due.get(key)
        amount = now.amount if now else NOTHING
        if amount == sum_:
            continue
        told = f"{now.formula if now and now.formula else euros(amount)} − {euros(sum_)}"
        found.append(
            Falling(
                first.holding, first.kind, first.label, amount - sum_, month, told[:120], first
            )
        )
    return found


def _posted(where: Q) -> dict[Key, tuple[OwnerDue, Decimal]]:
    """The sums that stand of a month, with their corrections: the due itself, what it comes to."""
    rows = (
        OwnerDue.objects.filter(
            where, kind__in=CALLED, undone_on=None, invoice=None, corrects=None
        )
        .annotate(corrected=Sum("corrections__amount", filter=Q(corrections__undone_on=None)))
        .select_related("holding__owner")
        .prefetch_related("holding__places__place__site")
        .order_by("pk")
    )
    return {
        (row.holding_id, row.kind, row.label): (row, row.amount + (row.corrected or NOTHING))
        for row in rows
    }


def _changed_since(organisation: Organisation, only: Iterable[int] | None) -> dict[int, date]:
    """From which day on each of the titles that changed is no longer what it was."""
    ids = Q() if only is None else Q(pk__in=list(only))
    changed = Q(state=HoldingState.ENDED) | Q(former_terms__isnull=False)
    stopped = Q(owner_terms__period__endswith__isnull=False)
    rows = (
        Holding.objects.filter(ids, changed | stopped, organisation=organisation)
        .exclude(kind=Holding.Kind.MANDATE)
        .prefetch_related("former_terms", "owner_terms")
        .distinct()
    )
    found = {}
    for row in rows:
        days = [each.until for each in row.former_terms.all()]
        days += [each.period.upper for each in row.owner_terms.all() if each.period.upper]
        if row.state == HoldingState.ENDED and row.ends_on:
            days.append(row.ends_on)
        if days:
            found[row.pk] = min(days)
    return found


def _common(one: Span, other: Span) -> Span:
    ends = [day for day in (one.ends_on, other.ends_on) if day]
    return Span(max(one.starts_on, other.starts_on), min(ends) if ends else None)


@dataclass(frozen=True)
class _Part:
    """A part of a month's sum (euros), and how it was counted; nothing to say when it is whole."""

    amount: Decimal
    formula: str = ""


def _rent_of(holding: Holding, month: Month, convention: Convention) -> Falling | None:
    """The rent of a month: each of the terms that the title had in it, for its own days."""
    parts = [
        _part(each.rent, each.every, each.days, holding.starts_on, month, convention)
        for each in terms_of(holding)
        if each.rent
    ]
    return _told(holding, RENT, RENT_LABEL, [each for each in parts if each], month)


def _told(
    holding: Holding, kind: str, label: str, parts: list[_Part], month: Month
) -> Falling | None:
    if not parts:
        return None
    formula = " + ".join(each.formula or euros(each.amount) for each in parts)
    whole = len(parts) == 1 and not parts[0].formula
    amount = sum((each.amount for each in parts), NOTHING)
    return Falling(holding, kind, label, amount, month, "" if whole else formula[:120])


def _part(
    amount: Decimal, every: str, days: Span, since: date, month: Month, convention: Convention
) -> _Part | None:
    """A monthly sum by its days; a quarterly or yearly one whole, in the month of its turn counted
    from `since`, at what it is then."""
    turn, inside = MONTHS[every], days.within(month)
    if inside is None:
        return None
    if turn == 1:
        part = prorate(amount, days, month, convention)
        told = "" if part.is_whole else f"{euros(amount)} × {part.days} ÷ {part.base}"
        return _Part(part.amount, told)
    first = Month.of(since)
    gone = (month.year - first.year) * 12 + month.number - first.number
    falls = inside.starts_on == max(month.first, since)
    return _Part(to_cent(amount)) if gone % turn == 0 and falls else None
