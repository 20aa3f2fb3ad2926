"""Invoices paid: by a file for the bank, or by a line already seen there."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.bank.actions import NewItem, counterpart_of, issue_batch, mark_lines, reopen_line
from palier.base.bank.models import BankAccount, SepaBatch, StatementLine
from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import plural
from palier.base.ledger.actions import (
    Side,
    check_not_before,
    needed_account,
    post_entry,
    reverse_entry,
)
from palier.base.ledger.models import Account, Entry
from palier.base.tenancy.actors import Actor
from palier.work.suppliers.costs import SUPPLIERS
from palier.work.suppliers.models import Invoice, SupplierAccount


@action("Payer des factures")
def pay_invoices(
    bank_account: BankAccount,
    *,
    invoices: Sequence[Invoice],
    on: date,
    made_on: date,
    version: str = SepaBatch.Version.PAIN_001_09,
    actor: Actor,
) -> SepaBatch:
    """One transfer a supplier, credit notes taken off, in one file for the bank.

    Refused, and nothing written: paid already or not approved, an IBAN missing or that nobody else
    confirmed, credit notes above what is owed, another entity's bank.
    """
    if bank_account.holds_principals:
        raise Refused("Ce compte ne tient que l’argent des mandants : payez depuis un autre.")
    rows = list(
        Invoice.objects.select_for_update(of=("self",))
        .filter(pk__in=[invoice.pk for invoice in invoices])
        .select_related("account__auxiliary", "account__body")
        .order_by("account", "dated_on", "pk")
    )
    by_supplier: dict[SupplierAccount, list[Invoice]] = {}
    for row in rows:
        if not row.is_to_pay or row.account is None:
            raise Refused("Une de ces factures est déjà payée ou annulée. Rechargez la page.")
        if row.entity_id != bank_account.entity_id:
            raise Refused(f"{row} est due par une autre entité que celle de cette banque.")
        by_supplier.setdefault(row.account, []).append(row)
    owed = needed_account(bank_account.entity, SUPPLIERS)
    batch = issue_batch(
        bank_account,
        kind=SepaBatch.Kind.TRANSFER,
        version=version,
        on=on,
        made_on=made_on,
        label="Factures des fournisseurs",
        items=[_transfer(account, several, owed) for account, several in by_supplier.items()],
        actor=actor,
    )
    for item, several in zip(batch.items.order_by("pk"), by_supplier.values(), strict=True):
        Invoice.objects.filter(pk__in=[each.pk for each in several]).update(item=item)
    return batch


def _transfer(account: SupplierAccount, several: list[Invoice], owed: Account) -> NewItem:
    total = sum((each.signed for each in several), NOTHING)
    if total <= 0:
        raise Refused(
            f"{account.body.name} : ses avoirs font {euros(-total)} de plus que ses factures. "
            "Gardez un avoir pour plus tard, ou demandez un remboursement."
        )
    if not account.may_be_paid:
        missing = "n’a pas d’IBAN" if not account.iban else "a un IBAN que personne n’a confirmé"
        raise Refused(f"{account.body.name} {missing}. Rien n’a été préparé.")
    return NewItem(
        account.holder or account.body.name,
        account.iban,
        total,
        ", ".join(each.number for each in several)[:140],
        owed,
        account.auxiliary,
        bic=account.bic,
        town=account.town,
        country="FR" if account.town else "",
        piece=several[0].number[:20] if len(several) == 1 else "",
    )


@action("Payer des factures par une ligne de banque")
def settle_invoices(
    line: StatementLine, *, invoices: Sequence[Invoice], on: date | None = None, actor: Actor
) -> StatementLine:
    """A debit, a card or a cheque seen at the bank paid these invoices: `D 401 // C bank`; money that
    came in gave their credit notes back, `D bank // C 401`.

    Posted on the line's own day, or on `on` when that month is closed.

    Refused: a line understood already, invoices of several suppliers or that do not come to the line.
    """
    line = lock(line)
    rows = list(
        Invoice.objects.select_for_update(of=("self",))
        .filter(pk__in=[invoice.pk for invoice in invoices])
        .select_related("account__auxiliary", "account__body")
        .order_by("pk")
    )
    if not rows or any(not row.is_to_pay for row in rows):
        raise Refused("Choisissez des factures approuvées, et pas encore payées.")
    account = rows[0].account
    if account is None or any(row.account_id != account.pk for row in rows):
        raise Refused({"invoices": "Une ligne paie les factures d’un seul fournisseur."})
    if account.entity_id != line.statement.bank_account.entity_id:
        raise Refused({"invoices": "Cette banque est celle d’une autre entité."})
    total = sum((row.signed for row in rows), NOTHING)
    if total != -line.amount:
        raise Refused(
            {
                "invoices": f"{plural(len(rows), 'facture')} pour {euros(total)}, et la ligne est "
                f"de {euros(-line.amount)}."
            }
        )
    counterpart = counterpart_of(line)
    mark_lines(
        actor.organisation, lines=[line], by="suppliers.settle_invoices", on=on, actor=actor
    )
    entry = post_entry(
        account.entity,
        daybook=Entry.Daybook.BANK,
        on=on or line.held_on,
        label=f"{'Paiement' if total > 0 else 'Remboursement'} : {', '.join(row.number for row in rows)}"[
            :120
        ],
        piece=rows[0].number,
        sides=_paid(account, Account.objects.get(pk=counterpart), total),
        actor=actor,
    )
    Invoice.objects.filter(pk__in=[row.pk for row in rows]).update(line=line, payment_entry=entry)
    return line


def _paid(account: SupplierAccount, held: Account, total: Decimal) -> list[Side]:
    """What is owed to a supplier against where the money is; negative, it came back."""
    out, back = max(total, NOTHING), max(-total, NOTHING)
    owed = needed_account(account.entity, SUPPLIERS)
    return [
        Side(owed, debit=out, credit=back, auxiliary=account.auxiliary),
        Side(held, debit=back, credit=out),
    ]


@action("Annuler le paiement de factures")
def undo_settlement(line: StatementLine, *, on: date, actor: Actor) -> StatementLine:
    """The line did not pay these invoices: its mirror is posted, they are owed again.

    Refused: it paid none.
    """
    line = lock(line)
    rows = Invoice.objects.filter(line=line)
    entry = Entry.objects.filter(pk__in=rows.values("payment_entry")).first()
    if entry is None:
        raise Refused("Cette ligne n’a payé aucune facture.")
    check_not_before(entry, on)
    mirror = reverse_entry(entry, on=on, actor=actor)
    rows.update(line=None, payment_entry=None)
    return reopen_line(line, on=mirror.on, actor=actor)
