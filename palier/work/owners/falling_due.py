"""What falls due to owners in a month, by the title's days and the turn of each sum; what was
posted and is no longer what it should be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, Min, OuterRef, Q, Sum

from palier.base.kit.money import NOTHING, euros, to_cent
from palier.base.kit.periods import period, span
from palier.base.kit.typography import in_digits
from palier.base.ledger.actions import centre_of_site
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month, Span, add_months
from palier.law.proration import Convention, lived_days, prorate
from palier.work.owners.models import OwnerDue, OwnerTerm
from palier.work.titles.models import Holding, HoldingChange, HoldingState
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
            whole = span(holding.period)
            part = _part(
                term.amount, term.every, days, days.starts_on, month, convention, of=whole
            )
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
        if Month.of(month) >= since[holding]:
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


def _changed_since(organisation: Organisation, only: Iterable[int] | None) -> dict[int, Month]:
    """From which month on what was posted of the titles that changed is no longer what it should be:
    that of the change, or of the turn it falls in; of a sum taken off, its first."""
    ids = Q() if only is None else Q(pk__in=list(only))
    changed = Q(state=HoldingState.ENDED) | Q(former_terms__isnull=False)
    changed |= Q(changes__kind=HoldingChange.Kind.REOPENED)
    stopped = Q(owner_terms__period__endswith__isnull=False) | Q(owner_terms__is_corrected=True)
    rows = (
        Holding.objects.filter(ids, changed | stopped, organisation=organisation)
        .exclude(kind=Holding.Kind.MANDATE)
        .prefetch_related("former_terms", "owner_terms", "changes")
        .distinct()
    )
    found = _left_behind(organisation, only)
    for row in rows:
        days = [each.until for each in row.former_terms.all()]
        days += [each.period.upper for each in row.owner_terms.all() if each.period.upper]
        days += [each.period.lower for each in row.owner_terms.all() if each.is_corrected]
        days += [each.on for each in row.changes.all() if each.kind == HoldingChange.Kind.REOPENED]
        if row.state == HoldingState.ENDED and row.ends_on:
            days.append(row.ends_on)
        if days:
            rhythms = [row.rent_every, *(each.rent_every for each in row.former_terms.all())]
            rhythms += [each.every for each in row.owner_terms.all()]
            turn = max(MONTHS[every] for every in rhythms)
            since = Month.of(add_months(min(days), 1 - turn))
            found[row.pk] = min(since, found.get(row.pk, since))
    return found


def _left_behind(organisation: Organisation, only: Iterable[int] | None) -> dict[int, Month]:
    """By title, the first month posted of a sum taken off since, or corrected for a change that may
    have been undone."""
    ids = Q() if only is None else Q(holding__in=list(only))
    terms = OwnerTerm.objects.filter(
        holding=OuterRef("holding"), kind=OuterRef("kind"), label=OuterRef("label")
    )
    gone = Q(~Exists(terms), kind__in=OwnerTerm.Kind.values)
    posted = (
        OwnerDue.objects.filter(ids, gone | Q(corrects__isnull=False), organisation=organisation)
        .filter(undone_on=None, invoice=None)
        .order_by("holding")
        .values("holding")
        .annotate(first=Min("month"))
    )
    return {row["holding"]: Month.of(row["first"]) for row in posted}


def _common(one: Span, other: Span) -> Span:
    ends = [day for day in (one.ends_on, other.ends_on) if day]
    return Span(max(one.starts_on, other.starts_on), min(ends) if ends else None)


@dataclass(frozen=True)
class _Part:
    """A part of a month's sum (euros), and how it was counted; nothing to say when it is whole."""

    amount: Decimal
    formula: str = ""


def _rent_of(holding: Holding, month: Month, convention: Convention) -> Falling | None:
    """The rent of a month: each of the terms that the title had in it, for its own days. A rhythm is
    counted from the terms that began it."""
    parts: list[_Part | None] = []
    since, every = holding.starts_on, ""
    for each in terms_of(holding):
        begins = each.every != every
        if begins:
            since, every = each.days.starts_on, each.every
        if each.rent:
            told = _part(
                each.rent,
                each.every,
                each.days,
                since,
                month,
                convention,
                of=span(holding.period),
                first=begins,
            )
            parts.append(told)
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
    amount: Decimal,
    every: str,
    days: Span,
    since: date,
    month: Month,
    convention: Convention,
    *,
    of: Span,
    first: bool = True,
) -> _Part | None:
    """A monthly sum by its days. A quarterly or yearly one in the month of its turn, counted from
    `since`: whole, less the days of the turn after its end; where another amount came before it in
    the turn (not `first`), from its own day on."""
    turn = MONTHS[every]
    if turn == 1:
        if days.within(month) is None:
            return None
        part = prorate(amount, days, month, convention, of=of)
        told = "" if part.is_whole else f"{euros(amount)} × {part.days} ÷ {part.base}"
        return _Part(part.amount, told)
    begins = Month.of(since)
    gone = (month.year - begins.year) * 12 + month.number - begins.number
    if gone < 0 or gone % turn:
        return None
    start = month.first if first or days.starts_on < month.first else days.starts_on
    counted, each = Decimal(0), month
    for _ in range(turn):
        lived, base = lived_days(Span(start, days.ends_on), each, convention)
        counted += Decimal(lived) / base
        each = each.after
    if not counted:
        return None
    if counted == turn:
        return _Part(to_cent(amount))
    told = f"{euros(amount)} × {in_digits(counted.quantize(Decimal('0.001')))} mois ÷ {turn}"
    return _Part(to_cent(amount * counted / turn), told)
