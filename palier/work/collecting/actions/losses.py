"""Debts that one fears for, and debts that one gives up: never by one person alone."""

from datetime import date
from decimal import Decimal

from django.db.models import Max

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import (
    Side,
    check_not_before,
    needed_account,
    open_auxiliary,
    post_entry,
    reverse_entry,
)
from palier.base.ledger.models import Account, Auxiliary, Entry
from palier.base.ledger.reads import balance
from palier.base.tenancy.actors import Actor
from palier.work.billing.actions.accounts import users_account
from palier.work.billing.actions.undoing import undo_by
from palier.work.billing.allocating import allocate, hold_accounts, spend_advances
from palier.work.billing.models import HouseholdAccount, Payment, RentNotice
from palier.work.billing.reads import may_be_given_up
from palier.work.collecting.models import WRITE_OFF_MOVES, Doubt, WriteOff, WriteOffState

LOST, DOUBTFUL, DEPRECIATED = "654", "416", "491"
ALLOWANCE, TAKEN_BACK = "6817", "7817"


@action("Proposer un abandon de créance")
def propose_write_off(
    account: HouseholdAccount, *, amount: Decimal, reason: str, on: date, actor: Actor
) -> WriteOff:
    """Ask that a debt be given up (euros), with why. Refused: more than is owed that day, what came
    or was credited since deducted: a month to come is not owed yet."""
    hold_accounts([account.pk])
    owed = may_be_given_up(account, on)
    if amount > owed:
        told = (
            ", paiements et avoirs d’après déduits"
            if balance(account.auxiliary_id, on=on) > owed
            else ""
        )
        raise Refused({"amount": f"Ce ménage doit {euros(owed)}{told} : on n’abandonne pas plus."})
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi : procédure close, effacement, décès…"})
    return WriteOff.objects.create(
        organisation=actor.organisation,
        account=account,
        amount=amount,
        reason=reason.strip(),
        proposed_on=on,
        proposed_by_id=actor.user_id,
    )


@action("Approuver un abandon de créance")
def approve_write_off(write_off: WriteOff, *, on: date, actor: Actor) -> WriteOff:
    """Another person says yes: `D 654 // C 411`, and the oldest debts are settled by it.

    Refused: by whoever proposed it, decided already, before it was proposed, no longer owed, a
    closed month.
    """
    hold_accounts([write_off.account_id])
    write_off = lock(write_off)
    if write_off.proposed_by_id and write_off.proposed_by_id == actor.user_id:
        raise Refused("Qui propose un abandon ne l’approuve pas : demandez à une autre personne.")
    WRITE_OFF_MOVES.go(write_off, WriteOffState.APPROVED)
    if on < write_off.proposed_on:
        day = day_in_words(write_off.proposed_on)
        raise Refused({"on": f"Proposé le {day} : il ne s’approuve pas avant."})
    account = write_off.account
    if write_off.amount > may_be_given_up(account, on):
        raise Refused("Ce ménage a payé entre-temps : il ne doit plus autant. Proposez à nouveau.")
    entity = account.entity
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label="Créance abandonnée",
        piece=f"ABANDON {write_off.pk}",
        sides=[
            Side(needed_account(entity, LOST), debit=write_off.amount),
            Side(users_account(entity), credit=write_off.amount, auxiliary=account.auxiliary),
        ],
        actor=actor,
    )
    payment = Payment.objects.create(
        organisation=actor.organisation,
        account=account,
        on=on,
        amount=write_off.amount,
        means=Payment.Means.WRITE_OFF,
        entry=entry,
    )
    allocate([payment], actor=actor)
    write_off.decided_on, write_off.payment = on, payment
    write_off.save(update_fields=["state", "decided_on", "payment"])
    return write_off


@action("Refuser un abandon de créance")
def refuse_write_off(write_off: WriteOff, *, on: date, actor: Actor) -> WriteOff:
    """The debt stays due."""
    write_off = lock(write_off)
    WRITE_OFF_MOVES.go(write_off, WriteOffState.REFUSED)
    write_off.decided_on = on
    write_off.save(update_fields=["state", "decided_on"])
    return write_off


@action("Défaire un abandon de créance")
def undo_write_off(write_off: WriteOff, *, on: date, reason: str, actor: Actor) -> WriteOff:
    """The debt is due again, by the mirror of its entry (`D 411 // C 654`): what the household has
    in advance since pays it.

    Refused: not approved, a day before it was, no reason, a closed month.
    """
    hold_accounts([write_off.account_id])
    write_off = lock(write_off)
    WRITE_OFF_MOVES.go(write_off, WriteOffState.UNDONE)
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi : ce que le ménage a payé depuis, une erreur…"})
    payment = write_off.payment
    assert payment is not None  # noqa: S101 -- it was approved
    check_not_before(payment.entry, on)
    mirror = undo_by(payment, reverse_entry(payment.entry, on=on, actor=actor), actor)
    spend_advances([payment.account_id], mirror.on, actor)
    write_off.undone_on, write_off.undone_why = mirror.on, reason.strip()
    write_off.save(update_fields=["state", "undone_on", "undone_why"])
    return write_off


@action("Dire une créance douteuse")
def doubt_debt(
    account: HouseholdAccount, *, amount: Decimal, reason: str, on: date, actor: Actor
) -> Doubt:
    """The debt stays due, our accounts grow careful: 416 shows it, `D 6817 // C 491` sets it aside.

    411 as a whole is lowered by an account of its own, so that the household's own statement does
    not move. Refused: nothing owed, more set aside than is owed, doubted already, on days of a doubt
    that was lifted since.
    """
    hold_accounts([account.pk])
    lifted = account.doubts.aggregate(last=Max("lifted_on"))["last"]
    if lifted and on < lifted:
        day = day_in_words(lifted)
        raise Refused({"on": f"Un doute y courait, levé le {day} : ce jour-là, ou après."})
    debt = balance(account.auxiliary_id, on=on)
    if debt <= 0:
        raise Refused("Ce ménage ne doit rien à cette date.")
    debt = may_be_doubted(account, on)
    if debt <= 0:
        raise Refused("Cette dette est celle d’un mandant : elle ne se déprécie pas chez nous.")
    if not 0 < amount <= debt:
        raise Refused({"amount": f"On déprécie plus de zéro, et {euros(debt)} au plus."})
    entity = account.entity
    users, doubtful = users_account(entity), needed_account(entity, DOUBTFUL)
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label="Créance douteuse",
        piece=account.auxiliary.code,
        sides=[
            Side(doubtful, debit=debt, auxiliary=_part(doubtful, account, actor)),
            Side(
                users,
                credit=debt,
                auxiliary=open_auxiliary(
                    users, code="DOUTEUX", label="Créances passées au 416", actor=actor
                ),
            ),
            Side(needed_account(entity, ALLOWANCE), debit=amount),
            Side(needed_account(entity, DEPRECIATED), credit=amount),
        ],
        actor=actor,
    )
    return Doubt.objects.create(
        organisation=actor.organisation,
        account=account,
        on=on,
        debt=debt,
        amount=amount,
        reason=reason.strip(),
        entry=entry,
    )


def may_be_doubted(account: HouseholdAccount, on: date) -> Decimal:
    """What a household owes on a day (euros, at least 0), but on homes that we only manage: that is
    their principal's to lose."""
    rows = RentNotice.objects.filter(
        account=account, principal__isnull=False, entry__on__lte=on, net__gt=0
    )
    left = rows.living().with_paid(on).values_list("net", "paid")
    of_principals = sum((net - paid for net, paid in left), NOTHING)
    return max(balance(account.auxiliary_id, on=on) - of_principals, NOTHING)


def _part(account: Account, of: HouseholdAccount, actor: Actor) -> Auxiliary:
    return open_auxiliary(account, code=of.auxiliary.code, label=of.household.name, actor=actor)


@action("Lever un doute sur une créance")
def lift_doubt(doubt: Doubt, *, on: date, actor: Actor) -> Doubt:
    """Paid, given up, or to be judged anew: the debt is back in 411, and what was set aside is taken
    back, `D 491 // C 7817`. Refused: lifted already, before it was doubted, a closed month."""
    doubt = lock(doubt)
    if doubt.lifted_on:
        raise Refused("Ce doute est déjà levé.")
    check_not_before(doubt.entry, on)
    account = doubt.account
    entity = account.entity
    users, doubtful = users_account(entity), needed_account(entity, DOUBTFUL)
    entry = post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label="Créance qui n’est plus douteuse",
        piece=account.auxiliary.code,
        sides=[
            Side(
                users,
                debit=doubt.debt,
                auxiliary=open_auxiliary(
                    users, code="DOUTEUX", label="Créances passées au 416", actor=actor
                ),
            ),
            Side(doubtful, credit=doubt.debt, auxiliary=_part(doubtful, account, actor)),
            Side(needed_account(entity, DEPRECIATED), debit=doubt.amount),
            Side(needed_account(entity, TAKEN_BACK), credit=doubt.amount),
        ],
        actor=actor,
    )
    doubt.lifted_on = entry.on
    doubt.save(update_fields=["lifted_on"])
    return doubt
