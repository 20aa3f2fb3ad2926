"""Measure-months of a programme: mandated, started, suspended, billed, against its agreement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from palier.base.kit.periods import span
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.law.dates import Span
from palier.law.measure_months import count_months
from palier.registers.programmes.models import Agreement, Programme
from palier.work.support.models import Measure, MeasureChange


def pauses_of(changes: Iterable[MeasureChange]) -> list[Span]:
    """When a measure rested, from its changes in the order they were made.

    A suspension lasts until it is resumed or the measure ends; between an end and a reopening
    nobody worked either.
    """
    pauses: list[Span] = []
    since: date | None = None
    for change in sorted(changes, key=lambda each: each.pk):
        if change.kind in {MeasureChange.Kind.SUSPENDED, MeasureChange.Kind.ENDED}:
            if since is None:
                since = change.on
        elif since is not None and change.kind in {
            MeasureChange.Kind.RESUMED,
            MeasureChange.Kind.REOPENED,
        }:
            pauses.append(Span(since, max(change.on, since)))
            since = None
    if since is not None:
        pauses.append(Span(since))
    return pauses


@dataclass(frozen=True)
class MonthsTold:
    """The months of one measure, up to a day."""

    measure: Measure
    mandated: int | None
    """Months of the mandate and of its renewals; None when no mandate says how many."""
    started: int
    suspended: int
    billed: int
    beyond: int
    """Months started beyond the mandate: worked, and nobody pays for them."""

    @property
    def to_bill(self) -> int:
        """Started within the mandate and not billed; none when more was billed."""
        return max(self.started - self.beyond - self.billed, 0)

    @property
    def over_billed(self) -> int:
        """Billed and not started within the mandate: to be taken back."""
        return max(self.billed - self.started + self.beyond, 0)


def months_told(measure: Measure, until: date) -> MonthsTold:
    """Months of a measure read with its changes and its billed months."""
    changes = list(measure.changes.all())
    counted = count_months(span(measure.period), pauses_of(changes), until)
    renewed = sum(change.months or 0 for change in changes)
    first = measure.mandated_months
    mandated = None if first is None and not renewed else (first or 0) + renewed
    started = len(counted.started)
    return MonthsTold(
        measure,
        mandated,
        started,
        len(counted.suspended),
        len(measure.billed.all()),
        0 if first is None or mandated is None else max(started - mandated, 0),
    )


@dataclass(frozen=True)
class ProgrammeMonths:
    """A programme's measure-months between two days: accompaniment, diagnoses apart."""

    rows: list[MonthsTold]
    diagnoses: int
    agreement: Agreement | None

    def total(self, name: str) -> int:
        return sum(getattr(row, name) or 0 for row in self.rows)

    def seen_by(self, actor: Actor) -> tuple[list[MonthsTold], list[MonthsTold]]:
        """Those of measures that the actor may open, and the others."""
        known = Measure.objects.visible_to(actor).filter(pk__in=[r.measure.pk for r in self.rows])
        seen = set(known.values_list("pk", flat=True))
        return (
            [row for row in self.rows if row.measure.pk in seen],
            [row for row in self.rows if row.measure.pk not in seen],
        )

    @property
    def gap(self) -> int | None:
        """Months started more (or fewer) than the agreement pays for."""
        if self.agreement is None or self.agreement.measure_months is None:
            return None
        return self.total("started") - self.agreement.measure_months


def programme_months(programme: Programme, on: date) -> ProgrammeMonths:
    """Measures of a programme that ran under the agreement of the day; diagnoses are counted apart."""
    agreement = programme.agreements.filter(period__contains=on).order_by("-period", "-pk").first()
    rows = Measure.objects.filter(programme=programme).select_related("household")
    if agreement:
        rows = rows.filter(period__overlap=agreement.period)
    until = on
    if agreement and agreement.period.upper:
        until = min(on, agreement.period.upper - timedelta(days=1))
    supports = rows.filter(service=Measure.Service.MEASURE).prefetch_related("changes", "billed")
    told = [_within(measure, agreement, until) for measure in supports.order_by("period", "pk")]
    diagnoses = rows.filter(service=Measure.Service.DIAGNOSIS).count()
    return ProgrammeMonths(told, diagnoses, agreement)


def _within(measure: Measure, agreement: Agreement | None, until: date) -> MonthsTold:
    """Only the months that fall under the agreement: those that the mandate still had when it began,
    and the last ones beyond it."""
    told = months_told(measure, until)
    if agreement is None or measure.period.lower >= agreement.period.lower:
        return told
    from_on = agreement.period.lower
    counted = count_months(
        Span(from_on, measure.period.upper), pauses_of(measure.changes.all()), until
    )
    first = from_on.replace(day=1)
    billed = sum(1 for each in measure.billed.all() if each.month >= first)
    started, suspended = len(counted.started), len(counted.suspended)
    left = told.mandated
    if left is not None:
        left = max(left - (told.started - started), 0)
    return MonthsTold(measure, left, started, suspended, billed, min(told.beyond, started))


def avdl_most(measure: Measure, on: date) -> Decimal:
    """After how many months a renewal is pointed out, for an AVDL (0: never)."""
    if measure.programme.scheme != Programme.Scheme.AVDL:
        return Decimal(0)
    return number(measure.organisation, "support.avdl_most", on)
