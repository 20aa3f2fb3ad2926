"""Lent to the bank: who paid by a line, what is left to say of a month."""

from datetime import date

from django.db.models import Count, Min, Sum
from django.urls import reverse

from palier.base.bank.models import StatementLine
from palier.base.bank.reconciling import MonthSheet
from palier.base.kit.money import NOTHING
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.ui import shell
from palier.work.billing.models import Payment
from palier.work.billing.proposing import Proposer
from palier.work.billing.reads import deposits_to_match, to_deposit
from palier.work.billing.recognising import is_deposit


@shell.panel(on="bank.line", order=10, sight="billing.accounts", column="main")
def who_paid(row: StatementLine, actor: Actor, today: date) -> shell.Part | None:
    payments = (
        Payment.objects.visible_to(actor)
        .filter(bank_line=row, reverses=None, reversals=None)
        .select_related("account__household", "third__body")
        .order_by("pk")
    )
    deposits = row.deposits.select_related("payment__account__household").order_by("pk")
    held = row.deposit_entries.select_related("deposit__occupancy__household").order_by("pk")
    waits = row.state == "waiting" and not is_deposit(row)
    entity = row.statement.bank_account.entity
    proposer = Proposer(entity) if waits else None
    noted = _noted_by_hand(row, entity) if row.state == "waiting" else 0
    context = {
        "line": row,
        "payments": list(payments),
        "deposits": list(deposits),
        "held": list(held),
        "elsewhere": proposer.names_another_entity(row) if proposer else None,
        "proposals": proposer.proposals_for(row, actor) if proposer and not noted else [],
        "noted": noted,
        "actor": actor,
    }
    return shell.Part("billing/_who_paid.html", context)


def _noted_by_hand(row: StatementLine, entity: LegalEntity) -> int:
    """How many payments and deposits of that very amount were noted by hand and wait for a line."""
    rents = to_deposit(entity).filter(amount=row.amount, means="transfer").count()
    return rents + deposits_to_match(entity).filter(amount=row.amount, means="transfer").count()


@shell.answers("bank.verbs")
def verbs_of_lines(actor: Actor) -> list[dict[str, str]]:
    if not actor.may("billing.confirm_proposals"):
        return []
    url = reverse("billing:proposals")
    return [{"label": "Propositions", "url": url, "icon": "question-mark-circle"}]


@shell.panel(on="bank.month", order=10, sight="billing.accounts", column="main")
def what_is_left(row: MonthSheet, actor: Actor, today: date) -> shell.Part | None:
    """What a person still has to say of the month: lines to confirm, money noted and not seen."""
    waiting = StatementLine.objects.visible_to(actor).filter(
        statement__bank_account=row.bank_account,
        state="waiting",
        amount__gt=0,
        on__lte=row.month.last,
    )
    entity = row.bank_account.entity_id
    awaited = to_deposit(entity).filter(on__lte=row.month.last)
    sums = awaited.aggregate(n=Count("pk"), total=Sum("amount"), oldest=Min("on"))
    held = deposits_to_match(entity).filter(entry__on__lte=row.month.last)
    kept = held.aggregate(n=Count("pk"), total=Sum("amount"))
    context = {
        "waiting": waiting.count(),
        "awaited": sums["n"],
        "amount": sums["total"] or NOTHING,
        "oldest": sums["oldest"],
        "deposits": kept["n"],
        "deposits_amount": kept["total"] or NOTHING,
    }
    return shell.Part("billing/_to_confirm.html", context)
