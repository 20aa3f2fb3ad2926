"""The papers of billing, drawn on their first need from what was frozen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from palier.base.bank.reads import paying_details
from palier.base.documents.drawing import draw, letterhead, pdf_of
from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words, month_in_words, of_name
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import entity_of, main_entity
from palier.registers.people.models import Person
from palier.registers.people.reads import head_of, heads_of
from palier.work.billing.explaining import tree
from palier.work.billing.models import (
    Allocation,
    NoticeReversal,
    Payment,
    Receipt,
    RentNotice,
    RentReview,
)
from palier.work.billing.reads import kept_for_charges, void_receipts
from palier.work.billing.standing import Before, before_notices
from palier.work.leases.reads import where_to_write


def _card(entity: LegalEntity) -> dict[str, Any]:
    return letterhead(entity, paying_details(entity))


def _cards(notices: Iterable[RentNotice]) -> dict[int, dict[str, Any]]:
    """By notice (id), the card of the legal entity that calls it."""
    rows = RentNotice.objects.filter(pk__in=[each.pk for each in notices])
    of = dict(rows.values_list("pk", "run__entity"))
    entities = LegalEntity.objects.filter(pk__in=set(of.values())).select_related("organisation")
    cards = {each.pk: _card(each) for each in entities}
    return {notice: cards[entity] for notice, entity in of.items()}


def _head(notice: RentNotice, card: dict[str, Any], person: Person | None) -> dict[str, Any]:
    occupancy = notice.occupancy
    name = person.formal_name if person else occupancy.household.name
    return {
        "card": card,
        "addressee": [name, *where_to_write(occupancy)],
        "contract": f"Contrat {occupancy.number}, {occupancy.law.title}",
    }


def _rows(
    notice: RentNotice, organisation: Organisation, *, without: str = ""
) -> list[dict[str, str]]:
    """The lines of a notice, save those of a kind."""
    node = tree(notice, notice.month, organisation.proration_on(notice.month))
    return [
        {"label": each.label, "why": each.formula or each.why, "amount": euros(each.amount)}
        for each, line in zip(node.children, notice.lines, strict=True)
        if line["kind"] != without
    ]


def options_apart(notice: RentNotice) -> Decimal:
    """What of a fee is optional, and has an invoice of its own beside the quittance (euros): in
    residences, the quittance is of the home, its charges and what comes with it."""
    is_fee = notice.occupancy.law.paid == "redevance"
    return min(notice.options, max(notice.net, NOTHING)) if is_fee else NOTHING


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


def _standing(before: Before) -> list[dict[str, str]]:
    """What the account owed before, what came in, what the plan asks: read on the avis itself."""
    rows = []
    if before.earlier > 0:
        rows.append(("Restait dû avant cet avis", before.earlier))
    elif before.earlier < 0:
        rows.append(("Payé d’avance, déduit", before.earlier))
    if before.due_by_plan:
        day = day_in_words(before.instalment_on) if before.instalment_on else ""
        rows.append((f"Demandé par votre plan au {day}", before.due_by_plan))
    if before.instalment_on and before.beyond:
        rows.append(("Loyers dus en plus de votre plan", before.beyond))
    if before.beside:
        rows.append(("Dû en dehors de votre plan, non demandé ici", before.beside))
    told = [{"label": label, "amount": euros(amount)} for label, amount in rows]
    if before.given_back:
        words = "Rendu par d’autres avis du même jour"
        told.append({"label": words, "amount": euros(before.given_back)})
    if before.received:
        since = f"Reçu depuis l’avis d’avant : {euros(before.received)}, déjà compté."
        told.append({"label": since, "amount": ""})
    return told


def _asked(before: Before, notice: RentNotice) -> str:
    """What is to be paid and when, in a sentence."""
    asked, theirs = before.to_pay(notice.net), before.owed_to_them(notice.net)
    if theirs and before.is_gone:
        return f"Rien à payer : {_owed_back(notice, theirs)}"
    if not asked and notice.net <= 0:
        return "Rien à payer pour ce mois."
    if not asked:
        return "Rien à payer : ce que vous avez payé d’avance suffit."
    words = f"À payer avant le {day_in_words(notice.due_on)} : {euros(asked)}"
    later, planned = before.instalment_on, before.due_by_plan
    if later and later > notice.due_on and 0 < planned < asked:
        words = (
            f"À payer : {euros(asked)}, dont {euros(asked - planned)} avant le "
            f"{day_in_words(notice.due_on)} et {euros(planned)}, pour votre plan, avant le "
            f"{day_in_words(later)}"
        )
    if later and before.earlier > planned + before.beyond + before.beside:
        words += ". Le reste de la dette suit votre plan"
    if before.beside:
        words += (
            f". Vous devez aussi {euros(before.beside)} en dehors de votre plan : parlons-en avant "
            "que cela ne grandisse"
        )
    return f"{words}."


def _owed_back(notice: RentNotice, theirs: Decimal) -> str:
    """What someone who has left is given back, and what waits for the charges of the year."""
    kept = min(kept_for_charges(notice.account), theirs)
    back = f"nous vous devons {euros(theirs - kept)}, qui vous seront rendus"
    waits = f"{euros(kept)} retenus sur votre dépôt attendent les charges de l’année"
    return f"{'. '.join(filter(None, [back if theirs > kept else '', waits if kept else '']))}."


def _notice(
    notice: RentNotice,
    organisation: Organisation,
    card: dict[str, Any],
    person: Person | None,
    before: Before,
    undone: NoticeReversal | None = None,
) -> dict[str, Any]:
    return {
        **_head(notice, card, person),
        "title": f"Avis d’échéance, {month_in_words(notice.month)}"
        + (", complément" if before.completes else "")
        + (", annulé" if undone else ""),
        "number": notice.reference,
        "rows": _rows(notice, organisation),
        "total": {
            "label": f"Net {of_name(month_in_words(notice.month))}",
            "amount": euros(notice.net),
        },
        "standing": _standing(before),
        "due": _void(undone) if undone else _asked(before, notice),
        "reference": notice.reference if before.to_pay(notice.net) and not undone else "",
        "note": "Cet avis n’est pas une preuve de paiement. Il est gratuit, "
        "comme la quittance (loi n° 89-462, art. 21).",
    }


def _void(undone: NoticeReversal) -> str:
    """What the paper of a notice that was undone says instead of what it asked."""
    return f"ANNULÉ le {day_in_words(undone.on)} : cet avis ne demande, et ne rend, plus rien."


def notice_pdf(notice: RentNotice) -> bytes:
    """The avis d’échéance. It proves no payment."""
    organisation = notice.organisation
    person = head_of(notice.occupancy.household)
    before = before_notices([notice])[notice.pk]
    undone = notice.reversals.first()
    data = _notice(notice, organisation, _card(notice.run.entity), person, before, undone)
    return pdf_of(notice, "billing/rent_notice.typ", data, logo=_logo(organisation))


def notices_pdf(notices: Sequence[RentNotice], organisation: Organisation) -> bytes:
    """Many notices in one file to print, in one compile; as many queries whatever their number."""
    cards = _cards(notices)
    heads = heads_of([notice.occupancy.household_id for notice in notices])
    before = before_notices(notices)
    undone = {each.notice_id: each for each in NoticeReversal.objects.filter(notice__in=notices)}
    letters = [
        _notice(
            notice,
            organisation,
            cards[notice.pk],
            heads.get(notice.occupancy.household_id),
            before[notice.pk],
            undone.get(notice.pk),
        )
        for notice in notices
    ]
    return draw("billing/rent_notice.typ", letters, logo=_logo(organisation))


def _logo(organisation: Organisation) -> bytes | None:
    return bytes(organisation.logo) if organisation.logo else None


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
        **_head(notice, card, person),
        "title": f"{name}, {month_in_words(notice.month)}{undone if is_void else ''}",
        "number": f"{name} n° {receipt.number}",
        "rows": _rows(notice, notice.organisation, without="option" if apart else ""),
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
        _card(receipt.notice.run.entity),
        head_of(receipt.notice.occupancy.household),
        _unpaid_of([receipt])[receipt.notice_id],
        is_void=bool(void_receipts([receipt])),
    )
    return pdf_of(receipt, "billing/rent_notice.typ", data, logo=_logo(organisation))


def receipts_pdf(receipts: Sequence[Receipt], organisation: Organisation) -> bytes:
    """Many receipts in one file to print, in one compile."""
    cards = _cards([receipt.notice for receipt in receipts])
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
    return draw("billing/rent_notice.typ", letters, logo=_logo(organisation))


def review_letter_pdf(review: RentReview) -> bytes:
    """The letter that asks for the review: the clause, the indices, the sum, the new rent."""
    occupancy, undone = review.occupancy, review.undone
    head = head_of(occupancy.household)
    name = head.formal_name if head else occupancy.household.name
    before, after = (
        f"{value:.2f}".replace(".", ",") for value in (review.index_before, review.index_after)
    )
    sheet = Sheet(
        f"Révision annuelle de votre loyer{', annulée' if undone else ''}",
        [
            Section(
                text=f"Votre contrat {occupancy.number} prévoit que le loyer suit, une fois par an, "
                f"l’indice de référence des loyers du {review.quarter}e trimestre, publié par l’Insee.".replace(
                    "1e t", "1er t"
                )
            ),
            Section(
                "Le calcul",
                pairs=[
                    ("Loyer actuel, hors charges", euros(review.before)),
                    (f"Indice T{review.quarter} {review.year - 1}", before),
                    (f"Indice T{review.quarter} {review.year}", after),
                    ("Calcul", f"{euros(review.before)} × {after} ÷ {before}"),
                    ("Nouveau loyer, hors charges", euros(review.after)),
                    ("À compter du", day_in_words(review.effective_on)),
                ],
            ),
        ],
        lead=f"Le {day_in_words(review.asked_on)}"
        + (f" · annulée le {day_in_words(undone.on)}" if undone else ""),
        addressee=[name, *where_to_write(occupancy)],
        signatures=[Signature(f"Pour {entity_of(occupancy.site).name_on_papers}")],
        note="Loi n° 89-462 du 6 juillet 1989, art. 17-1. Une question, une difficulté à payer : "
        "appelez-nous avant l’échéance. Pensez à votre aide au logement.",
    )
    return sheet_pdf(review, review.organisation, sheet, entity=entity_of(occupancy.site))


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


def _what_it_changes(notice: RentNotice) -> str:
    """What a correction gives back, or asks: never what other corrections of the day cover."""
    before = before_notices([notice])[notice.pk]
    theirs, asked = before.owed_to_them(notice.net), before.to_pay(notice.net)
    if theirs and before.is_gone:
        return f"Tout compté, avec les autres corrections du jour : {_owed_back(notice, theirs)}"
    if notice.net < 0:
        return (
            f"Nous vous rendons {euros(-notice.net)} : cette somme règle d’abord ce que vous devez "
            "encore, le reste diminue le prochain avis."
        )
    if not notice.net:
        return "Rien ne change pour vous : la différence est celle de qui paie avec vous."
    if not asked:
        return (
            f"{euros(notice.net)} de plus, que couvre ce que vous avez d’avance ou ce que nous vous "
            "rendons par ailleurs : rien à payer."
        )
    return (
        f"Il reste {euros(min(notice.net, asked))} à payer. Une difficulté ? Appelez-nous : un "
        "étalement est possible."
    )


def correction_letter_pdf(notice: RentNotice) -> bytes:
    """The letter that explains a correction: what was called, what should have been, the gap."""
    occupancy, organisation = notice.occupancy, notice.organisation
    head = head_of(occupancy.household)
    name = head.formal_name if head else occupancy.household.name
    # What others pay comes off what the household pays: the differences make the net.
    rows = [
        [
            line["label"],
            *(
                euros(Decimal(line[name]) * (-1 if line["kind"] in ("benefit", "third") else 1))
                for name in ("was", "full", "amount")
            ),
        ]
        for line in notice.lines
        if "was" in line
    ]
    undone = notice.reversals.first()
    told = _void(undone) if undone else _what_it_changes(notice)
    sheet = Sheet(
        f"Correction {of_name(month_in_words(notice.month))}{', annulée' if undone else ''}",
        [
            Section(
                text=f"Pour {month_in_words(notice.month)}, ce que nous vous avions demandé n’était pas "
                "ce qui devait l’être. Voici le calcul."
            ),
            Section(
                heads=["Quoi", "Demandé", "Juste", "Différence"], rows=rows, widths=[4, 2, 2, 2]
            ),
            Section(text=told),
        ],
        lead=notice.reference,
        addressee=[name, *where_to_write(occupancy)],
        signatures=[Signature(f"Pour {notice.run.entity.name_on_papers}")],
        note="Un loyer ou une charge se réclame pendant trois ans (loi n° 89-462, art. 7-1).",
    )
    return sheet_pdf(notice, organisation, sheet, entity=notice.run.entity)
