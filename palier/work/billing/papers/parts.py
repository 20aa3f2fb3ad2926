"""What the papers of billing share: the card, the head, the lines."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from palier.base.bank.reads import paying_details
from palier.base.documents.drawing import letterhead
from palier.base.kit.money import NOTHING, euros
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.registers.people.models import Person
from palier.work.billing.explaining import tree
from palier.work.billing.models import RentNotice
from palier.work.leases.reads import where_to_write


def card_of(entity: LegalEntity) -> dict[str, Any]:
    """Who writes: the letterhead of a legal entity, and how it is paid."""
    return letterhead(entity, paying_details(entity))


def cards_of(notices: Iterable[RentNotice]) -> dict[int, dict[str, Any]]:
    """By notice (id), the card of the legal entity that calls it."""
    rows = RentNotice.objects.filter(pk__in=[each.pk for each in notices])
    of = dict(rows.values_list("pk", "run__entity"))
    entities = LegalEntity.objects.filter(pk__in=set(of.values())).select_related("organisation")
    cards = {each.pk: card_of(each) for each in entities}
    return {notice: cards[entity] for notice, entity in of.items()}


def head_of_paper(
    notice: RentNotice, card: dict[str, Any], person: Person | None
) -> dict[str, Any]:
    """To whom, and under which contract."""
    occupancy = notice.occupancy
    name = person.formal_name if person else occupancy.household.name
    return {
        "card": card,
        "addressee": [name, *where_to_write(occupancy)],
        "contract": f"Contrat {occupancy.number}, {occupancy.law.title}",
    }


def rows_of(
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


def logo_of(organisation: Organisation) -> bytes | None:
    """The logo of an association, if it gave one."""
    return bytes(organisation.logo) if organisation.logo else None
