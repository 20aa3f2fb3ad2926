"""A quarter over a period: what was reported, how it was answered, rights that opened."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, Sum

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.work.neighbourhood.models import (
    Mediation,
    MediationStep,
    PreventionDay,
    PublicReport,
    QuarterRound,
    ServiceRelay,
)


@dataclass(frozen=True)
class QuarterYear:
    """Counts over a period; `answer_days` and `settle_days` are means."""

    rounds: int
    reports: int
    settled: int
    late: int
    answer_days: Decimal | None
    settle_days: Decimal | None
    mediations: int
    mediations_settled: int
    promises: int
    promises_kept: int
    relays: int
    relays_met: int
    rights_open: int
    prevention_days: int
    prevention_people: int


def _mean(value: object) -> Decimal | None:
    if value is None:
        return None
    return (Decimal(value.total_seconds()) / 86400).quantize(Decimal("0.1"), ROUND_HALF_UP)  # type: ignore[attr-defined]


def year_of(actor: Actor, site: Site, first: date, last: date) -> QuarterYear:
    """What was done around a site between two days; six queries."""

    def took(end: str, start: str) -> Avg:
        return Avg(
            ExpressionWrapper(F(end) - F(start), output_field=DurationField()),
            filter=Q(**{f"{end}__isnull": False, f"{start}__isnull": False}),
        )

    reports = PublicReport.objects.visible_to(actor).filter(
        site=site, seen_on__gte=first, seen_on__lte=last
    )
    told = reports.aggregate(
        n=Count("pk"),
        settled=Count("pk", filter=Q(state="settled")),
        late=Count("pk", filter=Q(state="sent", due_on__lt=last)),
        answer=took("answered_on", "sent_on"),
        settle=took("settled_on", "seen_on"),
    )
    talks = Mediation.objects.visible_to(actor).filter(
        site=site, opened_on__gte=first, opened_on__lte=last
    )
    met = talks.aggregate(n=Count("pk"), settled=Count("pk", filter=Q(state="settled")))
    steps = MediationStep.objects.visible_to(actor).filter(
        mediation__site=site, promised_on__gte=first, promised_on__lte=last
    )
    promises = steps.aggregate(n=Count("pk"), kept=Count("pk", filter=Q(kept_on__isnull=False)))
    relays = (
        ServiceRelay.objects.visible_to(actor)
        .filter(site=site, on__gte=first, on__lte=last)
        .aggregate(
            n=Count("pk"),
            met=Count("pk", filter=Q(met_on__isnull=False)),
            opened=Count("pk", filter=Q(is_open=True)),
        )
    )
    days = (
        PreventionDay.objects.visible_to(actor)
        .filter(site=site, on__gte=first, on__lte=last)
        .aggregate(n=Count("pk"), people=Sum("people"))
    )
    rounds = QuarterRound.objects.visible_to(actor).filter(site=site, on__gte=first, on__lte=last)
    return QuarterYear(
        rounds.count(),
        told["n"],
        told["settled"],
        told["late"],
        _mean(told["answer"]),
        _mean(told["settle"]),
        met["n"],
        met["settled"],
        promises["n"],
        promises["kept"],
        relays["n"],
        relays["met"],
        relays["opened"],
        days["n"],
        days["people"] or 0,
    )
