"""Days of places, what they cost, what flowed: the arithmetic of a halting site."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max, Sum
from django.db.models.functions import Coalesce

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING, to_cent
from palier.base.kit.typography import in_digits, plural
from palier.base.tenancy.models import Site
from palier.law.dates import Month
from palier.law.halting import places_a_pitch
from palier.registers.housing.models import Meter, MeterReading, Place
from palier.work.billing.models import Payment, Refund, RentNotice
from palier.work.halting.models import FluidBill, PitchStay, SiteClosing, SiteTariff
from palier.work.leases.models import OccupancyPlace

WATER = (Meter.Kind.COLD_WATER, Meter.Kind.HOT_WATER)


def price_in_digits(price: Decimal) -> str:
    """`4,20` or `0,2516`: a price by the unit has two decimals at least, four at most."""
    whole, _, decimals = f"{price:.4f}".partition(".")
    return f"{whole},{decimals.rstrip('0').ljust(2, '0')}"


def tariff_of(site_id: int, on: date) -> SiteTariff | None:
    """What the site asks for on a day."""
    return (
        SiteTariff.objects.filter(site=site_id, starts_on__lte=on).order_by("-starts_on").first()
    )


@dataclass(frozen=True)
class Fee:
    """Days of places at one price (euros)."""

    first: date
    after: date
    places: int
    day_fee: Decimal

    @property
    def days(self) -> int:
        return (self.after - self.first).days

    @property
    def amount(self) -> Decimal:
        return to_cent(self.days * self.places * self.day_fee)

    @property
    def formula(self) -> str:
        return (
            f"{plural(self.places, 'place')} × {plural(self.days, 'jour')} × "
            f"{price_in_digits(self.day_fee)} €"
        )


def fees_between(site_id: int, places: int, first: date, after: date) -> list[Fee]:
    """The usage fee from a day to the one after it, cut where the tariff changed.

    LookupError where no tariff holds.
    """
    if first >= after:
        return []
    rows = list(SiteTariff.objects.filter(site=site_id, starts_on__lt=after).order_by("starts_on"))
    begun = [row for row in rows if row.starts_on <= first]
    if not begun:
        raise LookupError("no tariff")
    rows = rows[rows.index(begun[-1]) :]
    found = []
    for index, row in enumerate(rows):
        start = max(row.starts_on, first)
        end = rows[index + 1].starts_on if index + 1 < len(rows) else after
        if start < min(end, after) and row.day_fee:
            found.append(Fee(start, min(end, after), places, row.day_fee))
    return found


@dataclass(frozen=True)
class Flow:
    """What went through a meter between two readings, not billed yet."""

    meter: Meter
    since: MeterReading
    reading: MeterReading
    unit_price: Decimal

    @property
    def used(self) -> Decimal:
        return self.reading.value - self.since.value

    @property
    def amount(self) -> Decimal:
        return to_cent(self.used * self.unit_price)

    @property
    def formula(self) -> str:
        return (
            f"({in_digits(self.reading.value)} − {in_digits(self.since.value)}) × "
            f"{price_in_digits(self.unit_price)} €"
        )


def flows_of(stay: PitchStay, until: date) -> list[Flow]:
    """Water and power since the arrival, or since the last bill, up to the latest reading."""
    occupancy = stay.occupancy
    found = []
    for meter in occupancy.main_place.meters.order_by("kind", "pk"):
        billed = (
            FluidBill.objects.filter(stay=stay, reading__meter=meter)
            .select_related("reading")
            .order_by("-reading__on")
            .first()
        )
        since = (
            billed.reading
            if billed
            else meter.readings.filter(on__lte=occupancy.starts_on).order_by("-on").first()
        )
        last = meter.readings.filter(on__lte=until).order_by("-on").first()
        if since is None or last is None or last.on <= since.on:
            continue
        tariff = tariff_of(occupancy.site_id, last.on)
        if tariff is None:
            continue
        price = tariff.water if meter.kind in WATER else tariff.power
        found.append(Flow(meter, since, last, price))
    return found


def last_readings(place_id: int) -> dict[str, MeterReading]:
    """What the meters of a pitch showed last, by `water` and `power`."""
    rows = (
        MeterReading.objects.filter(
            meter__place=place_id, meter__kind__in=[*WATER, Meter.Kind.POWER]
        )
        .select_related("meter")
        .order_by("on", "pk")
    )
    return {"water" if row.meter.kind in WATER else "power": row for row in rows}


def estimate(stay: PitchStay, until: date) -> Decimal:
    """What a stay would be billed now (euros), beside what is already owed."""
    try:
        fees = fees_between(stay.occupancy.site_id, stay.places, stay.fees_until, until)
    except LookupError:
        fees = []
    return sum((fee.amount for fee in fees), NOTHING) + sum(
        (flow.amount for flow in flows_of(stay, until)), NOTHING
    )


def owed_for(occupancy_id: int) -> Decimal:
    """What the invoices of a stay still ask for (euros); other contracts are another matter."""
    notices = RentNotice.objects.filter(occupancy=occupancy_id).with_paid()
    left = (each.net - each.paid for each in notices.filter(is_reversed=False))
    return max(sum(left, NOTHING), NOTHING)


def billed_on(occupancy_id: int) -> date | None:
    """The day of the latest invoice of a stay that stands; one may have been billed ahead."""
    notices = RentNotice.objects.filter(occupancy=occupancy_id).with_paid()
    last: date | None = notices.filter(is_reversed=False).aggregate(last=Max("due_on"))["last"]
    return last


def unspent(stay: PitchStay) -> Decimal:
    """What is left of the sums paid in advance for a stay (euros), those taken back apart."""
    paid = Payment.objects.filter(
        pk__in=stay.prepayments.values("payment"), reversals__isnull=True
    ).annotate(spent=Coalesce(Sum("allocations__amount"), NOTHING, output_field=MoneyField()))
    return sum((each.amount - each.spent for each in paid), NOTHING)


def handed_back(stay: PitchStay) -> Decimal:
    """What was paid in advance and given back in cash at the departure (euros)."""
    if stay.settled_on is None:
        return NOTHING
    rows = Refund.objects.filter(
        account__household=stay.occupancy.household_id, on=stay.settled_on, undone_on=None
    )
    paid = stay.prepayments.values("payment")
    given = rows.filter(allocations__payment__in=paid).exclude(entry=None).distinct()
    return sum((each.amount for each in given), NOTHING)


def closed_days(site: Site, month: Month) -> int:
    """How many days of a month the site is closed."""
    rows = SiteClosing.objects.filter(site=site, period__overlap=(month.first, month.end))
    days = rows.values_list("period", flat=True)
    return sum((min(d.upper, month.end) - max(d.lower, month.first)).days for d in days)


def places_of(site: Site) -> int:
    """The places that a halting site offers: two a pitch."""
    pitches = Place.objects.filter(site=site, kind=Place.Kind.PITCH).count()
    return pitches * places_a_pitch()


def occupied_days(site: Site, month: Month) -> int:
    """Place-days occupied in a month: each stay counts its places, two where nothing is said."""
    rows = OccupancyPlace.objects.filter(
        place__site=site,
        place__kind=Place.Kind.PITCH,
        is_firm=True,
        period__overlap=(month.first, month.end),
    ).values_list("occupancy_id", "period")
    told = dict(
        PitchStay.objects.filter(occupancy__site=site).values_list("occupancy_id", "places")
    )
    total = 0
    for occupancy_id, days in rows:
        start = max(days.lower, month.first)
        end = min(days.upper or month.end, month.end)
        total += max((end - start).days, 0) * told.get(occupancy_id, places_a_pitch())
    return total


def pitch_states(
    sites: Sequence[Site], on: date
) -> dict[int, list[tuple[Place, OccupancyPlace | None]]]:
    """The pitches of sites on a day, by site, each with who stops there; two queries."""
    pitches = list(
        Place.objects.filter(site__in=sites, kind=Place.Kind.PITCH).order_by("label", "pk")
    )
    taken = {
        row.place_id: row
        for row in OccupancyPlace.objects.filter(
            place__in=pitches, is_firm=True, period__contains=on
        ).select_related("occupancy__household")
    }
    found: dict[int, list[tuple[Place, OccupancyPlace | None]]] = {s.pk: [] for s in sites}
    for pitch in pitches:
        found[pitch.site_id].append((pitch, taken.get(pitch.pk)))
    return found
