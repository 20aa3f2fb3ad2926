"""Which steps of which entries are still to be done, whatever room tells that they are."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.law.regimes import regimes
from palier.work.benefits.models import RemittanceLine
from palier.work.billing.models import Payment, Term
from palier.work.collecting.models import SepaMandate
from palier.work.inventories.models import Inventory
from palier.work.leases.models import Occupancy, OccupancyPiece, OccupancyState, YearlyProof
from palier.work.settling.models import EntryStep
from palier.work.settling.usual import may_have_benefit

WITH_BENEFIT = [code for code in regimes() if may_have_benefit(code)]
"""Regimes under which a housing benefit may be due."""


def _of(model: type, path: str, to: str, **where: object) -> Exists:
    rows = model._default_manager  # type: ignore[attr-defined]
    return Exists(rows.filter(**{path: OuterRef(to)}, **where))


def benefit_is_open(to: str = "pk") -> Q:
    """Whether the agency told that it pays a benefit for a contract (`to` leads to its key)."""
    paid = (RemittanceLine.Kind.DUE, RemittanceLine.Kind.BACK)
    return Q(_of(Term, "occupancy", to, kind=Term.Kind.BENEFIT, is_told=True)) | Q(
        _of(RemittanceLine, "occupancy", to, kind__in=paid)
    )


def _seen() -> Q:
    """Steps that another room tells are done: nobody ticks them twice."""
    here = "occupancy_id"
    signed = {"kind": Inventory.Kind.ENTRY, "state": "signed"}
    insured = Q(_of(YearlyProof, "occupancy", here, kind="insurance", received_on__isnull=False))
    insured |= Q(_of(OccupancyPiece, "occupancy", here, piece="insurance"))
    pays = Q(_of(SepaMandate, "account__household", "occupancy__household_id", revoked_on=None))
    pays |= Q(_of(Payment, "account__household", "occupancy__household_id"))
    opened = benefit_is_open(here)
    return (
        Q(occupancy__state=OccupancyState.ACTIVE, code="keys")
        | Q(Q(_of(Inventory, "occupancy", here, **signed)), code="inventory")
        | Q(insured, code="insurance")
        | Q(opened, code__in=("benefit_asked", "benefit_open"))
        | Q(pays, code="paying")
    )


def open_steps(rows: QuerySet[EntryStep]) -> QuerySet[EntryStep]:
    """Those still to be done: not ticked, not set aside, and no other room tells that they are."""
    return rows.filter(done_on=None, set_aside="").exclude(_seen())


def still_open(occupancies: Iterable[int]) -> dict[int, list[EntryStep]]:
    """The steps still to be done of each contract, the first due first; one query."""
    found: dict[int, list[EntryStep]] = {pk: [] for pk in occupancies}
    rows = open_steps(EntryStep.objects.filter(occupancy__in=list(found)))
    for step in rows.select_related("given_to").order_by("due_on", "pk"):
        found[step.occupancy_id].append(step)
    return found


def watched_since(actor: Actor, today: date) -> date:
    """Entries from this day on are followed."""
    days = int(number(actor.organisation, "settling.watched_days", today))
    return today - timedelta(days=days)


def followed(actor: Actor, today: date) -> "QuerySet[Occupancy]":
    """The contracts whose entry is followed: in force, prepared, begun a short time ago.

    Those who accompany read the entry without reading the contract: the wall is that of its steps.
    """
    return prepared(actor).filter(
        state=OccupancyState.ACTIVE, period__startswith__gte=watched_since(actor, today)
    )


def prepared(actor: Actor) -> "QuerySet[Occupancy]":
    """The contracts of which the actor may read the steps."""
    steps = EntryStep.objects.visible_to(actor).values("occupancy")
    return Occupancy.objects.filter(organisation=actor.organisation, pk__in=steps)


def benefit_days(actor: Actor, today: date) -> timedelta:
    """After so long, a benefit that is not open is told."""
    return timedelta(days=int(number(actor.organisation, "settling.benefit_days", today)))


def without_benefit(actor: Actor, today: date) -> Q:
    """Contracts entered so many days ago whose benefit may be due, and is not open.

    Needs no remittance; those of whom someone said that no benefit is due are left out.
    """
    days = benefit_days(actor, today)
    told = EntryStep.objects.filter(occupancy=OuterRef("pk"), code="benefit_open").exclude(
        set_aside="", done_on=None
    )
    late = Q(regime__in=WITH_BENEFIT, period__startswith__lte=today - days)
    return late & ~benefit_is_open() & ~Q(Exists(told))
