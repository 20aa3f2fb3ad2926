"""What a title says: who pays for what, whether a home is ours, when its end is prepared."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, Exists, OuterRef, Q, When

from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import entities_of, main_entity
from palier.law.dates import Span, add_months
from palier.law.repairs import repair_table
from palier.registers.housing.models import Place
from palier.work.titles.models import Holding, HoldingPlace, HoldingShare, HoldingState


@dataclass(frozen=True)
class Share:
    """Who pays for one kind of repair under a title, and by which text or clause."""

    item: str
    label: str
    payer: str
    payer_label: str
    source: str
    clause: HoldingShare | None = None


def repairs_of(holding: Holding) -> list[Share]:
    """The whole table of a title: its clauses first, the text for the rest."""
    clauses = {share.item: share for share in holding.shares.all()}
    payers = dict(HoldingShare.Payer.choices)
    told = []
    for each in repair_table(holding.law.repairs):
        own = clauses.get(each.item)
        payer = own.payer if own else each.payer
        source = own.clause if own else each.source
        told.append(Share(each.item, each.label, payer, payers[payer], source, own))
    return told


def title_of(place: Place, on: date, *, also_drafts: bool = False) -> Holding | None:
    """The title that we hold a home by on a day, signed (or being signed, if asked for).

    A room is held by its own title first, else by that of its dwelling.
    """
    states = [HoldingState.SIGNED, *([HoldingState.DRAFT] if also_drafts else [])]
    held = HoldingPlace.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on),
        place__in=[pk for pk in (place.pk, place.parent_id) if pk],
        holding__period__contains=on,
        holding__state__in=states,
    )
    own_first = Case(When(place=place.pk, then=0), default=1)
    found = held.select_related("holding").order_by(own_first, "-holding__state", "-pk").first()
    return found.holding if found else None


def who_pays(place: Place, item: str, on: date) -> Share | None:
    """Who pays for a repair in a home on a day, or None where we hold it by no title."""
    holding = title_of(place, on)
    if holding is None:
        return None
    return next(share for share in repairs_of(holding) if share.item == item)


def titles_to_prepare(actor: Actor, on: date) -> Sequence[Holding]:
    """Titles whose end comes within the alerts of their kind, the soonest first."""
    rows = (
        Holding.objects.visible_to(actor)
        .filter(state=HoldingState.SIGNED, period__endswith__lte=add_months(on, 60))
        .select_related("owner")
        .order_by("period__endswith", "pk")
    )
    return [row for row in rows if row.law.sounding(row.ends_on, on) is not None]


def still_ours(on: date) -> Q:
    """Places that a title holds on a day, or that no title ever held; the others were given back."""
    held = HoldingPlace.objects.filter(place=OuterRef("pk"))
    now = held.filter(
        Q(ends_on=None) | Q(ends_on__gt=on),
        Q(holding__period__endswith__isnull=True) | Q(holding__period__endswith__gt=on),
        holding__state__in=(HoldingState.DRAFT, HoldingState.SIGNED),
    )
    return Q(Exists(now)) | ~Q(Exists(held))


def books_of(holding: Holding) -> LegalEntity:
    """In whose books a title is kept: those of the site of its first home."""
    return books_of_each(holding.organisation, [holding])[holding.pk]


def books_of_each(
    organisation: Organisation, holdings: Iterable[Holding]
) -> dict[int, LegalEntity]:
    """The same for many titles, by title (id); four queries whatever their number."""
    pks = {holding.pk for holding in holdings}
    rows = HoldingPlace.objects.filter(holding__in=pks).order_by("-pk")
    sites = dict(rows.values_list("holding", "place__site"))  # the first noted is read last
    entities, main = entities_of(organisation, sites.values()), main_entity(organisation)
    return {pk: entities[sites[pk]] if pk in sites else main for pk in pks}


@dataclass(frozen=True)
class Terms:
    """What a title says of money over some days: its rent (euros), how often, its fee (percent)."""

    days: Span
    rent: Decimal
    every: str
    fee_percent: Decimal | None


def homes_in_words(holdings: Iterable[int]) -> dict[int, str]:
    """By title, the home it holds and its site, and how many others; one query."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = HoldingPlace.objects.filter(holding__in=holdings).order_by("holding", "ends_on", "pk")
    for holding, label, site in rows.values_list("holding", "place__label", "place__site__name"):
        found[holding].append(f"{label}, {site}")
    return {
        holding: homes[0] + (f" et {plural(len(homes) - 1, 'autre')}" if len(homes) > 1 else "")
        for holding, homes in found.items()
    }


def terms_of(holding: Holding) -> list[Terms]:
    """The terms of a title one after the other, from its first day to its last; no query when
    `former_terms` is prefetched."""
    found, since = [], holding.starts_on
    for each in sorted(holding.former_terms.all(), key=lambda row: row.until):
        until = min(each.until, holding.ends_on or each.until)
        if since < until:
            days = Span(since, until)
            found.append(Terms(days, each.rent, each.rent_every, each.fee_percent))
        since = max(since, each.until)
    days = Span(since, holding.ends_on)
    return [*found, Terms(days, holding.rent, holding.rent_every, holding.fee_percent)]


def terms_on(holding: Holding, on: date) -> Terms:
    """The terms of a title on a day; before its first, those of that day."""
    several = terms_of(holding)
    return next((each for each in reversed(several) if each.days.starts_on <= on), several[0])
