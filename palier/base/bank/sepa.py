"""The files that a bank reads: pain.001 for transfers, pain.008 for direct debits (ISO 20022).

Written by sepaxml and proved by the official schema before they are given. Only the Latin letters
of SEPA; no unstructured address: town and country when known, else none at all (refused by banks
since November 2026).
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from text_unidecode import unidecode

from palier.base.bank.models import SepaBatch, SepaItem
from palier.base.kit.refusals import Refused

_STRANGE = re.compile(r"[^a-zA-Z0-9/\-?:().,'+ ]")


# What unidecode would write otherwise than a French bank reads it.
_FRENCH = ((re.compile(r"\b([nN])°"), r"\1o "), (re.compile("°"), " "), (re.compile("€"), " EUR "))


def latin(text: str, most: int, otherwise: str = "") -> str:
    """`text` in the letters that every bank accepts, at most so many; `otherwise` when none is."""
    for sign, words in _FRENCH:
        text = sign.sub(words, text)
    told = " ".join(_STRANGE.sub(" ", unidecode(text)).split())[:most].strip()
    return told if any(sign.isalnum() for sign in told) else otherwise


def file_of(batch: SepaBatch) -> bytes:
    """The file of a batch, right by its schema, with the batch's reference as its message id."""
    account = batch.bank_account
    config: dict[str, Any] = {
        "name": latin(account.entity.name, 70, "ASSOCIATION"),
        "IBAN": compact(account.iban),
        "batch": True,
        "currency": "EUR",
    }
    if account.bic:
        config["BIC"] = account.bic
    is_debit = batch.kind == SepaBatch.Kind.DEBIT
    if is_debit:
        config["creditor_id"] = account.creditor_id
    from sepaxml import SepaDD, SepaTransfer  # heavy: read when a batch is written

    writer = (SepaDD if is_debit else SepaTransfer)(config, schema=batch.version, clean=False)
    writer._xml.find(f"{writer.root_el}/GrpHdr/MsgId").text = batch.reference
    for item in batch.items.order_by("pk"):
        writer.add_payment(_debit(item, batch) if is_debit else _transfer(item, batch))
    content: bytes = writer.export(validate=False)
    wrong = next(_schema(batch.version).iter_errors(content.decode()), None)
    if wrong is not None:
        raise Refused(
            f"Le fichier de cette remise serait refusé par la banque ({wrong.reason}). Rien n’a été "
            "remis. Vérifiez les IBAN, les BIC, les mandats et les noms."
        )
    return content


@cache
def _schema(version: str) -> Any:
    """The official schema of a format, read once."""
    import sepaxml
    import xmlschema  # it changes etree when it is imported: only once a file is proved

    return xmlschema.XMLSchema(str(Path(sepaxml.__file__).parent / "schemas" / f"{version}.xsd"))


def compact(iban: str) -> str:
    """An IBAN as a bank reads it, whatever it was kept with."""
    return re.sub(r"[^A-Za-z0-9]", "", iban).upper()


def _common(item: SepaItem) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": latin(item.name, 70, "TITULAIRE DU COMPTE"),
        "IBAN": compact(item.iban),
        "amount": int(item.amount * 100),
        "description": latin(item.text, 140, item.reference),
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
