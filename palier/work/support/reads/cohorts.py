"""Where a cohort stands: who is in, which steps are passed, how far from the target."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from palier.law.dates import add_months
from palier.registers.programmes.models import Target
from palier.work.billing.models import Payment
from palier.work.leases.models import Occupancy
from palier.work.support.models import CohortMember, CohortStep

DAY = timedelta(days=1)
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
    def missing(self) -> int:
        """Households missing to the target; none when more came than were expected."""
        return max(self.target.expected - self.count, 0)

    @property
    def left(self) -> int:
        """Households that came in and are followed there no longer."""
        return sum(1 for each in self.members if each.member.left_on)

    def expected_by(self, on: date) -> int:
        """Households that a steady pace would have brought by a day of the year."""
        first, next_first = date(self.target.year, 1, 1), date(self.target.year + 1, 1, 1)
        elapsed = (min(max(on + DAY, first), next_first) - first).days
        return self.target.expected * elapsed // (next_first - first).days

    def passed(self, step: str) -> int:
        return sum(1 for each in self.members if step in each.steps)


def cohort(targets: list[Target], today: date) -> list[TargetTold]:
    """Every target with its members; steps noted by hand, and those that the house knows itself.

    An entry is known from the contract, a first rent from the payments since that entry: nothing
    is typed twice. Four queries whatever the number.
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
        for on in entries[member.household_id]:
            if member.joined_on <= on <= (member.left_on or today):
                steps.setdefault("entry", on)
        for on in rents[member.household_id]:
            if "entry" in steps and on >= steps["entry"]:
                steps.setdefault("first_rent", on)
        told[member.target_id].append(
            MemberTold(member, steps, _months(steps.get("entry"), member.left_on or today))
        )
    return [TargetTold(target, told[target.pk]) for target in targets]


def known_steps(member: CohortMember, today: date) -> dict[str, date]:
    """The steps of one household of a cohort, noted or known from its contract and payments."""
    (told,) = cohort([member.target], today)
    return next(each.steps for each in told.members if each.member.pk == member.pk)


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
    for row in rows.order_by("period", "pk"):
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
        .order_by("on", "pk")
        .values_list("account__household_id", "on")
    )
    for household, on in rows:
        found[household].append(on)
    return found
