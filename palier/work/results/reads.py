"""Results: by activity, with what is common shared out; by home, with what belongs to none."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import capitalised
from palier.base.ledger.models import CostCentre, Line
from palier.base.ledger.reads import RESULTS, UNSAID
from palier.base.tenancy.models import LegalEntity, Site
from palier.law.amounts import share_out
from palier.registers.housing.models import Place
from palier.work.results.models import SpreadKey
from palier.work.suppliers.models import InvoiceLine
from palier.work.titles.models import HoldingPlace

EARNED = Coalesce(Sum(F("credit") - F("debit"), filter=Q(account__code__startswith="7")), NOTHING)
SPENT = Coalesce(Sum(F("debit") - F("credit"), filter=Q(account__code__startswith="6")), NOTHING)
HOMES = Q(parent=None) & ~Q(kind=Place.Kind.ANNEX)
"""What one household may have: a room is counted with its dwelling."""


@dataclass
class SectionRow:
    """What a section earned and cost, and what it bears of the others' costs (euros)."""

    pk: int | None
    label: str
    scheme: str
    earned: Decimal = NOTHING
    spent: Decimal = NOTHING
    common: Decimal = NOTHING
    """Borne for others; negative: borne by others."""

    @property
    def result(self) -> Decimal:
        return self.earned - self.spent - self.common


@dataclass(frozen=True)
class Spread:
    """The costs of a section over some days, and why they could not be shared out, if so (euros)."""

    key: SpreadKey
    amount: Decimal
    why_not: str = ""


@dataclass(frozen=True)
class Results:
    """Sections after sharing out; their results make that of the books, to the cent."""

    sections: Sequence[SectionRow]
    spreads: Sequence[Spread]

    def by_scheme(self) -> list[SectionRow]:
        """The same, added up by activity; what says none comes last."""
        found: dict[str, SectionRow] = {}
        for row in self.sections:
            told = found.setdefault(
                row.scheme, SectionRow(None, capitalised(row.scheme) or UNSAID, row.scheme)
            )
            told.earned += row.earned
            told.spent += row.spent
            told.common += row.common
        return sorted(found.values(), key=lambda each: (not each.scheme, each.scheme))


def results_of(entity: LegalEntity, first: date, last: date) -> Results:
    """Each section's result between two days, common costs shared out by the keys of each day.

    Four queries, and one more for each key.
    """
    centres = list(CostCentre.objects.filter(entity=entity).order_by("label", "pk"))
    rows: dict[int | None, SectionRow] = {None: SectionRow(None, UNSAID, "")}
    rows |= {row.pk: SectionRow(row.pk, row.label, row.scheme) for row in centres}
    moved = _lines(entity, first, last).values("centre").annotate(earned=EARNED, spent=SPENT)
    for each in moved.order_by():
        told = rows[each["centre"]]
        told.earned, told.spent = each["earned"], each["spent"]
    spreads = [_spread(key, days, rows, centres) for key, days in _keys_over(entity, first, last)]
    kept = [row for row in rows.values() if row.earned or row.spent or row.common]
    return Results(kept, spreads)


def _lines(entity: LegalEntity, first: date, last: date) -> QuerySet[Line]:
    return Line.objects.filter(RESULTS, account__entity=entity, on__gte=first, on__lte=last)


def _keys_over(
    entity: LegalEntity, first: date, last: date
) -> list[tuple[SpreadKey, tuple[date, date]]]:
    """Each key that runs between two days, with its days among them, first and last."""
    keys = SpreadKey.objects.filter(entity=entity, starts_on__lte=last)
    by_source: dict[int | None, list[SpreadKey]] = defaultdict(list)
    for key in (
        keys.select_related("source", "entity")
        .prefetch_related("shares")
        .order_by("starts_on", "pk")
    ):
        by_source[key.source_id].append(key)
    found = []
    for several in by_source.values():
        for key, after in zip_longest(several, several[1:]):
            until = after.starts_on - date.resolution if after else last
            days = max(key.starts_on, first), min(until, last)
            if days[0] <= days[1]:
                found.append((key, days))
    return found


def _spread(
    key: SpreadKey,
    days: tuple[date, date],
    rows: dict[int | None, SectionRow],
    centres: Sequence[CostCentre],
) -> Spread:
    """The source gives its costs of these days away, each share bears its own."""
    lines = _lines(key.entity, *days).filter(centre=key.source_id)
    spent: Decimal = lines.aggregate(spent=SPENT)["spent"]
    shares = sorted(key.shares.all(), key=lambda share: share.centre_id)
    weights = _weights(key, [share.centre_id for share in shares], rows, centres)
    if not any(weights):
        return Spread(key, spent, "aucune des sections choisies n’a de quoi la porter")
    for share, part in zip(shares, share_out(spent, weights), strict=True):
        rows[share.centre_id].common += part
    rows[key.source_id].common -= spent
    return Spread(key, spent)


def _weights(
    key: SpreadKey,
    pks: Sequence[int],
    rows: dict[int | None, SectionRow],
    centres: Sequence[CostCentre],
) -> list[int]:
    """As written; homes of the site of each; cents that each earned, when it earned any."""
    if key.basis == SpreadKey.Basis.WRITTEN:
        written = {share.centre_id: share.weight for share in key.shares.all()}
        return [written[pk] for pk in pks]
    if key.basis == SpreadKey.Basis.EARNED:
        return [max(int(rows[pk].earned * 100), 0) for pk in pks]
    sites = {row.pk: row.site_id for row in centres}
    homes = dict(
        Place.objects.filter(HOMES, site__in=[pk for pk in sites.values() if pk])
        .values_list("site")
        .annotate(Count("pk"))
        .order_by()
    )
    return [homes.get(sites[pk], 0) for pk in pks]


@dataclass
class HomeRow:
    """What a home earned and cost (euros): rents called, rent to its owner, invoices of its own."""

    pk: int | None
    label: str
    earned: Decimal = NOTHING
    owner: Decimal = NOTHING
    invoices: Decimal = NOTHING

    @property
    def result(self) -> Decimal:
        return self.earned - self.owner - self.invoices


def homes_of(entity: LegalEntity, site: Site, first: date, last: date) -> list[HomeRow]:
    """The homes of a site, then a row without number: what its section has and no home explains.

    All of them make the result of the section, to the cent. A room counts with its dwelling; the
    rent of a title of several homes is shared evenly between those it held that month. Ten
    queries, and one a month.
    """
    places = list(Place.objects.filter(site=site).order_by("label", "pk"))
    here = {each.pk for each in places}
    home_of = {each.pk: each.parent_id if each.parent_id in here else each.pk for each in places}
    rows = {
        each.pk: HomeRow(each.pk, each.label) for each in places if home_of[each.pk] == each.pk
    }
    lines = _lines(entity, first, last).filter(centre__site=site)
    _add_rents(lines, rows, home_of)
    _add_owners(lines, rows, home_of)
    _add_invoices(entity, site, (first, last), rows, home_of)
    told = lines.aggregate(earned=EARNED, spent=SPENT)
    homes = [row for row in rows.values() if row.earned or row.owner or row.invoices]
    spent = sum((row.owner + row.invoices for row in homes), NOTHING)
    rest = HomeRow(
        None,
        "Rattaché à aucun logement",
        earned=told["earned"] - sum((row.earned for row in homes), NOTHING),
        invoices=told["spent"] - spent,
    )
    return [*homes, rest]


def _add_rents(lines: QuerySet[Line], rows: dict[int, HomeRow], home_of: dict[int, int]) -> None:
    """What was called under the contracts of each home, less what was called wrongly."""
    for path in ("entry__rentnotice", "entry__reverses__rentnotice"):
        place = f"{path}__occupancy__main_place"
        sums = lines.filter(**{f"{place}__in": list(home_of)}).values(place)
        for each in sums.annotate(earned=EARNED, spent=SPENT).order_by():
            rows[home_of[each[place]]].earned += each["earned"] - each["spent"]


def _add_owners(lines: QuerySet[Line], rows: dict[int, HomeRow], home_of: dict[int, int]) -> None:
    """What was due to the owner of each home, month by month."""
    due: dict[tuple[int, date], Decimal] = defaultdict(lambda: NOTHING)
    for path in ("entry__ownerdue", "entry__reverses__ownerdue"):
        sums = lines.filter(**{f"{path}__isnull": False}).values(
            f"{path}__holding", f"{path}__month"
        )
        for each in sums.annotate(spent=SPENT).order_by():
            due[each[f"{path}__holding"], each[f"{path}__month"]] += each["spent"]
    by_month: dict[date, dict[int, Decimal]] = defaultdict(dict)
    for (holding, month), amount in due.items():
        by_month[month][holding] = amount
    for month, sums in sorted(by_month.items()):
        for place, part in _evenly(sums, home_of, month):
            rows[home_of[place]].owner += part


def _add_invoices(
    entity: LegalEntity,
    site: Site,
    days: tuple[date, date],
    rows: dict[int, HomeRow],
    home_of: dict[int, int],
) -> None:
    """Parts of invoices that come under a contract of the home (water, power, insurance), or that
    name its title; less what was undone."""
    bought: dict[int, Decimal] = defaultdict(lambda: NOTHING)
    for path, sign in (("invoice__entry", 1), ("invoice__entry__entry", -1)):
        parts = InvoiceLine.objects.filter(
            code__startswith="6",
            **{f"{path}__on__range": days, "site": site, "invoice__entity": entity},
        ).values("contract__place", "invoice__holding", "invoice__is_credit")
        for each in parts.annotate(sum=Sum("amount")).order_by():
            amount = sign * (-each["sum"] if each["invoice__is_credit"] else each["sum"])
            if each["contract__place"] in home_of:
                rows[home_of[each["contract__place"]]].invoices += amount
            elif each["invoice__holding"]:
                bought[each["invoice__holding"]] += amount
    for place, part in _evenly(bought, home_of, days[1]):
        rows[home_of[place]].invoices += part


def _evenly(
    sums: dict[int, Decimal], home_of: dict[int, int], on: date
) -> list[tuple[int, Decimal]]:
    """What each title costs, shared between the homes that it held on a day; by place (id)."""
    held: dict[int, list[int]] = defaultdict(list)
    kept = HoldingPlace.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on), holding__in=list(sums), place__in=list(home_of)
    )
    for holding, place in kept.order_by("place", "pk").values_list("holding", "place"):
        held[holding].append(place)
    return [
        pair
        for holding, amount in sorted(sums.items())
        for pair in zip(held[holding], share_out(amount, [1] * len(held[holding])), strict=True)
    ]
