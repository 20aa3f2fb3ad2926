"""Sharing a year of charges: by the key among homes, then by the days among those who lived there.

What falls on days when nobody lived in a home stays the association's. Parts always make the whole.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db.models import Exists, OuterRef, Q, Sum

from palier.base.kit.money import NOTHING, share_out, to_cent
from palier.base.kit.refusals import Refused
from palier.law.regimes import regime
from palier.registers.housing.models import MeterReading, Place
from palier.registers.people.models import HouseholdMember
from palier.work.billing.models import Extra, RentNotice
from palier.work.charges.models import ChargeExpense, ChargeYear, Key
from palier.work.leases.models import LIVED_IN, Occupancy
from palier.work.titles.models import HoldingPlace, HoldingState


@dataclass
class Share:
    """What one contract owes of a year (euros), expense by expense."""

    occupancy: Occupancy
    days: int
    lines: list[dict[str, Any]] = field(default_factory=list)
    called: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        return sum((Decimal(line["share"]) for line in self.lines), NOTHING)

    @property
    def balance(self) -> Decimal:
        return self.total - self.called


@dataclass(frozen=True)
class Sharing:
    """A whole year shared out (euros): each contract, what is nobody's, what regimes never share."""

    shares: list[Share]
    recoverable: Decimal
    vacant: Decimal

    @property
    def shared(self) -> Decimal:
        return sum((share.total for share in self.shares), NOTHING)

    @property
    def balance(self) -> Decimal:
        return sum((share.balance for share in self.shares), NOTHING)


@dataclass(frozen=True)
class _Stay:
    """The days of a year on which a household lived in a home."""

    occupancy: Occupancy
    place_id: int
    starts_on: date
    ends_on: date
    room_id: int | None = None

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days


def share_year(year: ChargeYear) -> Sharing:
    """The sharing of a year as it stands; ten queries whatever its size.

    Refused: shares that do not make the building's total, a key without any weight.
    """
    places = {place.pk: place for place in places_of(year)}
    rooms: dict[int, list[int]] = defaultdict(list)
    for pk, home in (
        Place.objects.filter(parent__in=places).order_by("pk").values_list("pk", "parent")
    ):
        rooms[int(home or 0)].append(pk)
    stays = _stays(year, places, [pk for several in rooms.values() for pk in several])
    lived = _lived(year, places, rooms, stays)
    expenses = list(year.expenses.order_by("rubric", "pk"))
    keys = {expense.key for expense in expenses}
    weights = {key: _weights(year, key, places, stays) for key in keys}
    shares: dict[int, Share] = {}
    for stay in stays:
        found = shares.setdefault(stay.occupancy.pk, Share(stay.occupancy, 0))
        found.days += stay.days
    vacant = recoverable = NOTHING
    for expense in expenses:
        whole = to_cent(expense.amount * expense.percent / 100)
        recoverable += whole
        vacant += _share_one(expense, whole, year, weights[expense.key], lived, shares)
    _set_called(year, shares)
    kept = [each for each in shares.values() if not regime(each.occupancy.regime).flat_charges]
    flat = sum((each.total for each in shares.values() if each not in kept), NOTHING)
    return Sharing(
        sorted(kept, key=lambda each: each.occupancy.number), recoverable, vacant + flat
    )


def places_of(year: ChargeYear) -> list[Place]:
    """The homes that a year concerns: those of its building, else of its site, that were ours on one
    of its days, or where someone lived; not their rooms."""
    rows = Place.objects.filter(site=year.site_id, parent=None)
    if year.building_id:
        rows = rows.filter(building=year.building_id)
    held = HoldingPlace.objects.filter(
        place=OuterRef("pk"), holding__state__in=(HoldingState.SIGNED, HoldingState.ENDED)
    )
    then = held.filter(
        Q(ends_on=None) | Q(ends_on__gt=year.period.lower), holding__period__overlap=year.period
    )
    lived_in = Occupancy.objects.filter(
        Q(main_place=OuterRef("pk")) | Q(main_place__parent=OuterRef("pk")),
        state__in=LIVED_IN,
        period__overlap=year.period,
    )
    rows = rows.filter(~Exists(held) | Exists(then) | Exists(lived_in))
    return list(rows.order_by("label", "pk"))


def _stays(year: ChargeYear, places: Mapping[int, Place], rooms: list[int]) -> list[_Stay]:
    first, end = year.period.lower, year.period.upper
    rows = Occupancy.objects.filter(
        main_place__in=[*places, *rooms],
        state__in=LIVED_IN,
        period__overlap=year.period,
    ).select_related("main_place", "household")
    return [
        _Stay(
            row,
            row.main_place_id
            if row.main_place_id in places
            else int(row.main_place.parent_id or 0),
            max(row.period.lower, first),
            min(row.period.upper or end, end),
            None if row.main_place_id in places else row.main_place_id,
        )
        for row in rows.order_by("number")
    ]


@dataclass
class _Lived:
    """The days of a year of one home, each room its own: by contract, and those that nobody's are.

    A day that several live in the same rooms is theirs in equal parts (`DAY` makes them whole).
    """

    by_contract: dict[int, int]
    empty: int
    whole: int


DAY = 2520
"""Parts of a day: whatever number up to ten share it, each has a whole number of them."""


def _lived(
    year: ChargeYear,
    places: Mapping[int, Place],
    rooms: Mapping[int, list[int]],
    stays: Sequence[_Stay],
) -> dict[int, _Lived]:
    by_place: dict[int, list[_Stay]] = defaultdict(list)
    for stay in stays:
        by_place[stay.place_id].append(stay)
    found = {}
    for place in places:
        units: list[int | None] = [*rooms.get(place, [])] or [None]
        told = _Lived({stay.occupancy.pk: 0 for stay in by_place[place]}, 0, 0)
        for unit in units:
            there = [s for s in by_place[place] if s.room_id is None or s.room_id == unit]
            _count(year, there, told)
        found[place] = told
    return found


def _count(year: ChargeYear, stays: Sequence[_Stay], told: _Lived) -> None:
    """Add the days of one room, or of a home without rooms."""
    ends = {year.period.lower, year.period.upper}
    bounds = sorted({*ends, *(s.starts_on for s in stays), *(s.ends_on for s in stays)})
    for start, end in pairwise(bounds):
        parts = (end - start).days * DAY
        present = [s.occupancy.pk for s in stays if s.starts_on <= start and end <= s.ends_on]
        told.whole += parts
        told.empty += 0 if present else parts
        for pk in present:
            told.by_contract[pk] += parts // len(present)


Weights = dict[int, int]


def _weights(
    year: ChargeYear, key: str, places: Mapping[int, Place], stays: Sequence[_Stay]
) -> Weights:
    """The weight of each home in a key; of each contract for the number of persons."""
    if key == Key.PERSONS:
        found = _persons(stays)
    elif key == Key.SURFACE:
        found = {pk: int((place.surface or 0) * 100) for pk, place in places.items()}
        if missing := [place.label for pk, place in places.items() if not found[pk]]:
            raise Refused(
                f"La surface de « {missing[0]} » manque : la clé « surface » ne "
                "partage rien sans elle."
            )
    elif key == Key.SHARES:
        found = _shares(year, places)
    elif key == Key.METERS:
        found = _metered(year, places)
    else:
        found = dict.fromkeys(places, 1)
    if not sum(found.values()):
        raise Refused(f"La clé « {Key(key).label} » n’a aucun poids : rien ne peut être partagé.")
    return found


def _shares(year: ChargeYear, places: Mapping[int, Place]) -> Weights:
    told = {w.place_id: w.weight for w in year.weights.all() if w.place_id in places}
    total = sum(told.values())
    if year.shares_total is not None and total != year.shares_total:
        raise Refused(
            f"Les tantièmes saisis font {total} ; l’immeuble en a {year.shares_total}. "
            f"Il en manque {year.shares_total - total} : complétez-les, ou corrigez le total."
        )
    return {pk: told.get(pk, 0) for pk in places}


def _metered(year: ChargeYear, places: Mapping[int, Place]) -> Weights:
    """What went through each home's meters in the year: last reading less first, all kinds."""
    readings: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    rows = MeterReading.objects.filter(
        meter__place__in=places, on__gte=year.period.lower, on__lte=year.period.upper
    ).order_by("on", "pk")
    for place, meter, value in rows.values_list("meter__place", "meter", "value"):
        readings[place].append((meter, value))
    found: Weights = dict.fromkeys(places, 0)
    for place, several in readings.items():
        by_meter: dict[int, list[Decimal]] = defaultdict(list)
        for meter, value in several:
            by_meter[meter].append(value)
        found[place] = int(sum((v[-1] - v[0]) * 1000 for v in by_meter.values()))
    return found


def _persons(stays: Sequence[_Stay]) -> Weights:
    """Persons times days, by contract: nobody pays for days when a home was empty."""
    counts: dict[int, int] = defaultdict(int)
    households = {stay.occupancy.household_id for stay in stays}
    members: dict[int, list[Any]] = defaultdict(list)
    for household, days in HouseholdMember.objects.filter(household__in=households).values_list(
        "household", "period"
    ):
        members[household].append(days)
    for stay in stays:
        for days in members[stay.occupancy.household_id]:
            start = max(days.lower, stay.starts_on)
            end = min(days.upper or stay.ends_on, stay.ends_on)
            counts[stay.occupancy.pk] += max((end - start).days, 0)
    return counts


def _share_one(
    expense: ChargeExpense,
    whole: Decimal,
    year: ChargeYear,
    weights: Weights,
    lived: Mapping[int, _Lived],
    shares: dict[int, Share],
) -> Decimal:
    """Share one expense; gives what falls on nobody (euros)."""
    parts = dict(zip(weights, share_out(whole, list(weights.values())), strict=True))
    total = sum(weights.values())
    if expense.key == Key.PERSONS:
        for pk, part in parts.items():
            _add(shares[pk], expense, whole, weights[pk], total, part, None)
        return NOTHING
    vacant = NOTHING
    for place, part in parts.items():
        home = lived[place]
        *given, left = share_out(part, [*home.by_contract.values(), home.empty])
        vacant += left
        for pk, amount in zip(home.by_contract, given, strict=True):
            said = home.by_contract[pk] / home.whole
            _add(shares[pk], expense, whole, weights[place], total, amount, said)
    return vacant


def _add(
    share: Share,
    expense: ChargeExpense,
    whole: Decimal,
    weight: int,
    total: int,
    amount: Decimal,
    lived: float | None,
) -> None:
    if amount:
        share.lines.append(
            {
                "rubric": expense.rubric,
                "label": expense.label,
                "whole": f"{whole:.2f}",
                "key": expense.key,
                "weight": weight,
                "of": total,
                "lived": None if lived is None else f"{lived * 100:.2f}",
                "share": f"{amount:.2f}",
                "proof": expense.proof,
            }
        )


def _set_called(year: ChargeYear, shares: dict[int, Share]) -> None:
    """The provisions that notices of the year called, without what comes from other accounts."""
    notices = RentNotice.objects.filter(
        occupancy__in=list(shares), month__gte=year.period.lower, month__lt=year.period.upper
    ).living()
    called = notices.values_list("occupancy").annotate(total=Sum("charges")).order_by("occupancy")
    extras = (
        Extra.objects.filter(occupancy__in=list(shares), notice__in=notices, kind="charges")
        .values_list("occupancy")
        .annotate(total=Sum("amount"))
        .order_by("occupancy")
    )
    less = dict(extras)
    for pk, total in called:
        shares[pk].called = total - less.get(pk, NOTHING)
