"""What becomes of a bank line: it waits, is set aside, is understood, waits again."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from palier.base.bank.events import LineSetAside
from palier.base.bank.models import LINE_MOVES, LineState, StatementLine
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import (
    Side,
    Transfer,
    needed_account,
    post_entry,
    post_transfers,
    reverse_entry,
)
from palier.base.ledger.models import Account, Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation

WAITING_ACCOUNT = "471"


def hold_in_waiting(lines: Sequence[StatementLine], actor: Actor, on: date | None = None) -> None:
    """Post to account 471 those of `lines` that nobody has recognised, from the day that they are
    held, or on `on`."""
    pks = [line.pk for line in lines]
    waiting = StatementLine.objects.filter(
        pk__in=pks, state=LineState.WAITING, waiting_entry=None
    ).exclude(amount=0)
    by_entity: dict[LegalEntity, list[StatementLine]] = defaultdict(list)
    for line in waiting.select_related("statement__bank_account__entity").order_by("on", "pk"):
        by_entity[line.statement.bank_account.entity].append(line)
    for entity, those in by_entity.items():
        entries = _post_waiting(entity, those, on, actor)
        for line, entry_id in zip(those, entries, strict=True):
            line.waiting_entry_id = entry_id
        StatementLine.objects.bulk_update(those, ["waiting_entry"], batch_size=2000)


def _post_waiting(
    entity: LegalEntity, lines: list[StatementLine], on: date | None, actor: Actor
) -> list[int]:
    """One entry a line, the bank against 471; gives their ids in the same order."""
    waiting = needed_account(entity, WAITING_ACCOUNT).pk
    return post_transfers(
        entity,
        daybook=Entry.Daybook.BANK,
        transfers=[
            Transfer(
                on or line.held_on,
                f"En attente, ligne du {line.on:%d/%m/%Y}",
                f"{line.on:%d%m%y}",
                line.amount,
                debit=line.statement.bank_account.account_id,
                credit=waiting,
            )
            for line in lines
        ],
        actor=actor,
    )


def check_line_day(line: StatementLine, on: date | None) -> None:
    """Refused: what a line is, posted on a day before the bank's own, or before it waited again."""
    if on is None or on >= line.held_on:
        return
    day = day_in_words(line.held_on)
    if line.held_on == line.booked_on:
        said = (
            "Le mois de cette ligne était clos quand elle est venue : elle se passe à partir du "
        )
        raise Refused({"on": f"{said}{day}."})
    if line.held_on == line.on:
        said = f"La banque date cette ligne du {day}"
    elif line.aside_entry:
        said = f"Cette ligne a été mise de côté le {day}"
    else:
        said = f"Cette ligne attend de nouveau depuis le {day}"
    raise Refused({"on": f"{said} : elle ne se passe pas avant."})


def counterpart_of(line: StatementLine) -> int:
    """The id of the account that holds a line's money now: 471 once it waits there, else the bank's."""
    bank_account = line.statement.bank_account
    if line.waiting_entry_id is None:
        return int(bank_account.account_id)
    return int(needed_account(bank_account.entity, WAITING_ACCOUNT).pk)


@action("Mettre de côté une ligne de relevé")
def set_line_aside(
    line: StatementLine,
    *,
    reason: str,
    account: Account | None = None,
    on: date | None = None,
    actor: Actor,
) -> StatementLine:
    """This line pays no contract (fees, a grant…): say why, and it no longer waits.

    With the account it belongs to, it leaves the waiting account on the line's day, or on `on`
    when that month is closed; without, it stays there. Refused: an account of another entity, a
    day before the bank's.
    """
    line = lock(line)
    check_line_day(line, on)
    entity = line.statement.bank_account.entity
    if account is not None and account.entity_id != entity.pk:
        raise Refused(
            {"account": f"Cette banque est celle de {entity.name} : choisissez un de ses comptes."}
        )
    LINE_MOVES.go(line, LineState.SET_ASIDE)
    line.reason = reason
    if account is not None and line.amount:
        held = Account.objects.get(pk=counterpart_of(line))
        line.aside_entry = post_entry(
            account.entity,
            daybook=Entry.Daybook.BANK,
            on=on or line.held_on,
            label=reason,
            piece=f"{line.on:%d%m%y}",
            sides=[
                Side(held, debit=max(line.amount, NOTHING), credit=max(-line.amount, NOTHING)),
                Side(account, debit=max(-line.amount, NOTHING), credit=max(line.amount, NOTHING)),
            ],
            actor=actor,
        )
    line.save(update_fields=["state", "reason", "aside_entry"])
    if account is not None and line.aside_entry is not None:
        announce(LineSetAside(line, account, line.aside_entry.on, 1, actor))
    return line


@action("Reprendre une ligne mise de côté")
def take_line_back(line: StatementLine, *, on: date | None = None, actor: Actor) -> StatementLine:
    """The line waits again to be understood; what was posted with it is undone, on its day or `on`.

    It waits from that day on: its money was elsewhere until then.
    """
    line = lock(line)
    if line.state != LineState.SET_ASIDE:
        raise Refused("Cette ligne n’est pas mise de côté.")
    LINE_MOVES.go(line, LineState.WAITING)
    check_line_day(line, on)
    if line.aside_entry is not None:
        line.waits_since = on or line.held_on
        mirror = reverse_entry(line.aside_entry, on=line.waits_since, actor=actor)
        given = line.aside_entry.lines.exclude(account=counterpart_of(line)).select_related(
            "account"
        )
        for each in given:
            announce(LineSetAside(line, each.account, mirror.on, -1, actor))
    line.reason, line.aside_entry = "", None
    line.save(update_fields=["state", "reason", "aside_entry", "waits_since"])
    return line


@action("Affecter des lignes de relevé")
def mark_lines(
    organisation: Organisation,
    *,
    lines: list[StatementLine],
    by: str,
    on: date | None = None,
    actor: Actor,
) -> Organisation:
    """Rooms above understood these lines: they no longer wait; posted on their own day, or on `on`.

    Refused: one that is understood already, a day before the bank's.
    """
    for line in lines:
        check_line_day(line, on)
    pks = [line.pk for line in lines]
    held = (
        StatementLine.objects.select_for_update(of=("self",))
        .filter(pk__in=pks, aside_entry=None)
        .exclude(state="matched")
    )
    if len(held) != len(pks):
        raise Refused("Une de ces lignes est déjà affectée. Rien n’a été enregistré.")
    StatementLine.objects.filter(pk__in=pks).update(
        state=LineState.MATCHED, matched_by=by, reason=""
    )
    return organisation


@action("Rouvrir une ligne de relevé")
def reopen_line(line: StatementLine, *, on: date, actor: Actor) -> StatementLine:
    """What it paid was undone: the line waits again, and its money with it."""
    line = lock(line)
    LINE_MOVES.go(line, LineState.WAITING)
    line.matched_by, line.waits_since = "", on
    line.save(update_fields=["state", "matched_by", "waits_since"])
    hold_in_waiting([line], actor, on)
    return line
