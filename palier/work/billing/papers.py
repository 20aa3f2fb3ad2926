"""The papers of billing, drawn on their first need from what was frozen."""

from typing import Any

from palier.base.bank.reads import paying_details
from palier.base.documents.drawing import letterhead, pdf_of
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, month_in_words
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.registers.people.reads import head_of
from palier.work.billing.explaining import tree
from palier.work.billing.models import Receipt, RentNotice


def _head(notice: RentNotice, organisation: Organisation) -> dict[str, Any]:
    occupancy = notice.occupancy
    place = occupancy.main_place
    person = head_of(occupancy.household)
    return {
        "card": letterhead(
            organisation, main_entity(organisation).siren, paying_details(organisation.pk)
        ),
        "addressee": [
            person.formal_name if person else occupancy.household.name,
            f"{occupancy.site.name}, {place.label}",
            place.street,
            f"{place.postcode} {place.town}",
        ],
        "contract": f"Contrat {occupancy.number}, {occupancy.law.title}",
    }


def _rows(notice: RentNotice, organisation: Organisation) -> list[dict[str, str]]:
    node = tree(notice, notice.month, organisation.proration)
    return [
        {"label": each.label, "why": each.formula or each.why, "amount": euros(each.amount)}
        for each in node.children
    ]


def notice_pdf(notice: RentNotice) -> bytes:
    """The avis d’échéance. It proves no payment."""
    organisation = notice.organisation
    data = {
        **_head(notice, organisation),
        "title": f"Avis d’échéance, {month_in_words(notice.month)}",
        "number": notice.reference,
        "rows": _rows(notice, organisation),
        "total": {"label": "Net à payer", "amount": euros(notice.net)},
        "due": f"À payer avant le {day_in_words(notice.due_on)}",
        "note": "Cet avis n’est pas une preuve de paiement. Il est gratuit, "
        "comme la quittance (loi n° 89-462, art. 21).",
    }
    logo = bytes(organisation.logo) if organisation.logo else None
    return pdf_of(notice, "billing/rent_notice.typ", data, logo=logo)


def receipt_pdf(receipt: Receipt) -> bytes:
    """The quittance, or the reçu when the notice is not paid in full."""
    notice = receipt.notice
    organisation = notice.organisation
    is_full = receipt.kind == Receipt.Kind.FULL
    name = "Quittance" if is_full else "Reçu"
    left = notice.net - receipt.amount
    data = {
        **_head(notice, organisation),
        "title": f"{name}, {month_in_words(notice.month)}",
        "number": f"{name} n° {receipt.number}",
        "rows": _rows(notice, organisation),
        "total": {"label": "Reçu de votre part", "amount": euros(receipt.amount)},
        "due": f"Dernier paiement le {day_in_words(receipt.paid_on)}. "
        + (
            "Tout est payé pour ce mois."
            if is_full
            else f"Il reste {euros(left)} à payer : ce reçu n’est pas une quittance."
        ),
        "note": f"Établi le {day_in_words(receipt.on)} sur l’avis {notice.reference}. "
        "Gratuit (loi n° 89-462, art. 21).",
    }
    logo = bytes(organisation.logo) if organisation.logo else None
    return pdf_of(receipt, "billing/rent_notice.typ", data, logo=logo)
