"""Proofs of payment: quittance, reçu, receipt of what was handed over, invoice of options."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from palier.base.documents.drawing import draw, pdf_of
from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words, month_in_words
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.registers.people.models import Person
from palier.registers.people.reads import head_of, heads_of
from palier.work.billing.explaining import tree
from palier.work.billing.models import (
    Allocation,
    Payment,
    Receipt,
    RentNotice,
)
from palier.work.billing.papers.parts import (
    card_of,
    cards_of,
    head_of_paper,
    logo_of,
    options_apart,
    rows_of,
)
from palier.work.billing.reads import void_receipts
from palier.work.leases.reads import where_to_write


def options_invoice_pdf(notice: RentNotice) -> bytes:
    """The invoice of the optional services of a month, apart from its quittance."""
    person = head_of(notice.occupancy.household)
    name = person.formal_name if person else notice.occupancy.household.name
    node = tree(notice, notice.month, notice.organisation.proration_on(notice.month))
    rows = [
        [each.label, each.formula or each.why, euros(each.amount)]
        for each, line in zip(node.children, notice.lines, strict=True)
        if line["kind"] == "option"
    ]
    sheet = Sheet(
        f"Facture n° {notice.reference}-P",
        [
            Section(
                "Prestations facultatives",
                heads=["Prestation", "Calcul", "Montant"],
                rows=rows,
                widths=[4, 4, 2],
            ),
            Section(pairs=[("Total", euros(notice.options))]),
        ],
        lead=f"{month_in_words(notice.month).capitalize()}, contrat {notice.occupancy.number}",
        addressee=[name, *where_to_write(notice.occupancy)],
        note=f"Appelées avec l’avis {notice.reference}, facturées à part de la quittance.",
    )
    return sheet_pdf(notice, notice.organisation, sheet, entity=notice.run.entity)


def _receipt(
    receipt: Receipt,
    card: dict[str, Any],
    person: Person | None,
    unpaid: "Unpaid",
    *,
    is_void: bool = False,
) -> dict[str, Any]:
    notice = receipt.notice
    is_full = receipt.kind == Receipt.Kind.FULL
    name, undone = ("Quittance", ", annulée") if is_full else ("Reçu", ", annulé")
    left = max(notice.net - receipt.amount - unpaid.given_up - unpaid.to_come, NOTHING)
    apart = options_apart(notice) if is_full else NOTHING
    return {
        **head_of_paper(notice, card, person),
        "title": f"{name}, {month_in_words(notice.month)}{undone if is_void else ''}",
        "number": f"{name} n° {receipt.number}",
        "rows": rows_of(notice, notice.organisation, without="option" if apart else ""),
        "total": {"label": "Réglé de votre part", "amount": euros(receipt.amount - apart)},
        "standing": [],
        "reference": "" if is_full else notice.reference,
        "due": _settled(receipt, left, unpaid)
        if not is_void
        else "Ce qui avait été payé ne l’est plus : ce papier ne prouve plus rien.",
        "note": f"Établi le {day_in_words(receipt.on)} sur l’avis {notice.reference}. "
        "Gratuit (loi n° 89-462, art. 21)."
        + (f" Prestations facultatives facturées à part : {euros(apart)}." if apart else ""),
    }


@dataclass
class Unpaid:
    """What settled a notice without anybody paying it (euros): credit notes, what was given up; and
    credit notes of a later day, that its paper knew of and that the avis had taken off already."""

    credit: Decimal = NOTHING
    given_up: Decimal = NOTHING
    to_come: Decimal = NOTHING
    comes_on: date | None = None


def _unpaid_of(receipts: Sequence[Receipt]) -> dict[int, Unpaid]:
    """By notice, what settled it by the day of its paper and was not paid; one query."""
    until = {each.notice_id: each.on for each in receipts}
    found = {notice: Unpaid() for notice in until}
    rows = Allocation.objects.filter(
        notice__in=list(until), payment__means__in=[Payment.Means.CREDIT, Payment.Means.WRITE_OFF]
    )
    for notice, on, amount, means, posted_at in rows.values_list(
        "notice", "payment__on", "amount", "payment__means", "payment__entry__posted_at"
    ):
        told = found[notice or 0]
        if means == Payment.Means.CREDIT and on <= until[notice or 0]:
            told.credit += amount
        elif means == Payment.Means.CREDIT:
            if timezone.localdate(posted_at) <= until[notice or 0]:
                told.to_come, told.comes_on = told.to_come + amount, on
        elif on <= until[notice or 0]:
            told.given_up += amount
    return found


def _settled(receipt: Receipt, left: Decimal, unpaid: Unpaid) -> str:
    """What was paid and when; what is left; that nothing was theirs to pay."""
    if not receipt.notice.net:
        return "Rien ne restait à votre charge ce mois-ci."
    paid = f"Dernier paiement le {day_in_words(receipt.paid_on)}."
    if unpaid.credit:
        paid = f"Réglé par un avoir pour {euros(unpaid.credit)}." + (
            f" {paid}" if unpaid.credit < receipt.amount else ""
        )
    if receipt.kind == Receipt.Kind.FULL:
        return f"{paid} Votre part est entièrement payée pour ce mois."
    if unpaid.given_up:
        paid += f" {euros(unpaid.given_up)} ne vous sont plus demandés (créance abandonnée)."
    if unpaid.to_come and unpaid.comes_on:
        paid += (
            f" Un avoir de {euros(unpaid.to_come)} s’y ajoute le {day_in_words(unpaid.comes_on)}."
        )
    rest = f"Il reste {euros(left)} à payer" if left else "Il ne reste rien à payer"
    return f"{paid} {rest} : ce reçu n’est pas une quittance."


def receipt_pdf(receipt: Receipt) -> bytes:
    """The quittance, or the reçu when the notice is not paid in full."""
    organisation = receipt.notice.organisation
    data = _receipt(
        receipt,
        card_of(receipt.notice.run.entity),
        head_of(receipt.notice.occupancy.household),
        _unpaid_of([receipt])[receipt.notice_id],
        is_void=bool(void_receipts([receipt])),
    )
    return pdf_of(receipt, "billing/rent_notice.typ", data, logo=logo_of(organisation))


def receipts_pdf(receipts: Sequence[Receipt], organisation: Organisation) -> bytes:
    """Many receipts in one file to print, in one compile."""
    cards = cards_of([receipt.notice for receipt in receipts])
    heads = heads_of([receipt.notice.occupancy.household_id for receipt in receipts])
    unpaid, void = _unpaid_of(receipts), void_receipts(receipts)
    letters = [
        _receipt(
            r,
            cards[r.notice_id],
            heads.get(r.notice.occupancy.household_id),
            unpaid[r.notice_id],
            is_void=r.pk in void,
        )
        for r in receipts
    ]
    return draw("billing/rent_notice.typ", letters, logo=logo_of(organisation))


def payment_receipt_pdf(payment: Payment) -> bytes:
    """The numbered receipt given for cash or a cheque: it proves the payment, not the month."""
    account = payment.account
    entity = account.entity if account else main_entity(payment.organisation)
    person = head_of(account.household) if account else None
    name = person.formal_name if person else account.household.name if account else ""
    undone = payment.reversals.first()
    sheet = Sheet(
        f"Reçu n° {payment.receipt_number}{', annulé' if undone else ''}",
        [
            Section(
                pairs=[
                    ("Reçu de", name),
                    ("Somme", euros(payment.amount)),
                    ("En", payment.get_means_display()),
                    ("Le", day_in_words(payment.on)),
                ]
            )
        ],
        addressee=[name],
        signatures=[Signature(f"Pour {entity.name_on_papers}")],
        note=f"ANNULÉ le {day_in_words(undone.on)} : ce reçu ne prouve plus rien."
        if undone
        else "Ce reçu prouve le paiement. Il n’est pas une quittance de loyer, qui est gratuite aussi.",
    )
    return sheet_pdf(payment, payment.organisation, sheet, entity=entity)
