"""Everything done to the bank's papers."""

from decimal import Decimal

from palier.base.bank import camt
from palier.base.bank.events import LinesImported
from palier.base.bank.models import (
    LINE_MOVES,
    BankAccount,
    LineState,
    Statement,
    StatementLine,
)
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.models import Account
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation


@action("Ajouter un compte bancaire")
def add_bank_account(
    entity: LegalEntity, *, label: str, iban: str, account: Account, actor: Actor
) -> BankAccount:
    """Tell Palier of one of the association's accounts; its statements can then be read."""
    return BankAccount.objects.create(
        organisation=actor.organisation, entity=entity, label=label, iban=iban, account=account
    )


@action("Importer un relevé de banque")
def import_statement(organisation: Organisation, *, content: bytes, actor: Actor) -> Statement:
    """Read a camt.053 file; lines already known stay as they are. Gives the last statement.

    Refused, and nothing kept: a file that is damaged, dangerous, too large or of another bank
    account, balances that do not add up.
    """
    statements = camt.read(content)
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
        announce(LinesImported(new, actor))
    assert last is not None  # noqa: S101 -- `read` gives at least one
    return last


def _masked(iban: str) -> str:
    return f"{iban[:4]}…{iban[-4:]}"


def _keep(
    told: camt.ReadStatement, bank_account: BankAccount, actor: Actor
) -> tuple[Statement, list[StatementLine]]:
    before = (
        Statement.objects.filter(bank_account=bank_account, closing_on__lte=told.opening_on)
        .order_by("-closing_on", "-pk")
        .first()
    )
    statement, _ = Statement.objects.get_or_create(
        organisation=actor.organisation,
        bank_account=bank_account,
        reference=told.reference[:80],
        defaults={
            "opening_on": told.opening_on,
            "opening": told.opening,
            "closing_on": told.closing_on,
            "closing": told.closing,
            "gap": told.opening - before.closing if before else Decimal(0),
        },
    )
    marks = [movement.fingerprint for movement in told.movements]
    known = set(
        StatementLine.objects.filter(
            organisation=actor.organisation, fingerprint__in=marks
        ).values_list("fingerprint", flat=True)
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
            for movement in told.movements
            if movement.fingerprint not in known
        ]
    )
    return statement, added


@action("Mettre de côté une ligne de relevé")
def set_line_aside(line: StatementLine, *, reason: str, actor: Actor) -> StatementLine:
    """This line pays no contract (fees, a grant…): say why, and it no longer waits."""
    line = lock(line)
    LINE_MOVES.go(line, LineState.SET_ASIDE)
    line.reason = reason
    line.save(update_fields=["state", "reason"])
    return line


@action("Reprendre une ligne mise de côté")
def take_line_back(line: StatementLine, *, actor: Actor) -> StatementLine:
    """The line waits again to be understood."""
    line = lock(line)
    if line.state != LineState.SET_ASIDE:
        raise Refused("Cette ligne n’est pas mise de côté.")
    LINE_MOVES.go(line, LineState.WAITING)
    line.reason = ""
    line.save(update_fields=["state", "reason"])
    return line


@action("Affecter des lignes de relevé")
def mark_lines(
    organisation: Organisation, *, lines: list[StatementLine], by: str, actor: Actor
) -> Organisation:
    """Rooms above understood these lines: they no longer wait."""
    pks = [line.pk for line in lines]
    held = StatementLine.objects.select_for_update().filter(pk__in=pks).exclude(state="matched")
    if len(held) != len(pks):
        raise Refused("Une de ces lignes est déjà affectée. Rien n’a été enregistré.")
    StatementLine.objects.filter(pk__in=pks).update(
        state=LineState.MATCHED, matched_by=by, reason=""
    )
    return organisation


@action("Rouvrir une ligne de relevé")
def reopen_line(line: StatementLine, *, actor: Actor) -> StatementLine:
    """What it paid was undone: the line waits again."""
    line = lock(line)
    LINE_MOVES.go(line, LineState.WAITING)
    line.matched_by = ""
    line.save(update_fields=["state", "matched_by"])
    return line
