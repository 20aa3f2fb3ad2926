"""Everything done with benefits: a file received, told person by person, settled with the bank."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

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
from palier.work.leases.models import Occupancy

MOST_HELD_MONTHS = 18


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
    remittance.save(update_fields=["state", "settled_on"])
    _tell(remittance, credits, on, actor)
    return remittance


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
    rights: dict[int, list[Right]] = defaultdict(list)
    rows = Term.objects.filter(occupancy__in=occupancies, kind=Term.Kind.BENEFIT)
    for term in rows.order_by("period"):
        right = Right(term.period.lower, term.period.upper, term.amount, term.is_told)
        rights[term.occupancy_id].append(right)
    changed = set()
    for occupancy, first in sorted(keys, key=lambda each: (each[1], each[0])):
        was, month = rights[occupancy], Month.of(first)
        told = max(sums[occupancy, first], NOTHING)
        now = was
        if expected(was, first) != told or (told and not _by_rule(occupancies[occupancy], month)):
            now = with_right(now, Right(first, month.end, told, is_told=True))
        due = dues.get((occupancy, first))
        if due is not None and first >= remittance.month and expected(now, month.end) != due:
            now = with_right(now, Right(month.end, None, due))
        if now != was:
            rights[occupancy] = now
            changed.add(occupancy)
    rows.filter(occupancy__in=changed).delete()
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
            for occupancy in sorted(changed)
            for each in rights[occupancy]
        ],
        batch_size=2000,
    )


Told = dict[tuple[int, date], Decimal]


def _told_of(remittance: Remittance, occupancies: Sequence[int]) -> tuple[Told, Told]:
    """By contract and month (euros): what agencies paid in all, this remittance with those settled
    before; what this one says is due of the month itself, where it says it."""
    rows = RemittanceLine.objects.filter(
        Q(remittance=remittance) | Q(remittance__state=Remittance.State.SETTLED),
        occupancy__in=occupancies,
    )
    own = Q(kind=RemittanceLine.Kind.DUE, remittance=remittance)
    sums, dues = Told(), Told()
    for occupancy, month, total, due in (
        rows.values_list("occupancy", "month")
        .annotate(total=Sum("amount"), due=Sum("amount", filter=own))
        .order_by("occupancy", "month")
    ):
        sums[occupancy, month] = total
        if due is not None:
            dues[occupancy, month] = due
    return sums, dues


def _by_rule(occupancy: Occupancy, month: Month) -> bool:
    """Whether the benefit of a month stands by itself, without the agency's word."""
    died = occupancy.end_reason == Occupancy.EndReason.DEATH
    return is_due(occupancy.law, span(occupancy.period), month, died=died)


def _tell(
    remittance: Remittance,
    credits: Sequence[StatementLine],
    on: date,
    actor: Actor,
    sign: int = 1,
) -> None:
    """Say to the rooms above which notices the agency’s money is for; no longer is, with `sign` −1."""
    sums = {
        (occupancy, month): (total, name)
        for occupancy, month, name, total in remittance.lines.values_list(
            "occupancy", "month", "occupancy__household__name"
        )
        .annotate(total=Sum("amount"))
        .order_by("occupancy", "month")
    }
    notices = RentNotice.objects.filter(
        occupancy__in={key[0] for key in sums}, month__in={key[1] for key in sums}
    ).living()
    parts, done = [], set()
    for notice in notices.order_by("number"):
        key = (notice.occupancy_id, notice.month)
        if key in sums and key not in done and sums[key][0]:
            done.add(key)
            parts.append(BenefitPart(notice.pk, sums[key][1], sign * sums[key][0]))
    in_fund = bool(credits) and all(
        line.statement.bank_account.holds_principals for line in credits
    )
    announce(BenefitsSettled(parts, on, in_fund, actor))


@action("Défaire le rapprochement d’un bordereau d’aides")
def reopen_remittance(remittance: Remittance, *, on: date, actor: Actor) -> Remittance:
    """Its bank lines were not its own: they are no longer taken by it, and it waits again.

    The transfers stay the agency's, to be undone one by one if they are not; what was told of each
    right stays told until it is settled anew. Refused: not settled, a day before the settlement.
    """
    remittance = lock(remittance)
    if remittance.state != Remittance.State.SETTLED or remittance.settled_on is None:
        raise Refused("Ce bordereau n’est pas rapproché.")
    if on < remittance.settled_on:
        day = day_in_words(remittance.settled_on)
        raise Refused({"on": f"Il est rapproché le {day} : ce jour-là, ou après."})
    credits = [
        each.line for each in remittance.credits.select_related("line__statement__bank_account")
    ]
    _tell(remittance, credits, on, actor, sign=-1)
    remittance.credits.all().delete()
    remittance.state, remittance.settled_on = Remittance.State.DRAFT, None
    remittance.save(update_fields=["state", "settled_on"])
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
