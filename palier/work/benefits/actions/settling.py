"""The bank lines of a remittance, and the notices that its money is for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from palier.base.bank.models import LineState, StatementLine
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import span
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.reads import entities_of
from palier.law.dates import Month
from palier.work.benefits.actions.remittances import check_draft
from palier.work.benefits.actions.rights import is_lived, put_rights_back, set_rights
from palier.work.benefits.models import (
    Remittance,
    RemittanceCredit,
    RemittanceLine,
)
from palier.work.billing.actions import assign_line
from palier.work.billing.events import BenefitPart, BenefitsSettled
from palier.work.billing.models import Payment, RentNotice
from palier.work.leases.models import LIVED_IN, Occupancy


@action("Rapprocher un bordereau d’aides")
def settle_remittance(
    remittance: Remittance, *, credits: Sequence[StatementLine], on: date, actor: Actor
) -> Remittance:
    """These bank lines are that remittance: each household's right of each month is now known.

    Where an agency told another amount than was expected, the expected benefit of that month is
    set right: a correction of rents then calls or gives back the gap, in the month it belongs to.
    Refused, and nothing changes: a line that is nobody's, totals that differ, a bank line that
    pays something else or another remittance.
    """
    remittance = lock(remittance)
    check_draft(remittance)
    unknown = remittance.lines.filter(occupancy=None).order_by("row").first()
    if unknown is not None:
        raise Refused(
            f"Ligne {unknown.row} : on ne sait pas pour qui est l’aide de "
            f"{unknown.name or 'personne'}. "
            "Dites-le d’abord."
        )
    _follow_the_household(remittance)
    _check_whose(remittance, credits)
    told = remittance.lines.aggregate(total=Sum("amount"))["total"] or NOTHING
    received = sum((line.amount for line in credits), NOTHING)
    if told != received:
        raise Refused(
            f"Le bordereau fait {euros(told)}, ces virements {euros(received)} : il y a "
            f"{euros(told - received)} d’écart. Rien n’a été rapproché."
        )
    for line in credits:
        _take_credit(remittance, line, actor)
    set_rights(remittance, actor)
    remittance.state, remittance.settled_on = Remittance.State.SETTLED, on
    remittance.save(update_fields=["state", "settled_on", "rights"])
    tell_notices(remittance.lines.all(), on, actor)
    return remittance


def _follow_the_household(remittance: Remittance) -> None:
    """An agency writes today's contract beside the month of another: what is of a month that the
    household lived elsewhere with us is that contract's."""
    moved = [
        line
        for line in remittance.lines.select_related("occupancy")
        if line.occupancy and not span(line.occupancy.period).within(Month.of(line.month))
    ]
    lived: dict[int, list[Occupancy]] = defaultdict(list)
    households = {line.occupancy.household_id for line in moved if line.occupancy}
    for row in Occupancy.objects.filter(household__in=households, state__in=LIVED_IN):
        lived[row.household_id].append(row)
    for line in moved:
        others = lived[line.occupancy.household_id] if line.occupancy else []
        there = [row for row in others if span(row.period).within(Month.of(line.month))]
        line.occupancy = there[0] if len(there) == 1 else line.occupancy
    RemittanceLine.objects.bulk_update(moved, ["occupancy"], batch_size=2000)


def _check_whose(remittance: Remittance, credits: Sequence[StatementLine]) -> None:
    """An agency pays each entity for its own homes: refused when the money came to another's bank."""
    sites = remittance.lines.values_list("occupancy__site", flat=True).distinct()
    owed = set(entities_of(remittance.organisation, filter(None, sites)).values())
    paid = {line.statement.bank_account.entity for line in credits}
    if owed and paid and owed != paid:
        names = " et ".join(sorted(each.name for each in paid))
        raise Refused(
            f"Ces virements sont arrivés chez {names}, et ce bordereau paie des logements de "
            f"{' et '.join(sorted(each.name for each in owed))}. Un bordereau par entité : demandez "
            "à l’organisme celui de chacune, ou redressez ses coordonnées bancaires."
        )


def _take_credit(remittance: Remittance, line: StatementLine, actor: Actor) -> None:
    line = lock(line)
    if line.state != LineState.MATCHED:
        assign_line(line, is_agency=True, actor=actor)
    live = Payment.objects.filter(bank_line=line, reverses=None, reversals=None)
    if live.exclude(account=None, third=None).exists() or not live.exists():
        raise Refused(f"Le virement du {day_in_words(line.on)} paie autre chose qu’une aide.")
    RemittanceCredit.objects.create(
        organisation=actor.organisation, remittance=remittance, line=line
    )


def tell_notices(lines: "QuerySet[RemittanceLine]", on: date, actor: Actor) -> None:
    """Say to the rooms above which notices the agency’s money is for, of lines settled and not told
    yet; those that have no notice so far wait for it."""
    untold = lines.filter(notice=None, remittance__state=Remittance.State.SETTLED)
    rows = list(untold.select_related("occupancy__household", "remittance").order_by("pk"))
    notices: dict[tuple[int, date], RentNotice] = {}
    for notice in (
        RentNotice.objects.filter(
            occupancy__in={row.occupancy_id for row in rows}, month__in={row.month for row in rows}
        )
        .living()
        .order_by("number")
    ):
        notices.setdefault((notice.occupancy_id, notice.month), notice)
    told: dict[Remittance, list[RemittanceLine]] = defaultdict(list)
    kept = _told_to(notices.values())
    for row in rows:
        found = notices.get((row.occupancy_id or 0, row.month))
        if found is None or _is_nobodys(row, kept[found.pk]):
            continue
        kept[found.pk] += row.amount
        row.notice = found
        told[row.remittance].append(row)
    for remittance, several in told.items():
        RemittanceLine.objects.bulk_update(several, ["notice"], batch_size=2000)
        _announce(remittance, several, on, 1, actor)


def _told_to(notices: Iterable[RentNotice]) -> dict[int, Decimal]:
    """By notice, what settled slips have told of it so far (euros); one query."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    rows = RemittanceLine.objects.filter(notice__in=list(notices)).order_by()
    found.update(rows.values_list("notice").annotate(Sum("amount")))
    return found


def _is_nobodys(line: RemittanceLine, told: Decimal) -> bool:
    """Whether an aid waits to be taken back: of a month not lived in, it is neither the household's
    nor its principal's; taken back, it takes from a notice what that notice was given."""
    if line.occupancy is None or is_lived(line.occupancy, line.month):
        return False
    return bool(line.amount > 0 or told < -line.amount)


def _announce(
    remittance: Remittance, lines: Sequence[RemittanceLine], on: date, sign: int, actor: Actor
) -> None:
    """The agency’s money is for these lines’ notices; no longer is, with `sign` −1."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    names: dict[int, str] = {}
    for line in lines:
        if line.notice_id is not None:
            sums[line.notice_id] += sign * line.amount
            names[line.notice_id] = line.occupancy.household.name if line.occupancy else ""
    parts = [BenefitPart(pk, names[pk], amount) for pk, amount in sums.items() if amount]
    credits = remittance.credits.select_related("line__statement__bank_account")
    banks = [each.line.statement.bank_account for each in credits]
    in_fund = bool(banks) and all(bank.holds_principals for bank in banks)
    announce(BenefitsSettled(parts, on, in_fund, actor))


@action("Défaire le rapprochement d’un bordereau d’aides")
def reopen_remittance(remittance: Remittance, *, on: date, actor: Actor) -> Remittance:
    """Its bank lines were not its own: they are no longer taken by it, and it waits again.

    The transfers stay the agency's, to be undone one by one if they are not; each right is what it was
    before. Refused: not settled, a day before the settlement, rights that another remittance has
    changed since.
    """
    remittance = lock(remittance)
    if remittance.state != Remittance.State.SETTLED or remittance.settled_on is None:
        raise Refused("Ce bordereau n’est pas rapproché.")
    if on < remittance.settled_on:
        day = day_in_words(remittance.settled_on)
        raise Refused({"on": f"Il est rapproché le {day} : ce jour-là, ou après."})
    told = remittance.lines.exclude(notice=None).select_related("occupancy__household")
    _announce(remittance, list(told), on, -1, actor)
    remittance.lines.update(notice=None)
    put_rights_back(remittance, actor)
    remittance.credits.all().delete()
    remittance.state, remittance.settled_on, remittance.rights = Remittance.State.DRAFT, None, {}
    remittance.save(update_fields=["state", "settled_on", "rights"])
    return remittance
