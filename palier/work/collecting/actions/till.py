"""The till: cash received with a numbered receipt, counted against the books; money given back."""

from datetime import date
from decimal import Decimal

from django.db.models import F, Sum

from palier.base.bank.actions import NewItem, issue_batch
from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.journal.action import action
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import (
    Transfer,
    hold_books,
    needed_account,
    post_transfers,
    reverse_entry,
)
from palier.base.ledger.models import Entry, Line
from palier.base.ledger.reads import balance_of
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.work.billing.actions.accounts import users_account
from palier.work.billing.allocating import advances_of, free_refund, hold_accounts, settle
from palier.work.billing.models import Allocation, HouseholdAccount, Refund
from palier.work.billing.reads import ahead_from, ahead_later
from palier.work.collecting.models import TillCount

TILL, MISSING, FOUND = "531", "658", "758"


@action("Compter la caisse")
def count_till(
    entity: LegalEntity, *, on: date, counted: Decimal, reason: str = "", actor: Actor
) -> TillCount:
    """Hold the cash counted (euros) against the books; a gap is told and posted (658 or 758).

    Refused: a gap without a reason, a negative sum, a closed month.
    """
    hold_books(entity)
    if counted < 0:
        raise Refused({"counted": "Une caisse ne contient pas moins que rien."})
    expected = balance_of(entity, TILL, on=on)
    gap = counted - expected
    if gap and not reason.strip():
        raise Refused(
            {
                "reason": f"La caisse devait contenir {euros(expected)} : il y a {euros(gap)} "
                "d’écart. "
                "Dites pourquoi, ou recomptez."
            }
        )
    entry = None
    if gap:
        against = needed_account(entity, FOUND if gap > 0 else MISSING)
        (entry,) = post_transfers(
            entity,
            daybook=Entry.Daybook.TILL,
            transfers=[
                Transfer(
                    on,
                    f"Écart de caisse : {reason.strip()}",
                    f"C{on:%d%m%y}",
                    gap,
                    debit=needed_account(entity, TILL).pk,
                    credit=against.pk,
                )
            ],
            actor=actor,
        )
    return TillCount.objects.create(
        organisation=actor.organisation,
        entity=entity,
        on=on,
        expected=expected,
        counted=counted,
        reason=reason.strip(),
        entry_id=entry,
    )


@action("Rembourser un ménage")
def refund_household(
    account: HouseholdAccount,
    *,
    bank_account: BankAccount,
    name: str,
    iban: str,
    amount: Decimal,
    on: date,
    made_on: date,
    actor: Actor,
) -> SepaBatch:
    """Give back by transfer what a household has paid too much (euros).

    Refused: more than it has in advance the day it is made (`made_on`) and each later one: what is
    called for later is kept back, what is dated later is not there yet.
    """
    hold_accounts([account.pk])
    _check_ahead(account, amount, made_on)
    batch = issue_batch(
        bank_account,
        kind=SepaBatch.Kind.TRANSFER,
        version=SepaBatch.Version.PAIN_001_09,
        on=on,
        made_on=made_on,
        label=f"Remboursement, {account.household.name}",
        items=[
            NewItem(
                name,
                iban,
                amount,
                "Trop-perçu de loyer",
                users_account(bank_account.entity),
                account.auxiliary,
            )
        ],
        actor=actor,
    )
    refund = Refund.objects.create(
        organisation=actor.organisation,
        account=account,
        item=batch.items.get(),
        on=on,
        amount=amount,
    )
    _use_up(account, refund, actor)
    return batch


@action("Rendre une avance en espèces")
def refund_in_cash(
    account: HouseholdAccount, *, amount: Decimal, on: date, actor: Actor
) -> Refund:
    """Hand back from the till what a household has paid too much (euros): `D 411 // C 531`.

    Refused: more than it has in advance that day, more than the till holds from that day on, before
    the till was last counted, a closed month.
    """
    hold_accounts([account.pk])
    _check_ahead(account, amount, on)
    entity = account.entity
    hold_books(entity)
    counted = TillCount.objects.filter(entity=entity, on__gt=on).order_by("-on").first()
    if counted is not None:
        raise Refused(
            {
                "on": f"La caisse a été comptée le {day_in_words(counted.on)} : rendez après ce jour."
            }
        )
    inside = min(inside_from(entity, on))
    if amount > inside:
        raise Refused(
            {"amount": f"La caisse contient {euros(inside)} ces jours-là : rendez par virement."}
        )
    (entry,) = post_transfers(
        entity,
        daybook=Entry.Daybook.TILL,
        transfers=[
            Transfer(
                on,
                "Avance rendue en espèces",
                f"R{on:%d%m%y}",
                amount,
                debit=account.auxiliary.account_id,
                credit=needed_account(entity, TILL).pk,
                debit_part=account.auxiliary_id,
            )
        ],
        actor=actor,
    )
    refund = Refund.objects.create(
        organisation=actor.organisation, account=account, entry_id=entry, on=on, amount=amount
    )
    _use_up(account, refund, actor)
    return refund


def inside_from(entity: LegalEntity, on: date) -> list[Decimal]:
    """What the till holds at the end of a day, then after each later day when it changed (euros)."""
    held = [balance_of(entity, TILL, on=on)]
    later = (
        Line.objects.filter(account__entity=entity, account__code__startswith=TILL, on__gt=on)
        .values("on")
        .annotate(moved=Sum(F("debit") - F("credit")))
        .order_by("on")
    )
    for day in later:
        held.append(held[-1] + day["moved"])
    return held


@action("Annuler une avance rendue en espèces")
def undo_cash_refund(refund: Refund, *, on: date, actor: Actor) -> Refund:
    """It was not handed over: the money is in the till, and the household’s, again.

    Refused: a refund by transfer, undone already, a closed month.
    """
    hold_accounts([refund.account_id])
    refund = lock(refund)
    if refund.entry is None:
        raise Refused("Ce remboursement est un virement : annulez la remise qui le porte.")
    if refund.undone_on is not None:
        raise Refused("Ce remboursement est déjà annulé.")
    if on < refund.on:
        raise Refused({"on": f"Il a été rendu le {day_in_words(refund.on)}."})
    mirror = reverse_entry(refund.entry, on=on, actor=actor)
    free_refund(refund, mirror.on, actor)
    return refund


def _check_ahead(account: HouseholdAccount, amount: Decimal, on: date) -> None:
    ahead = ahead_from(account, on)
    if amount <= 0:
        raise Refused({"amount": "Un remboursement est un montant positif."})
    if amount > ahead:
        raise Refused(
            {
                "amount": f"Ce ménage n’a que {euros(ahead)} d’avance à rendre : on ne lui rend pas "
                f"plus.{said_later(account, on)}"
            }
        )


def said_later(account: HouseholdAccount, on: date) -> str:
    """From when more may be given back, in a sentence after another; else nothing."""
    later = ahead_later(account, on)
    return f" À partir du {day_in_words(later[0])} : {euros(later[1])}." if later else ""


def _use_up(account: HouseholdAccount, refund: Refund, actor: Actor) -> None:
    """The advances given back no longer pay later notices, the latest that came by then first."""
    left = refund.amount
    made = []
    advances = advances_of(actor.organisation).filter(account=account).order_by("-on", "-pk")
    for payment in sorted(advances, key=lambda each: each.on > refund.on):
        share = min(left, payment.amount - payment.spent)
        left -= share
        if share > 0:
            made.append(
                Allocation(
                    organisation=actor.organisation, payment=payment, refund=refund, amount=share
                )
            )
    if left > 0:
        raise Refused(
            "Cette avance vient de la position de départ et d’avis annulés : elle "
            "ne se retrouve pas "
            "dans les paiements. Rendez-la par une opération diverse."
        )
    settle(made, actor)
