"""Statements: read once each, from whichever file; a month said reconciled."""

from collections import Counter
from datetime import date

from palier.base.bank import reading
from palier.base.bank.actions.batches import settle_told
from palier.base.bank.actions.lines import hold_in_waiting
from palier.base.bank.events import LinesImported
from palier.base.bank.models import BankAccount, Reconciliation, Statement, StatementLine
from palier.base.bank.reconciling import month_sheet
from palier.base.bank.statements import Movement, ReadStatement
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import Side, needed_account, post_entry, reverse_entry
from palier.base.ledger.models import Account, Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.law.dates import Month


def _covering(told: ReadStatement, others: list[Statement]) -> list[Statement]:
    """The statements that tell of the same days, and neither lead to this one nor follow from it.

    Several statements of one day follow each other by their balances: each opens with what the
    one before closed with.
    """
    left = [
        e for e in others if e.closing_on >= told.opening_on and e.opening_on <= told.closing_on
    ]
    opening, closing = told.opening, told.closing
    while True:
        before = next(
            (e for e in left if e.closing_on <= told.opening_on and e.closing == opening), None
        )
        after = next(
            (e for e in left if e.opening_on >= told.closing_on and e.opening == closing), None
        )
        if before is None and after is None:
            return left
        if before is not None:
            opening = before.opening
            left.remove(before)
        if after is not None and after in left:
            closing = after.closing
            left.remove(after)


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


@action("Importer un relevé de banque")
def import_statement(organisation: Organisation, *, content: bytes, actor: Actor) -> Statement:
    """Read a camt.053 or CFONB120 file; lines already known stay as they are. Gives the last one.

    What no room above recognises is posted to the waiting account (471) until someone says whose
    it is: the books always tell what the bank tells.

    Refused, and nothing kept: a file that is damaged, dangerous, too large or of another bank
    account, balances that do not add up.
    """
    statements = reading.read(content)
    accounts = {a.iban: a for a in BankAccount.objects.filter(organisation=organisation)}
    for told in statements:
        if told.iban not in accounts:
            raise Refused(
                f"Ce relevé est celui du compte {_masked(told.iban)}, qui n’est pas un compte "
                "de l’association. Rien n’a été importé. Vérifiez le fichier, ou ajoutez ce compte."
            )
    last: Statement | None = None
    new: list[StatementLine] = []
    for told in sorted(statements, key=lambda each: each.closing_on):
        last, added = _keep(told, lock(accounts[told.iban]), actor)
        new.extend(added)
    if new:
        settled = settle_told(new, actor)
        announce(LinesImported([line for line in new if line.pk not in settled], actor))
        hold_in_waiting(new, actor)
    assert last is not None  # noqa: S101 -- `read` gives at least one
    return last


def _masked(iban: str) -> str:
    return f"{iban[:4]}…{iban[-4:]}"


def _keep(
    told: ReadStatement, bank_account: BankAccount, actor: Actor
) -> tuple[Statement, list[StatementLine]]:
    others = list(Statement.objects.filter(bank_account=bank_account))
    statement, _ = Statement.objects.get_or_create(
        organisation=actor.organisation,
        bank_account=bank_account,
        reference=told.reference[:80],
        opening_on=told.opening_on,
        closing_on=told.closing_on,
        defaults={"opening": told.opening, "closing": told.closing},
    )
    if (statement.opening, statement.closing) != (told.opening, told.closing):
        raise Refused(
            f"Le relevé {told.reference} est déjà importé avec d’autres soldes "
            f"({euros(statement.opening)} → {euros(statement.closing)}). Rien n’a été importé. "
            "Vérifiez ces deux fichiers avec votre banque."
        )
    added = StatementLine.objects.bulk_create(
        [
            StatementLine(
                organisation=actor.organisation,
                statement=statement,
                fingerprint=movement.fingerprint,
                on=movement.on,
                amount=movement.amount,
                party=movement.party,
                party_iban=movement.party_iban,
                reference=movement.reference,
                text=movement.text,
            )
            for movement in _not_yet_told(told, bank_account, others)
        ]
    )
    return statement, added


def _not_yet_told(
    told: ReadStatement, bank_account: BankAccount, others: list[Statement]
) -> list[Movement]:
    """The movements that no statement has told: by their mark, then by day and amount.

    Another file may tell the same days otherwise (another format, a month after its days): on
    days that another statement covers, only what exceeds what it told is new.
    """
    marks = [movement.fingerprint for movement in told.movements]
    lines = StatementLine.objects.filter(statement__bank_account=bank_account)
    known = set(lines.filter(fingerprint__in=marks).values_list("fingerprint", flat=True))
    covering = _covering(told, others)
    stored = Counter(
        lines.filter(statement__in=covering)
        .exclude(fingerprint__in=marks)
        .values_list("on", "amount")
    )
    new = []
    for movement in told.movements:
        if movement.fingerprint in known:
            continue
        if stored[movement.on, movement.amount] > 0:
            stored[movement.on, movement.amount] -= 1
            continue
        new.append(movement)
    return new


@action("Passer le solde de départ d’une banque")
def post_bank_opening(bank_account: BankAccount, *, actor: Actor) -> BankAccount:
    """Post what the first statement began with, against 890: from then on books and bank agree.

    Refused: no statement yet, already posted, a closed month.
    """
    bank_account = lock(bank_account)
    first = (
        Statement.objects.filter(bank_account=bank_account).order_by("opening_on", "pk").first()
    )
    had = bank_account.opening_entry
    if had is not None and (first is None or had.on <= first.opening_on):
        raise Refused("Le solde de départ de ce compte est déjà passé.")
    if first is None:
        raise Refused("Importez d’abord un relevé : son solde de départ sera repris.")
    if not first.opening:
        raise Refused("Le premier relevé part de zéro : il n’y a rien à passer.")
    if had is not None:  # an older statement came since: the first balance is its own
        reverse_entry(had, on=had.on, actor=actor)
    against = needed_account(bank_account.entity, "890")
    debit, credit = max(first.opening, NOTHING), max(-first.opening, NOTHING)
    bank_account.opening_entry = post_entry(
        bank_account.entity,
        daybook=Entry.Daybook.OPENING,
        on=first.opening_on,
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
def reconcile_month(bank_account: BankAccount, *, month_on: date, actor: Actor) -> Reconciliation:
    """Say that books and bank agree at the end of the month of `month_on`.

    Refused, naming what is between them: a statement missing, balances that differ.
    """
    bank_account = lock(bank_account)
    sheet = month_sheet(bank_account, Month.of(month_on))
    if sheet.obstacle:
        raise Refused(sheet.obstacle)
    return Reconciliation.objects.create(
        organisation=actor.organisation,
        bank_account=bank_account,
        month=sheet.month.first,
        balance=sheet.books,
        in_waiting=sheet.in_waiting,
    )
