"""What agencies say is what each month has, and what the months to come expect."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from palier.base.kit.money import NOTHING
from palier.base.kit.periods import period, span
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import Actor
from palier.law.benefit_months import is_due
from palier.law.dates import Month
from palier.work.benefits.models import (
    Remittance,
    RemittanceLine,
)
from palier.work.benefits.rights import Right, expected, until_told, with_right
from palier.work.billing.models import Term
from palier.work.leases.models import Occupancy

MOST_TAKEN_MONTHS = 24
"""How far back an agency may claim what it paid too much (CSS art. L553-1: two years)."""

Told = dict[tuple[int, date], tuple[Decimal, bool]]
Dues = dict[tuple[int, date], Decimal]


def set_rights(remittance: Remittance, actor: Actor) -> None:
    """For each contract and month told, what was paid in all is what that month has; from the
    remittance's own month on, what it says is due each month is expected: neither what it pays of
    the past nor what it takes back, nor where someone told already what comes after that month (an
    aid that stops, that changes from a day). Of a month not lived in, no right comes: the agency
    takes back what it paid."""
    keys = set(remittance.lines.values_list("occupancy", "month"))
    occupancies = Occupancy.objects.in_bulk({occupancy for occupancy, _ in keys})
    sums, dues = _told_of(remittance, list(occupancies))
    rights, ours = _rights_of(list(occupancies)), _written_by_slips(remittance)
    before = {pk: list(several) for pk, several in rights.items()}
    changed = set()
    for occupancy, first in sorted(keys, key=lambda each: (each[1], each[0])):
        was, month = rights[occupancy], Month.of(first)
        now, lived = was, is_lived(occupancies[occupancy], first)
        told, is_whole = sums[occupancy, first]
        # No slip has told the month itself: what it had, with what is paid or taken back of it.
        told = told if is_whole else expected(was, first) + told
        if lived:
            now, told = _taken_before(was, month, min(told, NOTHING)), max(told, NOTHING)
            by_rule = _by_rule(occupancies[occupancy], month)
            if expected(was, first) != told or (told and not by_rule):
                now = with_right(now, Right(first, month.end, told, is_told=True))
        due = dues.get((occupancy, first))
        goes_on = lived or is_lived(occupancies[occupancy], month.end)
        if due is not None and first >= remittance.month and goes_on:
            ends_on = until_told(was, month.end, ours.get(occupancy, []))
            if ends_on != month.end and expected(now, month.end) != due:
                now = with_right(now, Right(month.end, ends_on, due))
        if now != was:
            rights[occupancy] = now
            changed.add(occupancy)
    _write_rights({pk: rights[pk] for pk in changed}, actor)
    remittance.rights = {
        pk: [[each.kept for each in several] for several in (before.get(pk, []), rights[pk])]
        for pk in changed
    }


def is_lived(occupancy: Occupancy, month: date) -> bool:
    """Whether a contract is lived in, a day at least, in the month that begins on a day."""
    return span(occupancy.period).within(Month.of(month)) is not None


def _taken_before(rights: list[Right], month: Month, less: Decimal) -> list[Right]:
    """What is taken back of a month above its own aid (`less`, negative) is of the months before."""
    for _ in range(MOST_TAKEN_MONTHS):
        if less >= 0:
            break
        month = month.before
        had = expected(rights, month.first)
        cut = min(had, -less)
        if cut:
            right = Right(month.first, month.end, had - cut, is_told=True)
            rights, less = with_right(rights, right), less + cut
    return rights


def _rights_of(occupancies: Sequence[int]) -> dict[int, list[Right]]:
    """The rights of these contracts as they stand, by contract."""
    rights: dict[int, list[Right]] = defaultdict(list)
    rows = Term.objects.filter(occupancy__in=occupancies, kind=Term.Kind.BENEFIT)
    for term in rows.order_by("period"):
        right = Right(term.period.lower, term.period.upper, term.amount, term.is_told)
        rights[term.occupancy_id].append(right)
    return rights


def _written_by_slips(remittance: Remittance) -> dict[int, list[Right]]:
    """By contract, what other remittances settled for this month have written."""
    settled = Remittance.objects.filter(
        organisation=remittance.organisation_id,
        state=Remittance.State.SETTLED,
        month=remittance.month,
    ).exclude(pk=remittance.pk)
    found: dict[int, list[Right]] = defaultdict(list)
    for kept in settled.values_list("rights", flat=True):
        for pk, (before, after) in kept.items():
            found[int(pk)] += [Right.of(each) for each in after if each not in before]
    return found


def _write_rights(rights: Mapping[int, Sequence[Right]], actor: Actor) -> None:
    """These rights take the place of those that stood."""
    Term.objects.filter(occupancy__in=rights, kind=Term.Kind.BENEFIT).delete()
    Term.objects.bulk_create(
        [
            Term(
                organisation=actor.organisation,
                occupancy_id=occupancy,
                kind=Term.Kind.BENEFIT,
                label="Aide au logement",
                amount=each.amount,
                period=period(each.starts_on, each.ends_on),
                is_told=each.is_told,
            )
            for occupancy in sorted(rights)
            for each in rights[occupancy]
        ],
        batch_size=2000,
    )


def put_rights_back(remittance: Remittance, actor: Actor) -> None:
    """Each right is what it was before the remittance; where someone fixed it otherwise since, it
    stays as it is. Refused: a remittance settled since told of it too."""
    kept = {int(pk): several for pk, several in remittance.rights.items()}
    later = (
        RemittanceLine.objects.filter(
            occupancy__in=kept, remittance__state=Remittance.State.SETTLED
        )
        .filter(remittance__rights__has_any_keys=[str(pk) for pk in kept])
        .exclude(remittance=remittance)
        .select_related("remittance", "occupancy__household")
    )
    for line in later.order_by("remittance__settled_on", "pk"):
        told = line.remittance.rights.get(str(line.occupancy_id))
        if told and told[0] == kept[line.occupancy_id or 0][1]:
            raise Refused(
                f"Le bordereau {line.remittance} a changé depuis l’aide de "
                f"{line.occupancy.household.name if line.occupancy else ''} : défaites-le d’abord."
            )
    now = _rights_of(list(kept))
    _write_rights(
        {
            pk: [Right.of(each) for each in before]
            for pk, (before, after) in kept.items()
            if [each.kept for each in now[pk]] == after
        },
        actor,
    )


def _told_of(remittance: Remittance, occupancies: Sequence[int]) -> tuple[Told, Dues]:
    """By contract and month (euros): what agencies paid in all, this remittance with those settled
    before, and whether one told the month itself; else what this one alone pays or takes back of
    it. What this one says is due of the month itself, where it says it."""
    rows = RemittanceLine.objects.filter(
        Q(remittance=remittance) | Q(remittance__state=Remittance.State.SETTLED),
        occupancy__in=occupancies,
    )
    mine, due = Q(remittance=remittance), Q(kind=RemittanceLine.Kind.DUE)
    sums, dues = Told(), Dues()
    for occupancy, month, total, whole, own, own_due in (
        rows.values_list("occupancy", "month")
        .annotate(
            total=Sum("amount"),
            whole=Sum("amount", filter=due),
            own=Sum("amount", filter=mine),
            own_due=Sum("amount", filter=mine & due),
        )
        .order_by("occupancy", "month")
    ):
        is_whole = whole is not None
        sums[occupancy, month] = (total if is_whole else own or NOTHING, is_whole)
        if own_due is not None:
            dues[occupancy, month] = whole
    return sums, dues


def _by_rule(occupancy: Occupancy, month: Month) -> bool:
    """Whether the benefit of a month stands by itself, without the agency's word."""
    died = occupancy.end_reason == Occupancy.EndReason.DEATH
    return is_due(occupancy.law, span(occupancy.period), month, died=died)
