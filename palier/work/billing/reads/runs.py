"""What a run holds."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Self

from django.db.models import Count, Q, Sum

from palier.base.kit.money import NOTHING
from palier.law.dates import Month
from palier.work.billing.models import (
    DUE,
    Draft,
    RentNotice,
    RentRun,
)

TO_VERIFY = (
    "prorated",
    "benefit_missing",
    "leaving",
    "benefit_above",
    "benefit_first",
    "zero",
    "no_resources",
    "credit",
)


def to_verify() -> Q:
    """Drafts that someone should look at before they are issued."""
    return Q(checks__overlap=list(TO_VERIFY))


AT_ZERO = Q(rent=0, charges=0, services=0, options=0, insurance=0, benefit=0, third=0)
"""Drafts that call nothing of anybody: they stay behind."""


@dataclass(frozen=True)
class RunFigures:
    """The figures of a run in preparation (counts; euros without what is set aside)."""

    count: int
    due: Decimal
    benefit: Decimal
    third: Decimal
    net: Decimal
    with_benefit: int
    verify: int
    held: int
    ready: int
    issuable: int
    changed: int
    previous_due: Decimal
    by_change: dict[str, int]
    by_check: dict[str, int]

    @property
    def kept(self) -> dict[str, Any]:
        """As it is kept with a run; `of` reads it again."""
        told = asdict(self)
        return told | {name: f"{told[name]:.2f}" for name in _EUROS}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        return cls(**(kept | {name: Decimal(kept[name]) for name in _EUROS}))


_EUROS = ("due", "benefit", "third", "net", "previous_due")


def figures_of(run: RentRun) -> RunFigures:
    """The figures of a run, kept with it since its drafts were computed; two queries when its drafts
    have gone since."""
    return RunFigures.of(run.figures) if run.figures else count_figures(run)


def count_figures(run: RentRun) -> RunFigures:
    """The figures of a run, counted among its drafts; two queries whatever its size."""
    drafts = Draft.objects.filter(run=run)
    changes = ("entry", "rent", "charges", "services", "benefit", "third", "prorated")
    kept = Q(held_because="")
    sums = drafts.aggregate(
        count=Count("pk"),
        total_due=Sum(DUE, filter=kept),
        total_benefit=Sum("benefit", filter=kept),
        total_third=Sum("third", filter=kept),
        total_net=Sum("net", filter=kept),
        with_benefit=Count("pk", filter=kept & Q(benefit__gt=0)),
        verify=Count("pk", filter=to_verify()),
        held=Count("pk", filter=~Q(held_because="")),
        issuable=Count("pk", filter=kept & ~AT_ZERO),
        changed=Count("pk", filter=~Q(changes=[])),
        **{f"change_{c}": Count("pk", filter=Q(changes__contains=[c])) for c in changes},
        **{f"check_{c}": Count("pk", filter=Q(checks__contains=[c])) for c in Draft.Check.values},
    )
    previous = (
        RentNotice.objects.living()
        .filter(
            organisation=run.organisation_id,
            run__entity=run.entity_id,
            month=Month.of(run.month).before.first,
        )
        .aggregate(due=Sum(DUE))
    )
    return RunFigures(
        count=sums["count"],
        due=sums["total_due"] or NOTHING,
        benefit=sums["total_benefit"] or NOTHING,
        third=sums["total_third"] or NOTHING,
        net=sums["total_net"] or NOTHING,
        with_benefit=sums["with_benefit"],
        verify=sums["verify"],
        held=sums["held"],
        ready=sums["count"] - sums["verify"],
        issuable=sums["issuable"],
        changed=sums["changed"],
        previous_due=previous["due"] or NOTHING,
        by_change={c: sums[f"change_{c}"] for c in changes if sums[f"change_{c}"]},
        by_check={c: sums[f"check_{c}"] for c in Draft.Check.values if sums[f"check_{c}"]},
    )
