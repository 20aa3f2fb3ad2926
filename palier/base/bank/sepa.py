"""The files that a bank reads: pain.001 for transfers, pain.008 for direct debits (ISO 20022).

Written by sepaxml and proved by the official schema before they are given. Only the Latin letters
of SEPA; no unstructured address: town and country when known, else none at all (refused by banks
since November 2026).
"""

import re
from typing import Any

from sepaxml import SepaDD, SepaTransfer
from text_unidecode import unidecode

from palier.base.bank.models import SepaBatch, SepaItem

_STRANGE = re.compile(r"[^a-zA-Z0-9/\-?:().,'+ ]")


def latin(text: str, most: int) -> str:
    """`text` in the letters that every bank accepts, at most so many."""
    return " ".join(_STRANGE.sub(" ", unidecode(text)).split())[:most]


def file_of(batch: SepaBatch) -> bytes:
    """The file of a batch, right by its schema, with the batch's reference as its message id."""
    account = batch.bank_account
    config: dict[str, Any] = {
        "name": latin(account.entity.name, 70),
        "IBAN": account.iban,
        "batch": True,
        "currency": "EUR",
    }
    if account.bic:
        config["BIC"] = account.bic
    is_debit = batch.kind == SepaBatch.Kind.DEBIT
    if is_debit:
        config["creditor_id"] = account.creditor_id
    writer = (SepaDD if is_debit else SepaTransfer)(config, schema=batch.version, clean=False)
    writer._xml.find(f"{writer.root_el}/GrpHdr/MsgId").text = batch.reference
    for item in batch.items.order_by("pk"):
        writer.add_payment(_debit(item, batch) if is_debit else _transfer(item, batch))
    content: bytes = writer.export(validate=True)
    return content


def _common(item: SepaItem) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": latin(item.name, 70),
        "IBAN": item.iban,
        "amount": int(item.amount * 100),
        "description": latin(item.text, 140),
        "endtoend_id": item.reference,
    }
    if item.bic:
        told["BIC"] = item.bic
    if item.town and item.country:
        told["address"] = {"town": latin(item.town, 35), "country": item.country}
    return told


def _transfer(item: SepaItem, batch: SepaBatch) -> dict[str, Any]:
    return {**_common(item), "execution_date": batch.on}


def _debit(item: SepaItem, batch: SepaBatch) -> dict[str, Any]:
    return {
        **_common(item),
        "type": item.sequence,
        "collection_date": batch.on,
        "mandate_id": item.mandate,
        "mandate_date": item.mandate_on,
    }
