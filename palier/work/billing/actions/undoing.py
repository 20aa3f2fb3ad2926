"""A payment undone by its mirror: what it settled is owed again, its bank line waits again."""

from datetime import date

from palier.base.bank.actions import reopen_line
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import check_not_before, reverse_entry
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.work.billing.allocating import hold_accounts, spend_advances, unsettle
from palier.work.billing.events import PaymentsUndone
from palier.work.billing.models import Payment

OF_OTHERS = {
    Payment.Means.DEPOSIT.value: (
        "Cette somme vient du dépôt de garantie rendu : elle ne s’annule pas seule."
    ),
    Payment.Means.CREDIT.value: "C’est un avoir : annulez l’avis qui le porte.",
    Payment.Means.DEBIT.value: (
        "C’est un prélèvement : notez son rejet, ou annulez la remise qui le porte."
    ),
    Payment.Means.WRITE_OFF.value: "Cette créance est abandonnée : défaites l’abandon, sur le compte du ménage.",
}


@action("Annuler un paiement")
def reverse_payment(payment: Payment, *, on: date, actor: Actor) -> Payment:
    """It was not theirs, or came back unpaid: post the mirror, and free what it settled, which what
    they have in advance pays if it can.

    The bank line it came from waits again, whole: the other parts of a line that was split are
    undone with it. Refused: already undone, an advance of the opening position, a day before the
    payment, found again at the bank, a closed month, what another room rests on.
    """
    hold_accounts([payment.account_id])
    if payment.means == Payment.Means.OPENING:
        raise Refused(
            "Cette avance vient de la position de départ : c’est elle qui se corrige ou s’annule."
        )
    if payment.means in OF_OTHERS:
        raise Refused(OF_OTHERS[payment.means])
    if payment.deposits.exists():
        raise Refused(
            "La banque a vu ce paiement : défaites d’abord sa remise, sur la ligne de relevé."
        )
    if payment.reverses_id or Payment.objects.filter(reverses=payment).exists():
        raise Refused("Ce paiement est déjà annulé.")
    parts = [payment]
    if payment.bank_line:
        lock(payment.bank_line)
        live = Payment.objects.filter(bank_line=payment.bank_line, reverses=None, reversals=None)
        parts = list(live.select_related("entry", "account").order_by("pk"))
        hold_accounts(part.account_id for part in parts)
    for part in parts:
        check_not_before(part.entry, on)
    announce(PaymentsUndone(parts, actor))
    mirrors = {
        part.pk: undo_by(part, reverse_entry(part.entry, on=on, actor=actor), actor)
        for part in parts
    }
    accounts = [part.account_id for part in parts]
    spend_advances(accounts, max(mirror.on for mirror in mirrors.values()), actor)
    if payment.bank_line:
        undone_on = max(mirror.on for mirror in mirrors.values())
        reopen_line(payment.bank_line, on=undone_on, actor=actor)
    return mirrors[payment.pk]


def undo_by(payment: Payment, entry: Entry, actor: Actor) -> Payment:
    """Mirror a payment whose entry is undone already, on that day: what it settled is owed again."""
    mirror = Payment.objects.create(
        organisation=actor.organisation,
        account=payment.account,
        third=payment.third,
        on=entry.on,
        amount=-payment.amount,
        means=payment.means,
        entry=entry,
        reverses=payment,
    )
    unsettle(payment.allocations.order_by("pk"), actor, entry.on)
    return mirror
