"""Whose an aid that nobody recognised may be: who awaits that sum, under a name alike."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz

from palier.base.kit.money import euros
from palier.base.kit.periods import period
from palier.base.tenancy.actors import Actor
from palier.law.dates import Month
from palier.registers.people.models import HouseholdMember
from palier.work.benefits.models import Remittance, RemittanceLine
from palier.work.billing.models import Term
from palier.work.billing.proposing import plain
from palier.work.leases.models import Occupancy

ALIKE, VERY_ALIKE = 75, 90
"""How alike two names are (of 100) to be proposed with the same sum, or whatever the sum."""


Awaited = list[tuple[Occupancy, Decimal]]


@dataclass(frozen=True)
class Guess:
    """A contract that an unknown line may be for, and why; a person says yes."""

    line: RemittanceLine
    occupancy: Occupancy
    why: str

    @property
    def key(self) -> str:
        return f"{self.line.pk}:{self.occupancy.pk}"


def guesses(remittance: Remittance, actor: Actor) -> dict[int, Guess]:
    """By unknown line, the one contract that it is probably for; none where two are as likely.

    The same sum under a name alike, or a name all but equal; of contracts that the actor sees.
    Four queries.
    """
    unknown = list(remittance.lines.filter(occupancy=None).order_by("row", "pk"))
    if not unknown:
        return {}
    awaited = _awaited(remittance, {line.month for line in unknown})
    names = _names(
        {occupancy.household_id for several in awaited.values() for occupancy, _ in several}
    )
    found = {
        line.pk: best
        for line in unknown
        if (best := _best(line, awaited.get(line.month, []), names)) is not None
    }
    rows = Occupancy.objects.visible_to(actor)
    seen = set(
        rows.filter(pk__in=[guess.occupancy.pk for guess in found.values()]).values_list(
            "pk", flat=True
        )
    )
    return {pk: guess for pk, guess in found.items() if guess.occupancy.pk in seen}


def _awaited(remittance: Remittance, months: set[date]) -> dict[date, Awaited]:
    """By month of right, each contract lived in with the aid that is expected for it (euros)."""
    within = period(min(months), Month.of(max(months)).end)
    terms = Term.objects.filter(
        organisation=remittance.organisation, kind=Term.Kind.BENEFIT, period__overlap=within
    ).select_related("occupancy__household")
    found: dict[date, Awaited] = defaultdict(list)
    for term in terms.order_by("pk"):
        for first in months:
            month = Month.of(first)
            begins, ends = term.period.lower, term.period.upper
            if begins <= month.last and (ends is None or ends > month.first):
                found[first].append((term.occupancy, term.amount))
    return found


def _names(households: set[int]) -> dict[int, list[str]]:
    """What each household's people are called, plain, whatever the order of their words."""
    found: dict[int, list[str]] = defaultdict(list)
    members = HouseholdMember.objects.filter(household__in=households)
    for household, *words in members.values_list(
        "household", "person__last_name", "person__first_name"
    ):
        found[household].append(plain(" ".join(words)))
    return found


def _best(line: RemittanceLine, awaited: Awaited, names: dict[int, list[str]]) -> Guess | None:
    told = plain(line.name)
    ranked = []
    for occupancy, amount in awaited:
        alike = max(
            (fuzz.token_sort_ratio(told, name) for name in names[occupancy.household_id]),
            default=0,
        )
        same = amount == line.amount
        if alike >= (ALIKE if same else VERY_ALIKE):
            ranked.append((same, alike, occupancy))
    ranked.sort(key=lambda each: each[:2], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    same, alike, occupancy = ranked[0]
    why = f"attend {euros(line.amount)}" if same else "autre montant attendu"
    return Guess(line, occupancy, f"{'même nom' if alike == 100 else 'nom proche'}, {why}")
