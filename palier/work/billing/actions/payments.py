"""Money that comes in: recognised from the bank, or noted by hand; undone by its mirror."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from palier.base.bank.actions import mark_lines, reopen_line
from palier.base.bank.models import LineState, StatementLine
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import POSTED, Selection, post_selected, reverse_entry
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import accounts_of
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.work.billing.actions.accounts import agency_auxiliary
from palier.work.billing.allocating import allocate, hold_accounts
from palier.work.billing.models import (
    Allocation,
    HouseholdAccount,
    PayerIban,
    Payment,
    RentNotice,
)

CASH_ACCOUNT, BANK_ACCOUNT, USERS = "531", "5121", "411"


@dataclass(frozen=True)
class Received:
    """Money received: from whose account (None: the benefit agency), when, how much (euros)."""

    account: HouseholdAccount | None
    on: date
    amount: Decimal
    means: str = Payment.Means.TRANSFER
    line: StatementLine | None = None
    names: RentNotice | None = None


@action("Enregistrer des paiements")
def record_payments(
    organisation: Organisation, *, received: Sequence[Received], by: str = "", actor: Actor
) -> Organisation:
    """Post each payment, settle the notice it names, then the oldest ones; many at once.

    Refused: a sum that is not positive, a bank line already understood, a closed month.
    """
    if any(each.amount <= 0 for each in received):
        raise Refused("Un paiement est un montant positif.")
    for each in received:
        for row in (each.account, each.line, each.names):
            if not actor.reaches(row):
                raise Refused("Ce compte n’est pas celui d’un ménage de l’association.")
    hold_accounts([each.account.pk for each in received if each.account])
    lines = [each.line for each in received if each.line]
    if lines:
        mark_lines(organisation, lines=lines, by=by, actor=actor)
    entries = _post(organisation, received, actor)
    payments = Payment.objects.bulk_create(
        [
            Payment(
                organisation=organisation,
                account=each.account,
                on=each.on,
                amount=each.amount,
                means=each.means,
                entry_id=entry_id,
                bank_line=each.line,
            )
            for each, entry_id in zip(received, entries, strict=True)
        ]
    )
    named = {
        payment.pk: each.names.pk
        for payment, each in zip(payments, received, strict=True)
        if each.names
    }
    allocate(payments, named)
    return organisation


def _post(organisation: Organisation, received: Sequence[Received], actor: Actor) -> list[int]:
    """One entry a payment; gives their ids in the same order."""
    entity = main_entity(organisation)
    accounts = accounts_of(entity)
    agency = agency_auxiliary(entity, actor).pk if any(r.account is None for r in received) else 0
    ranks = list(range(1, len(received) + 1))
    banks = [
        each.line.statement.bank_account.account_id
        if each.line
        else accounts[CASH_ACCOUNT if each.means == Payment.Means.CASH else BANK_ACCOUNT].pk
        for each in received
    ]
    owners = [each.account.auxiliary_id if each.account else agency for each in received]
    amounts = [each.amount for each in received]
    labels = [
        f"Paiement, {each.account.household.name}" if each.account else "Aides au logement, CAF"
        for each in received
    ]
    pieces = [each.names.reference if each.names else f"{each.on:%d%m%y}" for each in received]
    post_selected(
        entity,
        daybook=Entry.Daybook.BANK,
        heads=Selection(
            "SELECT * FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::text[])"
            ' AS head (rank, "on", label, piece)',
            [ranks, [each.on for each in received], labels, pieces],
        ),
        sides=Selection(
            """SELECT given.rank, side.* FROM
                 unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::numeric[])
                   AS given (rank, bank, owner, amount)
               CROSS JOIN LATERAL (VALUES
                 (given.bank, NULL::bigint, given.amount, 0::numeric),
                 (%s, given.owner, 0, given.amount)
               ) side (account_id, auxiliary_id, debit, credit)""",
            [ranks, banks, owners, amounts, accounts[USERS].pk],
        ),
        count=len(received),
        actor=actor,
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {POSTED} ORDER BY rank")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


@action("Enregistrer un paiement")
def record_payment(
    account: HouseholdAccount, *, on: date, amount: Decimal, means: str, actor: Actor
) -> Payment:
    """Note money handed over: cash, a cheque, a transfer seen before its statement."""
    if amount <= 0:
        raise Refused({"amount": "Un paiement est un montant positif."})
    record_payments(
        actor.organisation, received=[Received(account, on, amount, means)], actor=actor
    )
    return Payment.objects.filter(account=account).latest("pk")


@action("Affecter une ligne de relevé")
def assign_line(
    line: StatementLine,
    *,
    account: HouseholdAccount | None = None,
    is_agency: bool = False,
    remember: bool = False,
    on: date | None = None,
    actor: Actor,
) -> Payment:
    """A person says whom this line comes from, a household or the benefit agency.

    It is posted on the line's own day, or on `on` when that month is closed. Refused: money that
    went out, a line already understood, neither or both answers.
    """
    line = lock(line)
    if line.state == LineState.MATCHED:
        raise Refused("Cette ligne est déjà affectée.")
    if line.amount <= 0:
        raise Refused("Cette ligne est une sortie d’argent : elle ne paie aucun loyer.")
    if (account is None) != is_agency:
        raise Refused("Choisissez soit un ménage, soit la CAF.")
    record_payments(
        actor.organisation,
        received=[Received(account, on or line.on, line.amount, line=line)],
        by="hand",
        actor=actor,
    )
    if remember and line.party_iban:
        know_payer(actor.organisation, iban=line.party_iban, account=account, actor=actor)
    return Payment.objects.filter(bank_line=line).latest("pk")


@action("Retenir l’IBAN d’un payeur")
def know_payer(
    organisation: Organisation, *, iban: str, account: HouseholdAccount | None, actor: Actor
) -> PayerIban:
    """From now on, transfers from this IBAN pay this account (None: the benefit agency)."""
    payer, is_new = PayerIban.objects.get_or_create(
        organisation=organisation, iban=iban, defaults={"account": account}
    )
    if not is_new and payer.account_id != (account.pk if account else None):
        raise Refused("Cet IBAN est déjà connu pour un autre compte.")
    return payer


@action("Annuler un paiement")
def reverse_payment(payment: Payment, *, on: date, actor: Actor) -> Payment:
    """It was not theirs, or came back unpaid: post the mirror, and free what it settled.

    The bank line it came from waits again. Refused: already undone, a closed month.
    """
    hold_accounts([payment.account_id])
    if payment.reverses_id or Payment.objects.filter(reverses=payment).exists():
        raise Refused("Ce paiement est déjà annulé.")
    entry = reverse_entry(payment.entry, on=on, actor=actor)
    mirror = Payment.objects.create(
        organisation=actor.organisation,
        account=payment.account,
        on=on,
        amount=-payment.amount,
        means=payment.means,
        entry=entry,
        reverses=payment,
    )
    Allocation.objects.bulk_create(
        [
            Allocation(
                organisation=actor.organisation,
                payment=payment,
                notice_id=given.notice_id,
                amount=-given.amount,
            )
            for given in payment.allocations.order_by("pk")
        ]
    )
    if payment.bank_line:
        reopen_line(payment.bank_line, actor=actor)
    return mirror
