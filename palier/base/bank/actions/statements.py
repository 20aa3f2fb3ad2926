"""Statements: read once each, from whichever file; a month said reconciled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from palier.base.bank import reading
from palier.base.bank.actions.lines import hold_in_waiting
from palier.base.bank.actions.rejects import reject_returned, settle_told
from palier.base.bank.continuity import Kept, in_order, new_movements
from palier.base.bank.events import LinesImported
from palier.base.bank.models import BankAccount, Reconciliation, Statement, StatementLine
from palier.base.bank.reconciling import month_sheet
from palier.base.bank.statements import ReadStatement
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING
from palier.base.kit.periods import ONE_DAY
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import Side, needed_account, post_entry, reverse_entry
from palier.base.ledger.models import Account, Entry
from palier.base.ledger.reads import open_from
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month


@action("Ajouter un compte bancaire")
def add_bank_account(
    entity: LegalEntity,
    *,
    label: str,
    iban: str,
    account: Account,
    bic: str = "",
    creditor_id: str = "",
    holds_principals: bool = False,
    actor: Actor,
) -> BankAccount:
    """Tell Palier of one of the association's accounts; its statements can then be read.

    One that holds principals' money holds nothing else (loi n° 70-9, décret n° 72-678, art. 55).
    """
    return BankAccount.objects.create(
        organisation=actor.organisation,
        entity=entity,
        label=label,
        iban=iban,
        account=account,
        bic=bic,
        creditor_id=creditor_id,
        holds_principals=holds_principals,
    )


@action("Compléter un compte bancaire")
def complete_bank_account(
    bank_account: BankAccount,
    *,
    label: str,
    bic: str = "",
    creditor_id: str = "",
    holds_principals: bool = False,
    actor: Actor,
) -> BankAccount:
    """Say otherwise what an account is called, its BIC, the number under which it collects."""
    bank_account = lock(bank_account)
    bank_account.label, bank_account.bic = label.strip(), bic
    bank_account.creditor_id, bank_account.holds_principals = creditor_id, holds_principals
    bank_account.save(update_fields=["label", "bic", "creditor_id", "holds_principals"])
    return bank_account


@dataclass(frozen=True)
class Imported:
    """The statements of a file, the oldest first, and the lines that none had told before."""

    statements: list[Statement]
    lines: list[StatementLine]


@action("Importer un relevé de banque")
def import_statement(organisation: Organisation, *, content: bytes, actor: Actor) -> Imported:
    """Read a camt.053 or CFONB120 file, or a zip of these; lines already told stay as they are.

    What no room above recognises is posted to the waiting account (471) until someone says whose
    it is: the books always tell what the bank tells. What comes once its month is closed keeps its
    day, and is posted on the first open one.

    Refused, and nothing kept: a file that is damaged, dangerous, too large or of another bank
    account, balances that do not add up, days to come.
    """
    statements = reading.read(content)
    _check_come(statements)
    accounts = {a.iban: a for a in BankAccount.objects.filter(organisation=organisation)}
    for told in statements:
        if told.iban not in accounts:
            raise Refused(
                f"Ce relevé est celui du compte {_masked(told.iban)}, qui n’est pas un compte "
                "de l’association. Rien n’a été importé. Vérifiez le fichier, ou ajoutez ce compte."
            )
    kept: list[Statement] = []
    new: list[StatementLine] = []
    for told in sorted(statements, key=lambda each: each.closing_on):
        statement, added = _keep(told, lock(accounts[told.iban]), actor)
        kept.append(statement)
        new.extend(added)
    if new:
        reject_returned(new, actor)
        settled = settle_told(new, actor)
        announce(LinesImported([line for line in new if line.pk not in settled], actor))
        hold_in_waiting(new, actor)
    return Imported(kept, new)


def _check_come(statements: Sequence[ReadStatement]) -> None:
    """A bank tells what happened; a day ahead, somewhere in the world it is tomorrow."""
    tomorrow = timezone.localdate() + ONE_DAY
    for told in statements:
        last = max([told.closing_on, *(each.on for each in told.movements)])
        if last > tomorrow:
            raise Refused(
                f"Ce relevé va jusqu’au {day_in_words(last)}, un jour qui n’est pas encore venu. "
                "Rien n’a été importé. Vérifiez le fichier, ou la date de cet ordinateur."
            )


def _masked(iban: str) -> str:
    return f"{iban[:4]}…{iban[-4:]}"


def _keep(
    told: ReadStatement, bank_account: BankAccount, actor: Actor
) -> tuple[Statement, list[StatementLine]]:
    same = Statement.objects.filter(
        bank_account=bank_account,
        reference=told.reference[:80],
        opening_on=told.opening_on,
        closing_on=told.closing_on,
        opening=told.opening,
        closing=told.closing,
    ).first()
    if same is not None:
        return same, []
    new = new_movements(told, _kept_near(told, bank_account))
    statement = Statement.objects.create(
        organisation=actor.organisation,
        bank_account=bank_account,
        reference=told.reference[:80],
        opening_on=told.opening_on,
        closing_on=told.closing_on,
        opening=told.opening,
        closing=told.closing,
        told_before=told.closing - told.opening - sum((each.amount for each in new), NOTHING),
        told=[[str(each.on), str(each.amount)] for each in in_order(told.movements)],
    )
    first_open = open_from(bank_account.entity, Month.of(told.opening_on))
    added = StatementLine.objects.bulk_create(
        [
            StatementLine(
                organisation=actor.organisation,
                statement=statement,
                fingerprint=movement.fingerprint,
                on=movement.on,
                booked_on=first_open if movement.on < first_open else None,
                amount=movement.amount,
                party=movement.party,
                party_iban=movement.party_iban,
                reference=movement.reference,
                text=movement.text,
                parts=movement.parts,
                return_code=movement.return_code,
            )
            for movement in new
        ]
    )
    return statement, added


def _kept_near(told: ReadStatement, bank_account: BankAccount) -> list[Kept]:
    """The statements whose days touch these, with their lines, and those that bear a mark of these."""
    marks = [movement.fingerprint for movement in told.movements]
    near = Q(closing_on__gte=told.opening_on, opening_on__lte=told.closing_on)
    rows = Statement.objects.filter(
        near | Q(lines__fingerprint__in=marks), bank_account=bank_account
    )
    return [
        Kept(
            row.opening,
            [(date.fromisoformat(on), Decimal(amount)) for on, amount in row.told],
            {line.fingerprint for line in row.lines.all()},
        )
        for row in rows.distinct().order_by("pk").prefetch_related("lines")
    ]


@action("Passer le solde de départ d’une banque")
def post_bank_opening(bank_account: BankAccount, *, actor: Actor) -> BankAccount:
    """Post what the first statement began with, against 890: from then on books and bank agree. Of a
    month that is closed, on the first open day.

    Refused: no statement yet, already posted.
    """
    bank_account = lock(bank_account)
    first = (
        Statement.objects.filter(bank_account=bank_account).order_by("opening_on", "pk").first()
    )
    had = bank_account.opening_entry
    if had is not None and (first is None or had.piece == first.reference[:40]):
        raise Refused("Le solde de départ de ce compte est déjà passé.")
    if first is None:
        raise Refused("Importez d’abord un relevé : son solde de départ sera repris.")
    if not first.opening:
        raise Refused("Le premier relevé part de zéro : il n’y a rien à passer.")
    on = max(first.opening_on, open_from(bank_account.entity, Month.of(first.opening_on)))
    if had is not None:  # an older statement came since: the first balance is its own
        reverse_entry(had, on=max(had.on, on), actor=actor)
    against = needed_account(bank_account.entity, "890")
    debit, credit = max(first.opening, NOTHING), max(-first.opening, NOTHING)
    bank_account.opening_entry = post_entry(
        bank_account.entity,
        daybook=Entry.Daybook.OPENING,
        on=on,
        label=f"Solde de départ, {bank_account.label}",
        piece=first.reference,
        sides=[
            Side(bank_account.account, debit=debit, credit=credit),
            Side(against, debit=credit, credit=debit),
        ],
        actor=actor,
    )
    bank_account.save(update_fields=["opening_entry"])
    return bank_account


@action("Rapprocher un mois")
def reconcile_month(
    bank_account: BankAccount, *, month_on: date, said_on: date, actor: Actor
) -> Reconciliation:
    """Say that books and bank agree at the end of the month of `month_on`.

    Refused, naming what is between them: a month that is not over, a statement missing, balances
    that differ.
    """
    bank_account = lock(bank_account)
    month = Month.of(month_on)
    if said_on <= month.last:
        raise Refused(
            f"Ce mois finit le {day_in_words(month.last)} : des lignes peuvent encore venir. "
            "Rapprochez-le ensuite."
        )
    sheet = month_sheet(bank_account, month)
    if sheet.obstacle:
        raise Refused(sheet.obstacle)
    return Reconciliation.objects.create(
        organisation=actor.organisation,
        bank_account=bank_account,
        month=sheet.month.first,
        balance=sheet.books,
        in_waiting=sheet.in_waiting,
    )
