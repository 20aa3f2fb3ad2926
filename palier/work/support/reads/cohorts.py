"""Where a cohort stands: who is in, which steps are passed, how far from the target."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from palier.law.dates import add_months
from palier.registers.programmes.models import Target
from palier.work.billing.models import Payment
from palier.work.leases.models import Occupancy
from palier.work.support.models import CohortMember, CohortStep

STEPS = ("visit_offered", "choice_yes", "entry", "benefit", "first_rent")


@dataclass(frozen=True)
class MemberTold:
    """A household of the cohort: its steps with their dates, and months since it moved in."""

    member: CohortMember
    steps: dict[str, date]
    months_in: int | None


@dataclass(frozen=True)
class TargetTold:
    """One public of a year: expected, in, moved in, and the gap."""

    target: Target
    members: list[MemberTold]

    @property
    def count(self) -> int:
        return len(self.members)

    @property
    def gap(self) -> int:
        """Households missing to the target (negative: more than expected)."""
        return self.target.expected - self.count

    def passed(self, step: str) -> int:
        return sum(1 for each in self.members if step in each.steps)


def cohort(targets: list[Target], today: date) -> list[TargetTold]:
    """Every target with its members; steps noted by hand, and those that the house knows itself.

    An entry is known from the contract, a first rent paid from the payments: nothing is typed
    twice. Four queries whatever the number.
    """
    members = list(
        CohortMember.objects.filter(target__in=targets)
        .select_related("household")
        .prefetch_related("steps")
        .order_by("joined_on", "pk")
    )
    households = [member.household_id for member in members]
    entries = _entries(households)
    rents = _first_rents(households)
    told: dict[int, list[MemberTold]] = {target.pk: [] for target in targets}
    for member in members:
        steps = {step.kind: step.on for step in sorted(member.steps.all(), key=_on, reverse=True)}
        for kind, known in (("entry", entries), ("first_rent", rents)):
            since = [on for on in known[member.household_id] if on >= member.joined_on]
            if since:
                steps.setdefault(kind, min(since))
        told[member.target_id].append(
            MemberTold(member, steps, _months(steps.get("entry"), member.left_on or today))
        )
    return [TargetTold(target, told[target.pk]) for target in targets]


def _on(step: CohortStep) -> tuple[date, int]:
    return step.on, step.pk


def _months(since: date | None, until: date) -> int | None:
    if since is None:
        return None
    months = 0
    while add_months(since, months + 1) <= until:
        months += 1
    return months


def _entries(households: list[int]) -> dict[int, list[date]]:
    """Every day that each of these households moved in with us."""
    found: dict[int, list[date]] = defaultdict(list)
    rows = Occupancy.objects.filter(household__in=households, state__in=("active", "ended"))
    for row in rows.order_by("pk"):
        found[row.household_id].append(row.starts_on)
    return found


def _first_rents(households: list[int]) -> dict[int, list[date]]:
    """Every day that each of these households paid."""
    found: dict[int, list[date]] = defaultdict(list)
    rows = (
        Payment.objects.filter(
            account__household__in=households,
            means__in=Payment.RECEIVED,
            reverses__isnull=True,
            reversals__isnull=True,
        )
        .order_by("-on", "-pk")
        .values_list("account__household_id", "on")
    )
    for household, on in rows:
        found[household].append(on)
    return found
