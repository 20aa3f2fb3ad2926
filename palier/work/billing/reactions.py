"""What billing does when a room below announces something."""

from collections import defaultdict
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Q

from palier.base.bank.events import (
    BatchCancelled,
    ItemsRejected,
    LinesImported,
    RejectUndone,
)
from palier.base.bank.models import SepaItem
from palier.base.journal.events import reacts_to
from palier.base.kit.money import euros
from palier.base.kit.periods import ONE_DAY, period
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import entities_of
from palier.law.dates import Month
from palier.registers.housing.events import ReadingRemoved
from palier.registers.people.models import Household
from palier.work.billing.actions import (
    open_household_accounts,
    record_payments,
    set_term,
    stop_term,
)
from palier.work.billing.actions.accounts import account_under, check_ceiling
from palier.work.billing.actions.meters import is_billed
from palier.work.billing.actions.undoing import undo_by
from palier.work.billing.allocating import (
    free_refund,
    hold_accounts,
    spend_advances,
    take_in,
)
from palier.work.billing.bringing import place_deposits
from palier.work.billing.computing import set_aside
from palier.work.billing.depositing import (
    post_receipt,
    post_settlement,
    undo_receipt,
    undo_settlement,
)
from palier.work.billing.models import (
    Draft,
    Extra,
    OpeningBalance,
    OpeningState,
    PayerShare,
    Payment,
    Refund,
    RentNotice,
    Term,
)
from palier.work.billing.recognising import recognise
from palier.work.leases.events import (
    ContractsBrought,
    ContractsRemoved,
    DepartureUndone,
    DepositReceiptCancelled,
    DepositReceived,
    DepositSettled,
    DepositUnsettled,
    EntryUndone,
    OccupancyActivated,
    OccupancyCancelled,
    OccupancyEnded,
)
from palier.work.leases.models import LIVED_IN, Occupancy, OccupancyState
from palier.work.sliding.events import LeaseSlid


@reacts_to(OccupancyActivated)
def open_the_account(event: OccupancyActivated) -> None:
    """Rent is due from now on, so the household needs an account to owe it on.

    Refused: a rent told before the title was known, above what it admits (loi n° 89-462, art. 8;
    the convention).
    """
    row = event.occupancy
    for term in Term.objects.filter(
        occupancy=row, kind=Term.Kind.RENT, unit=Term.Unit.MONTH, percent=None
    ).filter(Q(period__endswith=None) | Q(period__endswith__gt=row.starts_on)):
        try:
            check_ceiling(row, term.amount, row.starts_on)
        except Refused as refused:
            raise Refused(
                f"Loyer de {euros(term.amount)} : {' '.join(refused.messages)}"
            ) from refused
    account_under(row, event.actor)


@reacts_to(ContractsBrought)
def open_the_accounts(event: ContractsBrought) -> None:
    """The same for contracts taken over from another tool, all at once."""
    by_entity: dict[LegalEntity, dict[int, Household]] = defaultdict(dict)
    sites = [each.site_id for each in event.occupancies]
    books = entities_of(event.actor.organisation, sites)
    for each in event.occupancies:
        by_entity[books[each.site_id]][each.household_id] = each.household
    for entity, households in by_entity.items():
        open_household_accounts(
            event.actor.organisation,
            households=list(households.values()),
            entity=entity,
            actor=event.actor,
        )
    told = OpeningBalance.objects.filter(
        account__household__in=[each.household_id for each in event.occupancies],
        position__state=OpeningState.POSTED,
        deposit__gt=0,
    ).select_related("account", "position__entity")
    for position, several in groupby(told.order_by("position"), key=lambda each: each.position):
        place_deposits(position, several)


@reacts_to(ContractsRemoved)
def drop_the_terms(event: ContractsRemoved) -> None:
    """What would have been due under contracts that never were."""
    Term.objects.filter(occupancy__in=[o.pk for o in event.occupancies]).delete()


@reacts_to(EntryUndone)
def nothing_was_called(event: EntryUndone) -> None:
    """Money called under the contract is given back first, in words, never by the way."""
    row = event.occupancy
    called = RentNotice.objects.filter(occupancy=row).with_paid().filter(is_reversed=False)
    if called.exists() or Extra.objects.filter(occupancy=row, notice=None).exists():
        raise Refused(
            "Des sommes sont appelées sous ce contrat. Annulez d’abord ses avis et ses frais sur "
            "le compte du ménage, ou notez un départ."
        )
    set_aside(Draft.objects.filter(occupancy=row))


@reacts_to(OccupancyCancelled)
def nothing_waits(event: OccupancyCancelled) -> None:
    """What was noted to be called once would be forgotten with the contract, or called all the same."""
    if Extra.objects.filter(occupancy=event.occupancy, notice=None).exists():
        raise Refused("Des frais à appeler sont notés sous ce contrat : retirez-les d’abord.")


@reacts_to(OccupancyEnded)
def stop_the_terms(event: OccupancyEnded) -> None:
    """Nothing more is called under a contract that has ended. Where the household is no longer with
    us, what a slip told of the month it left stands no longer: the law says what is due then, and
    the next slip what the agency makes of it (CCH art. R823-12)."""
    ends_on = event.occupancy.period.upper
    others = Occupancy.objects.filter(household=event.occupancy.household_id)
    stays = Q(state__in=LIVED_IN, period__contains=ends_on) | Q(state=OccupancyState.DRAFT)
    if not others.filter(stays).exists():
        left = Month.of(ends_on - ONE_DAY)
        told = Term.objects.filter(occupancy=event.occupancy, kind=Term.Kind.BENEFIT, is_told=True)
        told.filter(period__overlap=period(left.first, None)).update(is_told=False)
    for term in Term.objects.filter(occupancy=event.occupancy, period__endswith__isnull=True):
        if term.period.lower < ends_on:
            term.period, term.left_open = period(term.period.lower, ends_on), True
            term.save(update_fields=["period", "left_open"])


@reacts_to(DepartureUndone)
def go_on_as_before(event: DepartureUndone) -> None:
    """The sums that stopped with a departure that did not take place are due again."""
    stopped = Term.objects.filter(
        occupancy=event.occupancy, period__endswith=event.ended_on, left_open=True
    )
    since = Term.objects.filter(
        occupancy=OuterRef("occupancy"),
        kind=OuterRef("kind"),
        label=OuterRef("label"),
        period__startswith=event.ended_on,
    )
    for term in stopped.exclude(Exists(since)).order_by("pk"):
        term.period, term.left_open = period(term.period.lower), False
        term.save(update_fields=["period", "left_open"])


@reacts_to(LinesImported)
def recognise_the_payers(event: LinesImported) -> None:
    """Lines that name a notice or a contract, or come from a known IBAN, are payments."""
    organisation = event.actor.organisation
    for by, received in recognise(event.lines).items():
        record_payments(organisation, received=received, by=by, actor=event.actor)


@reacts_to(ItemsRejected)
def owe_again(event: ItemsRejected) -> None:
    """A debit that came back did not pay; a refund that came back is still theirs."""
    _undo_items(event.items, event.actor)


@reacts_to(BatchCancelled)
def owe_again_all(event: BatchCancelled) -> None:
    """A file that was not handed over paid nothing."""
    _undo_items(event.items, event.actor)


def _undo_items(items: list[SepaItem], actor: Actor) -> None:
    mirrors = {
        e.reverses_id: e for e in Entry.objects.filter(reverses__in=[i.entry_id for i in items])
    }
    payments = Payment.objects.filter(item__in=items, reverses=None, reversals=None)
    for payment in payments.select_related("account", "third").order_by("pk"):
        hold_accounts([payment.account_id])
        mirror = undo_by(payment, mirrors[payment.entry_id], actor)
        spend_advances([payment.account_id], mirror.on, actor)
    refunds = Refund.objects.filter(item__in=items, undone_on=None).select_related("item")
    for refund in refunds.order_by("pk"):
        hold_accounts([refund.account_id])
        free_refund(refund, mirrors[refund.item.entry_id].on, actor)


@reacts_to(RejectUndone)
def it_paid_after_all(event: RejectUndone) -> None:
    """The debit pays again, on the day of its new entry; the refund was handed back, and takes the
    advance again, or is owed back where that advance has paid something since."""
    item, actor, on = event.item, event.actor, event.item.entry.on
    undone = Payment.objects.filter(item=item, reverses=None, reversals__isnull=False)
    for was in undone.select_related("account", "third").order_by("-pk")[:1]:
        hold_accounts([was.account_id])
        paid = Payment.objects.create(
            organisation=actor.organisation,
            account=was.account,
            third=was.third,
            on=on,
            amount=was.amount,
            means=was.means,
            entry=item.entry,
            item=item,
        )
        take_in([paid], on=on, actor=actor)
    for refund in Refund.objects.filter(item=item, undone_on__isnull=False).order_by("-pk")[:1]:
        hold_accounts([refund.account_id])
        refund.undone_on = None
        refund.save(update_fields=["undone_on"])
        spend_advances([refund.account_id], on, actor)


@reacts_to(DepositReceived)
def hold_the_deposit(event: DepositReceived) -> None:
    """What was received is owed back to the household."""
    post_receipt(event.receipt, event.actor)


@reacts_to(DepositReceiptCancelled)
def hold_it_no_more(event: DepositReceiptCancelled) -> None:
    """What was not received is not owed back."""
    undo_receipt(event.undone, event.actor)


@reacts_to(DepositSettled)
def give_the_deposit_back(event: DepositSettled) -> None:
    """What is given back, what is kept for rent or repairs, what lateness costs."""
    post_settlement(event.deposit, event.means, event.actor)


@reacts_to(DepositUnsettled)
def it_was_not_given_back(event: DepositUnsettled) -> None:
    """It is held again; what was kept for rent is owed again."""
    undo_settlement(event.undone, event.actor)


@reacts_to(ReadingRemoved)
def it_was_billed(event: ReadingRemoved) -> None:
    """What went through a meter up to a reading, or from it, is called already."""
    if is_billed(event.reading):
        raise Refused(
            "Ce relevé est facturé : annulez d’abord l’avis qui le porte s’il est émis, puis retirez "
            "ces frais."
        )


@reacts_to(LeaseSlid)
def go_on_calling(event: LeaseSlid) -> None:
    """Managed by us after the slide, the home costs what it did the day before, until it changes."""
    after, day = event.slide.own_lease, event.slide.ended_on
    if after is None or day is None:
        return
    before = event.slide.occupancy
    for term in Term.objects.filter(
        occupancy=before, period__contains=day - ONE_DAY, is_told=False
    ).order_by("pk"):
        goes_on = set_term(
            after,
            kind=term.kind,
            label=term.label,
            amount=term.amount,
            starts_on=day,
            unit=term.unit,
            reason=term.reason,
            actor=event.actor,
        )
        if not term.left_open and term.period.upper and term.period.upper > day:
            stop_term(goes_on, ends_on=term.period.upper, actor=event.actor)
    _expect_the_same(before, after, day, event.actor)
    for share in PayerShare.objects.filter(occupancy=before, period__contains=day - ONE_DAY):
        PayerShare.objects.create(
            organisation=share.organisation,
            occupancy=after,
            payer=share.payer,
            kind=share.kind,
            percent=share.percent,
            amount=share.amount,
            period=period(day, share.period.upper),
        )


def _expect_the_same(before: Occupancy, after: Occupancy, day: date, actor: Actor) -> None:
    """Where the agency told the month itself, what it says is due each month is expected after it."""
    told = Term.objects.filter(
        occupancy=before, kind=Term.Kind.BENEFIT, is_told=True, period__contains=day - ONE_DAY
    )
    if not told.exists():
        return
    usual = Term.objects.filter(occupancy=before, kind=Term.Kind.BENEFIT, is_told=False)
    last = usual.order_by("period").last()
    if last is not None:
        set_term(
            after,
            kind=last.kind,
            label=last.label,
            amount=last.amount,
            starts_on=day,
            actor=actor,
        )
