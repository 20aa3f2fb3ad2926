"""Waiting lists, shares reserved and used, delays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.registers.housing.models import Place
from palier.work.admissions.models import Candidacy, Origin, ReservedQuota
from palier.work.leases.models import OccupancyPlace
from palier.work.titles.reads import still_ours


@dataclass(frozen=True)
class Share:
    """A reserved share of a house: places due by its agreement, places filled through it."""

    quota: ReservedQuota
    due: int
    filled: int

    @property
    def name(self) -> str:
        """Who fills it: a body when the agreement names one, else the origin."""
        body = self.quota.body
        return body.name if body else str(self.quota.get_origin_display())

    @property
    def missing(self) -> int:
        return max(self.due - self.filled, 0)


def shares_of(sites: Sequence[Site], on: date) -> dict[int, list[Share]]:
    """The reserved shares of houses on a day, by site: due (a part of its homes, rounded up), filled.

    A home is filled through a share when whoever lives there came by a candidacy of its origin, and
    of its body where the share names one.
    Three queries, whatever the number of houses.
    """
    quotas = (
        ReservedQuota.objects.filter(site__in=sites, period__contains=on)
        .select_related("body")
        .order_by("origin", "pk")
    )
    homes = dict(
        Place.objects.filter(still_ours(on), site__in=sites, rooms=None)
        .exclude(kind=Place.Kind.ANNEX)
        .values_list("site")
        .annotate(n=Count("pk"))
        .order_by("site")
    )
    living = OccupancyPlace.objects.filter(
        place__site__in=sites, is_firm=True, period__contains=on
    )
    filled = {
        (site, origin, body): count
        for site, origin, body, count in Candidacy.objects.filter(
            site__in=sites, state="entered", offers__occupancy__in=living.values("occupancy")
        )
        .values_list("site", "origin", "prescriber")
        .annotate(n=Count("pk", distinct=True))
        .order_by("site", "origin", "prescriber")
    }
    named = {(each.site_id, each.origin, each.body_id) for each in quotas if each.body_id}
    found: dict[int, list[Share]] = {}
    for each in quotas:
        due = ceil(homes.get(each.site_id, 0) * each.percent / 100)
        through = sum(
            count
            for key, count in filled.items()
            if key[:2] == (each.site_id, each.origin)
            and (key[2] == each.body_id if each.body_id else key not in named)
        )
        found.setdefault(each.site_id, []).append(Share(each, due, through))
    return found


@dataclass(frozen=True)
class Delay:
    """How long candidacies of one origin took (counts, mean days)."""

    origin: str
    received: int
    accepted: int
    refused: int
    entered: int
    to_complete: Decimal | None
    to_decide: Decimal | None
    to_enter: Decimal | None


def delays(actor: Actor, first: date, last: date) -> list[Delay]:
    """Candidacies received between two days, by origin, and their mean delays; one query."""

    def days(end: str) -> Any:
        return Avg(
            ExpressionWrapper(F(end) - F("received_on"), output_field=DurationField()),
            filter=Q(**{f"{end}__isnull": False}),
        )

    rows = (
        Candidacy.objects.visible_to(actor)
        .filter(received_on__gte=first, received_on__lte=last)
        .values("origin")
        .annotate(
            n=Count("pk"),
            yes=Count("pk", filter=Q(state__in=["accepted", "waitlisted", "offered", "entered"])),
            no=Count("pk", filter=Q(state="refused")),
            entered=Count("pk", filter=Q(state="entered")),
            to_complete=days("completed_on"),
            to_decide=days("decided_on"),
            to_enter=days("entered_on"),
        )
        .order_by("origin")
    )

    def mean(value: Any) -> Decimal | None:
        if value is None:
            return None
        told = Decimal(value.total_seconds()) / 86400
        return told.quantize(Decimal("0.1"), ROUND_HALF_UP)

    return [
        Delay(
            str(Origin(row["origin"]).label),
            row["n"],
            row["yes"],
            row["no"],
            row["entered"],
            mean(row["to_complete"]),
            mean(row["to_decide"]),
            mean(row["to_enter"]),
        )
        for row in rows
    ]


def waiting(actor: Actor) -> dict[int, list[Candidacy]]:
    """Accepted or on a waiting list, by site, then by kind of place and by age; one query."""
    rows = Candidacy.objects.visible_to(actor).filter(state__in=["accepted", "waitlisted"])
    found: dict[int, list[Candidacy]] = {}
    for each in rows.select_related("prescriber").order_by("wanted", "received_on", "pk"):
        found.setdefault(each.site_id, []).append(each)
    return found


def reasons(actor: Actor, first: date) -> list[tuple[str, str, int]]:
    """Why candidacies received since a day ended with no: code, words, how many; most first."""
    rows = (
        Candidacy.objects.visible_to(actor)
        .filter(received_on__gte=first, state__in=["refused", "declined"])
        .values_list("reason")
        .annotate(n=Count("pk"))
        .order_by("-n", "reason")
    )
    words = dict(Candidacy.Reason.choices)
    return [(code, str(words[code]), n) for code, n in rows]
