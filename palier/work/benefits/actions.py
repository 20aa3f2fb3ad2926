"""Everything done with benefits: a file received, told person by person, settled with the bank."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from palier.base.bank.models import LineState, StatementLine
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import period, span
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, month_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import entities_of
from palier.law.benefit_months import is_due
from palier.law.dates import Month, add_months
from palier.registers.people.models import Household
from palier.work.benefits.matching import Matcher
from palier.work.benefits.models import (
    AgencyLayout,
    Claimant,
    HeldBack,
    Remittance,
    RemittanceCredit,
    RemittanceLine,
)
from palier.work.benefits.proposing import Guess
from palier.work.benefits.proposing import guesses as guesses_of
from palier.work.benefits.reading import read
from palier.work.benefits.rights import Right, expected, with_right
from palier.work.billing.actions import assign_line
from palier.work.billing.events import BenefitPart, BenefitsSettled
from palier.work.billing.models import Payment, RentNotice, Term
from palier.work.leases.models import LIVED_IN, Occupancy

MOST_HELD_MONTHS = 18
MOST_TAKEN_MONTHS = 24
"""How far back an agency may claim what it paid too much (CSS art. L553-1: two years)."""


@action("Importer un bordereau d’aides")
def receive_remittance(
    organisation: Organisation,
    *,
    agency: str,
    month_on: date,
    content: bytes,
    name: str,
    on: date,
    columns: dict[str, str] | None = None,
    actor: Actor,
) -> Remittance:
    """Read an agency's file and tell whom each line is for; nothing is owed or paid by it yet.

    The columns said by hand are kept for that agency. Refused, and nothing kept: a file that is no
    remittance, already imported, or of which no line is of the month that one says.
    """
    month = Month.of(month_on)
    layout = AgencyLayout.objects.filter(organisation=organisation, agency__iexact=agency).first()
    said = {**(layout.columns if layout else {}), **(columns or {})}
    slip = read(content, said)
    if not any(row.month == month.first for row in slip.rows):
        others = sorted({row.month for row in slip.rows})
        raise Refused(
            f"Aucune ligne n’est de {month_in_words(month.first)} : ce fichier est de "
            f"{month_in_words(others[-1])}. Rien n’a été importé. Vérifiez le mois, ou le fichier."
        )
    AgencyLayout.objects.update_or_create(
        organisation=organisation, agency=agency.strip(), defaults={"columns": slip.columns}
    )
    remittance = Remittance.objects.create(
        organisation=organisation,
        agency=agency.strip(),
        month=month.first,
        file_name=name[:120],
        received_on=on,
    )
    lines = [
        RemittanceLine(
            organisation=organisation,
            remittance=remittance,
            row=row.row,
            kind=kind,
            month=row.month,
            amount=amount,
            name=row.name,
            claimant=row.claimant,
            tenant_code=row.tenant_code,
        )
        for row in slip.rows
        for kind, amount in (("due", row.amount), ("back", row.back), ("overpaid", -row.overpaid))
        if amount
    ]
    for line in lines:
        if line.kind == "due" and line.amount < 0:
            line.kind = RemittanceLine.Kind.OVERPAID
    Matcher(organisation).match(lines)
    RemittanceLine.objects.bulk_create(lines, batch_size=2000)
    return remittance


@action("Dire pour qui est une aide")
def identify_benefit(
    line: RemittanceLine, *, occupancy: Occupancy, actor: Actor
) -> RemittanceLine:
    """A person says whose aid it is; the household's number is remembered, and its other lines
    in this remittance follow. Refused: a remittance settled already."""
    remittance = lock(line.remittance)
    _check_draft(remittance)
    same = remittance.lines.filter(occupancy=None)
    same = same.filter(claimant=line.claimant) if line.claimant else same.filter(pk=line.pk)
    same.update(occupancy=occupancy, matched_by="hand")
    remittance.lines.filter(pk=line.pk).update(occupancy=occupancy, matched_by="hand")
    if line.claimant:
        know_claimant(occupancy.household, number=line.claimant, actor=actor)
    line.refresh_from_db()
    return line


@action("Reconnaître des aides proposées")
def confirm_benefits(
    remittance: Remittance, *, guesses: Sequence[Guess], actor: Actor
) -> Remittance:
    """A person says yes to what was proposed, line by line; their numbers are remembered.

    Refused, and nothing changes: nothing chosen, a proposal that no longer stands, a remittance
    settled already.
    """
    remittance = lock(remittance)
    _check_draft(remittance)
    if not guesses:
        raise Refused({"guesses": "Cochez les aides que vous reconnaissez."})
    now = {guess.key for guess in guesses_of(remittance, actor).values()}
    if any(guess.key not in now for guess in guesses):
        raise Refused("Une de ces propositions ne tient plus. Rechargez la page.")
    for guess in guesses:
        identify_benefit(guess.line, occupancy=guess.occupancy, actor=actor)
    return remittance


def _check_draft(remittance: Remittance) -> None:
    if remittance.state != Remittance.State.DRAFT:
        raise Refused("Ce bordereau est déjà rapproché.")


@action("Noter un numéro d’allocataire")
def know_claimant(household: Household, *, number: str, actor: Actor) -> Claimant:
    """A household's number at its agency. Refused: another household's."""
    found = Claimant.objects.filter(organisation=actor.organisation, number=number).first()
    if found and found.household_id == household.pk:
        return found
    return Claimant.objects.create(
        organisation=actor.organisation, household=household, number=number
    )


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
    _check_draft(remittance)
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
    _set_rights(remittance, actor)
    remittance.state, remittance.settled_on = Remittance.State.SETTLED, on
    remittance.save(update_fields=["state", "settled_on", "rights"])
    tell_notices(remittance.lines.all(), on, actor)
    return remittance


def _follow_the_household(remittance: Remittance) -> None:
    """An agency writes today's contract beside the month of another: what is of a month that the
    household lived elsewhere with us is that contract's."""
    moved = []
    for line in remittance.lines.exclude(occupancy=None).select_related("occupancy"):
        month, named = Month.of(line.month), line.occupancy
        if named is None or span(named.period).within(month) is not None:
            continue
        others = Occupancy.objects.filter(
            household=named.household_id,
            state__in=LIVED_IN,
            period__overlap=period(month.first, month.end),
        )
        found = list(others.order_by("-period")[:2])
        if len(found) == 1:
            line.occupancy = found[0]
            moved.append(line)
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


def _set_rights(remittance: Remittance, actor: Actor) -> None:
    """For each contract and month told, what was paid in all is what that month has; from the
    remittance's own month on, what it says is due each month is expected: neither what it pays of
    the past nor what it takes back."""
    keys = set(remittance.lines.values_list("occupancy", "month"))
    occupancies = Occupancy.objects.in_bulk({occupancy for occupancy, _ in keys})
    sums, dues = _told_of(remittance, list(occupancies))
    rights = _rights_of(list(occupancies))
    before = {pk: list(several) for pk, several in rights.items()}
    changed = set()
    for occupancy, first in sorted(keys, key=lambda each: (each[1], each[0])):
        was, month = rights[occupancy], Month.of(first)
        told, is_whole = sums[occupancy, first]
        # No slip has told the month itself: what it had, with what is paid or taken back of it.
        told = told if is_whole else expected(was, first) + told
        now, told = _taken_before(was, month, min(told, NOTHING)), max(told, NOTHING)
        if expected(was, first) != told or (told and not _by_rule(occupancies[occupancy], month)):
            now = with_right(now, Right(first, month.end, told, is_told=True))
        due = dues.get((occupancy, first))
        if due is not None and first >= remittance.month and expected(now, month.end) != due:
            now = with_right(now, Right(month.end, None, due))
        if now != was:
            rights[occupancy] = now
            changed.add(occupancy)
    _write_rights({pk: rights[pk] for pk in changed}, actor)
    remittance.rights = {
        pk: [[each.kept for each in several] for several in (before.get(pk, []), rights[pk])]
        for pk in changed
    }


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


def _put_rights_back(remittance: Remittance, actor: Actor) -> None:
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


Told = dict[tuple[int, date], tuple[Decimal, bool]]
Dues = dict[tuple[int, date], Decimal]


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
    for row in rows:
        found = notices.get((row.occupancy_id or 0, row.month))
        if found is not None:
            row.notice = found
            told[row.remittance].append(row)
    for remittance, several in told.items():
        RemittanceLine.objects.bulk_update(several, ["notice"], batch_size=2000)
        _announce(remittance, several, on, 1, actor)


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
    _put_rights_back(remittance, actor)
    remittance.credits.all().delete()
    remittance.state, remittance.settled_on, remittance.rights = Remittance.State.DRAFT, None, {}
    remittance.save(update_fields=["state", "settled_on", "rights"])
    return remittance


@action("Retirer un bordereau d’aides")
def drop_remittance(remittance: Remittance, *, actor: Actor) -> Organisation:
    """A file imported by mistake goes. Refused: settled already."""
    remittance = lock(remittance)
    _check_draft(remittance)
    remittance.lines.all().delete()
    remittance.delete()
    return actor.organisation


@action("Noter une aide consignée")
def hold_benefit_back(
    occupancy: Occupancy, *, since_on: date, reference: str = "", actor: Actor
) -> HeldBack:
    """The agency keeps the aid while the home is indecent: nobody asks the household for it.

    CCH, art. L843-1. The aid stays expected from the agency. Refused: kept back already.
    """
    return HeldBack.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        since=Month.of(since_on).first,
        reference=reference.strip(),
    )


@action("Lever la consignation d’une aide")
def release_benefit(held: HeldBack, *, until_on: date, actor: Actor) -> HeldBack:
    """The aid is paid again, or lost. Refused: more than eighteen months, released already."""
    held = lock(held)
    until = Month.of(until_on).first
    if held.until:
        raise Refused("Cette consignation est déjà levée.")
    if until > add_months(held.since, MOST_HELD_MONTHS):
        raise Refused(
            {"until_on": "Une aide est consignée dix-huit mois au plus (CCH, art. L843-1)."}
        )
    held.until = until
    held.save(update_fields=["until"])
    return held
