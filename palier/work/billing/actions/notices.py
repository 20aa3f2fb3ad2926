"""A notice, once issued: undone by its mirror, proved when paid."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Sum

from palier.base.documents.actions import queue_message
from palier.base.journal.action import action
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import month_in_words, of_name
from palier.base.ledger.actions import check_not_before, reverse_entry, take_numbers
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.work.billing.allocating import set_free, unsettle
from palier.work.billing.models import (
    Allocation,
    HouseholdAccount,
    NoticeReversal,
    Payment,
    Receipt,
    ReceiptConsent,
    RentNotice,
    RentRun,
    SentReceipt,
)


@action("Annuler un avis d’échéance")
def reverse_notice(notice: RentNotice, *, on: date, reason: str, actor: Actor) -> NoticeReversal:
    """A wrong notice is undone by the mirror of its entry; what had paid it pays others.

    Preparing the month again then computes this contract anew. Refused: already undone, corrected
    since by a notice that stands, given up in part, a closed month.
    """
    lock(notice.account)
    if NoticeReversal.objects.filter(notice=notice).exists():
        raise Refused("Cet avis est déjà annulé.")
    _check_uncorrected(notice)
    _check_not_given_up(notice)
    check_not_before(notice.entry, on)
    entry = reverse_entry(notice.entry, on=on, actor=actor)
    reversal = NoticeReversal.objects.create(
        organisation=actor.organisation, notice=notice, entry=entry, on=entry.on, reason=reason
    )
    notice.extras.update(notice=None)
    for credit in Payment.objects.filter(entry=notice.entry, means=Payment.Means.CREDIT):
        _take_back(credit, entry, actor)
    set_free(list(Allocation.objects.filter(notice=notice).order_by("pk")), actor, entry.on)
    return reversal


def _check_not_given_up(notice: RentNotice) -> None:
    """What was given up of it is no money of the household's, to be freed and paid back."""
    given_up = Allocation.objects.filter(
        notice=notice, payment__means=Payment.Means.WRITE_OFF
    ).aggregate(total=Sum("amount"))["total"]
    if given_up:
        raise Refused(
            f"{euros(given_up)} de cet avis sont abandonnés : défaites d’abord l’abandon."
        )


def _check_uncorrected(notice: RentNotice) -> None:
    """A correction says what its month lacks of what was called: it is undone before what it
    corrects, or the household would keep it."""
    later = (
        RentNotice.objects.filter(
            occupancy=notice.occupancy_id,
            month=notice.month,
            run__kind=RentRun.Kind.CORRECTION,
            pk__gt=notice.pk,
        )
        .living()
        .order_by("-pk")
        .first()
    )
    if later is not None:
        raise Refused(
            f"Ce mois est corrigé depuis par l’avis {later.reference} : annulez d’abord celui-là."
        )


def _take_back(credit: Payment, entry: Entry, actor: Actor) -> None:
    """A credit note undone no longer pays what it paid."""
    Payment.objects.create(
        organisation=actor.organisation,
        account=credit.account,
        on=entry.on,
        amount=-credit.amount,
        means=credit.means,
        entry=entry,
        reverses=credit,
    )
    unsettle(credit.allocations.order_by("pk"), actor, entry.on)


@action("Produire une quittance ou un reçu")
def issue_receipt(notice: RentNotice, *, on: date, actor: Actor) -> Receipt:
    """A quittance when the notice is paid in full, a reçu when in part (loi n° 89-462, art. 21).

    What is to come (a debit handed over, a credit of the month that begins) is not paid yet; what was
    given up never was. Asked again for the same amount, it is the same paper. Refused: nothing paid,
    undone notice, a credit note.
    """
    lock(notice.account)
    row = RentNotice.objects.with_paid(on, received=True).get(pk=notice.pk)
    if row.is_reversed:
        raise Refused("Cet avis est annulé : il ne donne ni quittance ni reçu.")
    if row.net < 0:
        raise Refused("Cet avis est un avoir : rien n’y était à payer, il n’a pas de quittance.")
    if row.paid <= 0 and row.net > 0:
        raise Refused("Rien n’a encore été payé sur cet avis : ni quittance ni reçu.")
    kind = Receipt.Kind.FULL if row.paid >= row.net else Receipt.Kind.PARTIAL
    found = Receipt.objects.filter(notice=notice, kind=kind, amount=row.paid).first()
    if found:
        return found
    paying = Payment.objects.filter(
        allocations__notice=notice, reverses=None, reversals=None, on__lte=on
    ).exclude(means__in=[Payment.Means.CREDIT, Payment.Means.WRITE_OFF])
    last = paying.order_by("-on").first()
    return Receipt.objects.create(
        organisation=actor.organisation,
        notice=notice,
        number=take_numbers(actor.organisation, "receipts"),
        kind=kind,
        amount=row.paid,
        on=on,
        paid_on=last.on if last else row.due_on,
    )


@action("Produire les quittances d’un mois")
def issue_receipts(run: RentRun, *, on: date, actor: Actor) -> RentRun:
    """The quittance or reçu of every notice of a run on which something was paid.

    Those whose household agreed to it expressly leave by e-mail (loi n° 89-462, art. 21); the rest
    is printed. Asked again, only what was paid since is new. Refused: nothing paid.
    """
    rows = (
        RentNotice.objects.filter(run=run).living().with_paid(on, received=True).filter(paid__gt=0)
    )
    made = [
        issue_receipt(notice, on=on, actor=actor)
        for notice in rows.select_related("account").order_by("number")
    ]
    if not made:
        raise Refused("Rien n’a encore été payé sur les avis de ce mois.")
    _send(made, run, on, actor)
    return run


def _send(receipts: list[Receipt], run: RentRun, on: date, actor: Actor) -> None:
    """Tell households that agreed, once for each receipt, that it is there."""
    consents = {
        each.account_id: each.email
        for each in ReceiptConsent.objects.filter(
            account__in=[receipt.notice.account_id for receipt in receipts], ended_on=None
        )
    }
    known = SentReceipt.objects.filter(receipt__in=[receipt.pk for receipt in receipts])
    sent = set(known.values_list("receipt", flat=True))
    for receipt in receipts:
        email = consents.get(receipt.notice.account_id)
        if email is None or receipt.pk in sent:
            continue
        name = receipt.get_kind_display()
        queue_message(
            run.organisation,
            about=receipt.notice.account.household,
            channel="email",
            to=email,
            title=f"Votre {name} {of_name(month_in_words(receipt.notice.month))}",
            body=f"Bonjour,\n\nNous avons bien reçu {euros(receipt.amount)} pour "
            f"{month_in_words(receipt.notice.month)}. Votre {name} n° "
            f"{receipt.number} est jointe à "
            "votre dossier ; demandez-la sur papier quand vous voulez, elle est gratuite.\n\n"
            f"{run.organisation.name}",
            send_at=datetime.combine(on, time(9), tzinfo=ZoneInfo(run.organisation.time_zone)),
            sight="billing.accounts",
            actor=actor,
        )
        SentReceipt.objects.create(organisation=run.organisation, receipt=receipt, on=on, to=email)


@action("Noter l’accord pour l’envoi par courriel")
def consent_to_email(
    account: HouseholdAccount, *, email: str, given_on: date, actor: Actor
) -> ReceiptConsent:
    """A household agrees expressly to have its receipts by e-mail. Refused: it has already."""
    return ReceiptConsent.objects.create(
        organisation=actor.organisation, account=account, email=email, given_on=given_on
    )


@action("Noter le retrait de cet accord")
def withdraw_consent(consent: ReceiptConsent, *, ended_on: date, actor: Actor) -> ReceiptConsent:
    """From now on receipts are on paper again."""
    consent = lock(consent)
    if consent.ended_on:
        raise Refused("Cet accord est déjà retiré.")
    consent.ended_on = ended_on
    consent.save(update_fields=["ended_on"])
    return consent
