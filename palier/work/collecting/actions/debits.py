"""Direct debits: a household's mandate, what is collected by it, what comes back."""

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from palier.base.bank.actions import NewItem, issue_batch
from palier.base.bank.models import BankAccount, SepaBatch, SepaItem
from palier.base.bank.returns import DEAD_ENDS, reason
from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.reads import accounts_of, balances
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.law.dates import Month, add_months
from palier.work.billing.actions.payments import keep_payer
from palier.work.billing.allocating import allocate, hold_accounts
from palier.work.billing.models import HouseholdAccount, Payment, RentNotice
from palier.work.billing.standing import plans_asking
from palier.work.collecting.models import SepaMandate

UNUSED_MONTHS = 36


@action("Signer un mandat de prélèvement")
def sign_sepa_mandate(
    account: HouseholdAccount,
    *,
    holder: str,
    iban: str,
    bic: str = "",
    signed_on: date,
    signed_at: str = "",
    reference: str = "",
    actor: Actor,
) -> SepaMandate:
    """A household lets us collect what it owes; without a reference, ours is given. A transfer from
    the same account is then known to be theirs.

    Refused: another mandate of theirs lives, a reference already used.
    """
    row = SepaMandate(
        organisation=actor.organisation,
        account=account,
        reference=reference.strip() or f"M{account.pk:07d}-{signed_on:%y%m%d}",
        holder=holder.strip(),
        iban=iban,
        bic=bic,
        signed_on=signed_on,
        signed_at=signed_at.strip(),
    )
    row.save()
    keep_payer(actor.organisation, iban, account)
    return row


@action("Révoquer un mandat de prélèvement")
def revoke_sepa_mandate(mandate: SepaMandate, *, revoked_on: date, actor: Actor) -> SepaMandate:
    """Nothing is collected by it any more; it is kept thirteen months, as proof."""
    mandate = lock(mandate)
    if mandate.revoked_on:
        raise Refused("Ce mandat est déjà révoqué.")
    mandate.revoked_on = revoked_on
    mandate.save(update_fields=["revoked_on"])
    return mandate


def dies_on(mandate: SepaMandate) -> date:
    """Thirty-six months after its last use or its signature, a mandate is dead (EPC rulebook)."""
    return add_months(mandate.last_used_on or mandate.signed_on, UNUSED_MONTHS)


@dataclass(frozen=True)
class ToCollect:
    """What a mandate would collect on a day (euros), what of it was called before that month, what
    a plan asks of it; or why it would not."""

    mandate: SepaMandate
    amount: Decimal
    obstacle: str = ""
    older: Decimal = NOTHING
    planned: Decimal | None = None

    @property
    def plan_said(self) -> str:
        """How a plan limits it."""
        if self.planned is None:
            return ""
        return f", plan d’apurement : {euros(self.planned)}" if self.planned else ", plan en cours"

    def label(self, on: date) -> str:
        """What the household reads at its bank."""
        beside = self.older or self.planned
        return f"Sommes dues au {on:%d/%m/%Y}" if beside else f"Loyer {on:%m/%Y}"


def to_collect(mandates: Sequence[SepaMandate], on: date) -> list[ToCollect]:
    """For each mandate, the unpaid notices told in time: one's notice is the pre-notification.

    Never more than the household owes that day; with a plan, what its notice asks less what was paid
    since: the rents and what the plan has asked so far, the rest of the debt waits. A few queries
    whatever their number.
    """
    if not mandates:
        return []
    organisation = mandates[0].organisation
    days = int(number(organisation, "collecting.prenotice_days", on))
    told: dict[int, Decimal] = {}
    of_month: dict[int, list[RentNotice]] = defaultdict(list)
    late: dict[int, date] = {}
    rows = (
        RentNotice.objects.filter(
            account__in=[m.account_id for m in mandates], net__gt=0, due_on__lte=on
        )
        .living()
        .with_paid()
        .select_related("run", "entry")
    )
    for notice in rows:
        left = notice.net - notice.paid
        issued = notice.run.issued_at
        if left <= 0 or issued is None:
            continue
        told_by = issued.date() + timedelta(days=days)
        if told_by <= on:
            told[notice.account_id] = told.get(notice.account_id, NOTHING) + left
            if notice.month >= Month.of(on).first:
                of_month[notice.account_id].append(notice)
        else:
            late[notice.account_id] = min(told_by, late.get(notice.account_id, told_by))
    parts = [m.account.auxiliary_id for m in mandates]
    owed, then = balances(parts), balances(parts, on=on)
    plans = plans_asking([mandate.account_id for mandate in mandates], on, on)
    since = _received_since({pk: of_month[pk] for pk in plans})
    dead = _dead_ends(mandates)
    found = []
    for mandate in mandates:
        account_id = mandate.account_id
        part = mandate.account.auxiliary_id
        debt = min(owed.get(part, NOTHING), then.get(part, NOTHING))
        due, planned = max(min(told.get(account_id, NOTHING), debt), NOTHING), None
        month = min(_left_of(of_month[account_id], since.get(account_id, NOTHING)), due)
        if plan := plans.get(account_id):
            planned, beyond, _ = plan.of(debt - month)
            due = min(due, month + planned + beyond)
        older = due - month - (planned or NOTHING)
        obstacle = dead.get(mandate.pk) or _obstacle(mandate, due, on, days, late)
        found.append(ToCollect(mandate, due, obstacle, max(older, NOTHING), planned))
    return found


def _left_of(notices: Sequence[RentNotice], received: Decimal) -> Decimal:
    """What is left of a month's rents: what no payment settles, less what came since they were told,
    which older debts have taken."""
    net = sum((each.net for each in notices), NOTHING)
    left = sum((each.net - each.paid for each in notices), NOTHING)  # type: ignore[attr-defined]
    return min(left, max(net - received, NOTHING))


def _received_since(notices: dict[int, list[RentNotice]]) -> dict[int, Decimal]:
    """By account, what was received since the first of these notices; one query."""
    first = {pk: min(each.entry.number for each in rows) for pk, rows in notices.items() if rows}
    found: dict[int, Decimal] = defaultdict(Decimal)
    for account, number_, amount in Payment.objects.filter(
        account__in=notices,
        means__in=Payment.RECEIVED,
        entry__number__gt=min(first.values(), default=sys.maxsize),
    ).values_list("account", "entry__number", "amount"):
        if account in first and number_ > first[account]:
            found[account] += amount
    return found


def _dead_ends(mandates: Sequence[SepaMandate]) -> dict[int, str]:
    """By mandate, why the bank would refuse again what it refused last (account closed…); one query."""
    last = {
        row.mandate: row
        for row in SepaItem.objects.filter(
            organisation=mandates[0].organisation, mandate__in=[m.reference for m in mandates]
        )
        .order_by("mandate", "-batch__on", "-pk")
        .distinct("mandate")
    }
    found = {}
    for mandate in mandates:
        row = last.get(mandate.reference)
        if row and row.rejected_on and row.reject_code in DEAD_ENDS and row.iban == mandate.iban:
            found[mandate.pk] = (
                f"Rejeté le {day_in_words(row.rejected_on)} ({reason(row.reject_code)}) : révoquez "
                "ce mandat et faites-en signer un autre."
            )
    return found


def _obstacle(
    mandate: SepaMandate, due: Decimal, on: date, days: int, late: dict[int, date]
) -> str:
    if mandate.revoked_on and mandate.revoked_on <= on:
        return f"Mandat révoqué le {day_in_words(mandate.revoked_on)}."
    if dies_on(mandate) <= on:
        return "Mandat caduc : 36 mois sans prélèvement. Faites-en signer un autre."
    if due <= 0 and mandate.account_id in late:
        return (
            f"Avis émis depuis moins de {days} jours : à prélever à partir du "
            f"{day_in_words(late[mandate.account_id])}."
        )
    return "Rien à prélever." if due <= 0 else ""


@action("Préparer des prélèvements")
def collect_rents(
    bank_account: BankAccount,
    *,
    mandates: Sequence[SepaMandate],
    on: date,
    made_on: date,
    version: str = SepaBatch.Version.PAIN_008_08,
    actor: Actor,
) -> SepaBatch:
    """Collect by these mandates what is due and was told in time, in one file for the bank.

    Each debit is a payment at once, and settles the oldest notices. Refused, and nothing written:
    a mandate revoked or unused for 36 months, a household not told 14 days before, a closed bank.
    """
    hold_accounts(mandate.account_id for mandate in mandates)
    rows = SepaMandate.objects.select_for_update(of=("self",)).filter(
        pk__in=[m.pk for m in mandates]
    )
    told = to_collect(
        list(rows.select_related("organisation", "account__household", "account__auxiliary")), on
    )
    wrong = next((each for each in told if each.obstacle), None)
    if wrong:
        raise Refused(f"{wrong.mandate.account.household.name} : {wrong.obstacle}")
    users = accounts_of(bank_account.entity)["411"]
    batch = issue_batch(
        bank_account,
        kind=SepaBatch.Kind.DEBIT,
        version=version,
        on=on,
        made_on=made_on,
        label=f"Loyers du {on:%m/%Y}",
        items=[
            NewItem(
                each.mandate.holder,
                each.mandate.iban,
                each.amount,
                each.label(on),
                users,
                each.mandate.account.auxiliary,
                bic=each.mandate.bic,
                mandate=each.mandate.reference,
                mandate_on=each.mandate.signed_on,
                sequence=SepaItem.Sequence.RECURRENT
                if each.mandate.last_used_on
                else SepaItem.Sequence.FIRST,
            )
            for each in told
        ],
        actor=actor,
    )
    _pay(batch, [each.mandate for each in told], actor)
    return batch


def _pay(batch: SepaBatch, mandates: Sequence[SepaMandate], actor: Actor) -> None:
    """Each debit of the batch is a payment of its household."""
    items = list(batch.items.order_by("pk"))
    payments = Payment.objects.bulk_create(
        [
            Payment(
                organisation=actor.organisation,
                account_id=mandate.account_id,
                on=batch.on,
                amount=item.amount,
                means=Payment.Means.DEBIT,
                entry_id=item.entry_id,
                item=item,
            )
            for item, mandate in zip(items, mandates, strict=True)
        ]
    )
    for mandate in mandates:
        mandate.last_used_on = batch.on
    SepaMandate.objects.bulk_update(mandates, ["last_used_on"], batch_size=500)
    allocate(payments, actor=actor)
