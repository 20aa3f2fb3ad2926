"""Whom a line of a remittance is for: by our contract, their number, or a name that is one's only."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from palier.base.tenancy.models import Organisation
from palier.law.dates import Month
from palier.registers.people.models import HouseholdMember
from palier.work.benefits.models import Claimant, RemittanceLine
from palier.work.billing.models import Term
from palier.work.billing.proposing import plain
from palier.work.leases.models import LIVED_IN, Occupancy


class Matcher:
    """Reads once what lines are held against; four queries whatever their number."""

    def __init__(self, organisation: Organisation) -> None:
        self.by_number: dict[str, int] = {}
        self.by_household: dict[int, list[int]] = defaultdict(list)
        self.spans: dict[int, tuple[date, date | None]] = {}
        lived = Occupancy.objects.filter(organisation=organisation, state__in=LIVED_IN)
        for row in lived.only("pk", "number", "household_id", "period").order_by("pk"):
            self.by_number[row.number] = row.pk
            self.by_household[row.household_id].append(row.pk)
            self.spans[row.pk] = (row.period.lower, row.period.upper)
        claimants = Claimant.objects.filter(organisation=organisation)
        self.claimants = dict(claimants.values_list("number", "household"))
        helped = set(
            Term.objects.filter(organisation=organisation, kind=Term.Kind.BENEFIT)
            .values_list("occupancy__household", flat=True)
            .distinct()
        )
        self.by_name: dict[str, set[int]] = defaultdict(set)
        members = HouseholdMember.objects.filter(household__in=helped)
        for household, first, last in members.values_list(
            "household", "person__first_name", "person__last_name"
        ):
            self.by_name[_key(f"{last} {first}")].add(household)

    def match(self, lines: Iterable[RemittanceLine]) -> None:
        """Say of each line which contract it is for, when that is sure; any doubt leaves it."""
        for line in lines:
            found, by = self._of(line)
            if found is not None:
                line.occupancy_id, line.matched_by = found, by

    def _of(self, line: RemittanceLine) -> tuple[int | None, str]:
        code = line.tenant_code.upper()
        if code in self.by_number:
            return self.by_number[code], "contract"
        household = self.claimants.get(line.claimant) if line.claimant else None
        if household is not None:
            return self._lived(household, line), "claimant"
        namesakes = self.by_name.get(_key(line.name), set())
        if len(namesakes) == 1:
            return self._lived(next(iter(namesakes)), line), "name"
        return None, ""

    def _lived(self, household: int, line: RemittanceLine) -> int | None:
        """The contract lived in during the month of right, else the latest."""
        contracts = self.by_household.get(household, [])
        for pk in reversed(contracts):
            start, end = self.spans[pk]
            if start <= Month.of(line.month).last and (end is None or end > line.month):
                return pk
        return contracts[-1] if contracts else None


def _key(name: str) -> str:
    """A name whatever the order of its words."""
    return " ".join(sorted(plain(name).split()))
