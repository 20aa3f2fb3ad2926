"""What each scenario comes to: households, what is called of them in a year, what it costs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from palier.base.kit.money import NOTHING
from palier.law.amounts import to_cent
from palier.registers.people.models import HouseholdMember
from palier.work.billing.models import Term
from palier.work.leases.models import Occupancy, OccupancyState
from palier.work.succession.models import Scenario
from palier.work.titles.models import Holding
from palier.work.titles.reads import terms_on

CALLED = (Term.Kind.RENT, Term.Kind.CHARGES, Term.Kind.SERVICE)


@dataclass(frozen=True)
class Concerned:
    """Who lives in the homes of a title on a day, and what is called of them in a year (euros).

    `unknown`: contracts whose amount of a month is not known (by the night, a share of resources):
    the year is then told without them, and says so.
    """

    on: date
    households: int
    persons: int
    yearly: Decimal
    unknown: int


def homes_held(holding: Holding, on: date) -> list[int]:
    """The homes (ids) that a title still holds on a day: those given back before are no longer its."""
    held = holding.places.filter(Q(ends_on=None) | Q(ends_on__gt=on))
    return list(held.values_list("place_id", flat=True))


def contracts_in(holding: Holding, on: date) -> QuerySet[Occupancy]:
    """Every contract of these homes that rests on this title, or on none."""
    places = homes_held(holding, on)
    return Occupancy.objects.filter(
        Q(places__place__in=places) | Q(places__place__parent__in=places),
        Q(holding=holding) | Q(holding=None),
        organisation=holding.organisation_id,
    ).distinct()


def living_there(holding: Holding, on: date) -> set[int]:
    """Contracts (ids) that nothing ends before a day, lived in or soon to be, in these homes."""
    rows = contracts_in(holding, on).filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=on),
        state=OccupancyState.ACTIVE,
        period__startswith__lte=on,
    )
    return set(rows.values_list("pk", flat=True))


def concerned_by(holding: Holding, on: date, today: date) -> Concerned:
    """Those whom the end of a title on a day concerns, as it is known today; five queries.

    The rents are those called today (`on` when it is past), twelve months of them.
    """
    pks = living_there(holding, on)
    day = min(on, today)
    persons = (
        HouseholdMember.objects.filter(household__occupancies__in=pks, period__contains=on)
        .values("person")
        .distinct()
        .count()
    )
    months = Term.objects.filter(
        occupancy__in=pks, unit=Term.Unit.MONTH, percent=None, period__contains=day
    )
    sums = months.aggregate(
        called=Sum("amount", filter=Q(kind__in=CALLED)),
        less=Sum("amount", filter=Q(kind=Term.Kind.DISCOUNT)),
        known=Count("occupancy", filter=Q(kind=Term.Kind.RENT), distinct=True),
    )
    month = (sums["called"] or NOTHING) - (sums["less"] or NOTHING)
    return Concerned(on, len(pks), persons, month * 12, len(pks) - sums["known"])


@dataclass(frozen=True)
class Weighed:
    """A scenario and its figures (euros); what is None is not known."""

    scenario: Scenario
    rehoused: int
    income: Decimal
    owner_rent: Decimal | None
    once: Decimal | None
    once_a_year: Decimal | None
    rehousing: Decimal | None

    @property
    def result(self) -> Decimal | None:
        """What is called, less the rent to the owner, less a year's part of what is paid once."""
        if self.owner_rent is None or self.once_a_year is None:
            return None
        return self.income - self.owner_rent - self.once_a_year


def weigh(scenario: Scenario, of: Concerned) -> Weighed:
    """What is paid once is spread over the years of the scenario; nothing spreads over none."""
    ours = scenario.kind in Scenario.STAY_OURS
    rehoused = of.households if scenario.kind == Scenario.Kind.EMPTY else 0
    once = _once(scenario)
    rehousing = _rehousing(scenario, rehoused)
    return Weighed(
        scenario,
        rehoused,
        of.yearly if ours else NOTHING,
        _owner_rent(scenario),
        once,
        _a_year_of(once, scenario.years),
        rehousing,
    )


def _owner_rent(scenario: Scenario) -> Decimal | None:
    rent: Decimal | None = scenario.owner_rent
    return rent if scenario.kind == Scenario.Kind.RENEW else NOTHING


def _once(scenario: Scenario) -> Decimal | None:
    """Works and price less grants; a price is awaited of a purchase, works of what stays ours."""
    works: Decimal | None = scenario.works
    if scenario.kind not in Scenario.STAY_OURS:
        return works or NOTHING
    if works is None or (scenario.kind == Scenario.Kind.BUY and scenario.price is None):
        return None
    return works + (scenario.price or NOTHING) - (scenario.grants or NOTHING)


def _a_year_of(once: Decimal | None, years: int | None) -> Decimal | None:
    if once is None:
        return None
    if not once:
        return NOTHING
    return to_cent(once / years) if years else None


def _rehousing(scenario: Scenario, rehoused: int) -> Decimal | None:
    each: Decimal | None = scenario.rehousing
    if not rehoused:
        return NOTHING
    return None if each is None else each * rehoused


def now_of(holding: Holding, of: Concerned, today: date) -> Decimal:
    """What the homes leave in a year as things stand: what is called, less the rent to the owner."""
    terms = terms_on(holding, min(today, of.on))
    months = {"month": 12, "quarter": 4, "year": 1}[terms.every]
    return of.yearly - terms.rent * months
