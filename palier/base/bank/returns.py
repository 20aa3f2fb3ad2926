"""What banks send back: orders rejected or returned, told in pain.002, camt.054 or camt.053."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from palier.base.bank.camt import all_of, child, parse, text_of
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused

UNSAID = "MS03"

# External status reason codes of ISO 20022 that French banks send most.
REASONS = {
    "AC01": "IBAN erroné",
    "AC04": "compte clos",
    "AC06": "compte bloqué",
    "AC13": "compte d’un consommateur non autorisé",
    "AG01": "opération interdite sur ce compte",
    "AM04": "provision insuffisante",
    "AM05": "opération en double",
    "BE05": "créancier non reconnu",
    "FF01": "format invalide",
    "MD01": "pas de mandat",
    "MD02": "mandat incomplet ou faux",
    "MD06": "remboursement demandé par le débiteur",
    "MD07": "débiteur décédé",
    "MS02": "refusé par le débiteur, sans motif",
    "MS03": "motif non précisé par la banque",
    "RC01": "BIC erroné",
    "RR01": "compte ou identification du débiteur manquant",
    "RR04": "raison réglementaire",
    "SL01": "service refusé par la banque du débiteur",
}


DEAD_ENDS = {"AC01", "AC04", "AC06", "MD01", "MD02", "MD07", "RC01"}
"""What asking again does not mend: another account, another mandate is needed."""


def reason(code: str) -> str:
    """The words of a code, or the code itself."""
    return REASONS.get(code, f"motif {code}")


@dataclass(frozen=True)
class Reject:
    """What came back, and why: an order by the reference it was sent with, else by its mandate and
    amount (euros); or, `whole`, every order of the batch of that reference."""

    reference: str
    code: str
    whole: bool = False
    mandate: str = ""
    amount: Decimal | None = None

    def __str__(self) -> str:
        told = [self.reference, self.mandate, "" if self.amount is None else euros(self.amount)]
        return ", ".join(filter(None, told)) or "sans référence"


def read(content: bytes) -> list[Reject]:
    """The rejects of a pain.002, camt.054 or camt.053 file.

    Refused: another file, damaged, no reject in it.
    """
    root = parse(content)
    if "pain.002" in root.tag:
        rejects = _statuses(root)
    elif re.search(r"camt\.05[34]", root.tag):
        rejects = [each for entry in all_of(root, "Ntry") for each in _returned(entry)]
    else:
        raise Refused(
            "Ce fichier n’est ni un pain.002, ni un camt.054, ni un camt.053. Rien n’a été "
            "enregistré. Dans votre banque en ligne, choisissez « rejets de prélèvements »."
        )
    if not rejects:
        raise Refused("Ce fichier ne contient aucun rejet. Rien n’a été enregistré.")
    return rejects


def _statuses(root: Element) -> list[Reject]:
    """A status holds for what is inside it and says nothing else: file, then block, then order."""
    group = child(root, "CstmrPmtStsRpt", "OrgnlGrpInfAndSts")
    batch, whole = text_of(group, "OrgnlMsgId"), text_of(group, "GrpSts")
    blocks = all_of(root, "OrgnlPmtInfAndSts")
    orders = all_of(root, "TxInfAndSts")
    if whole == "RJCT" and not orders:
        return [Reject(batch[:35], _code(group), whole=True)]
    found = [each for block in blocks for each in _block(block, batch, whole)]
    inside = {id(order) for block in blocks for order in all_of(block, "TxInfAndSts")}
    alone = [_order(order, whole) for order in orders if id(order) not in inside]
    return found + [each for each in alone if each is not None]


def _block(block: Element, batch: str, whole: str) -> list[Reject]:
    status = text_of(block, "PmtInfSts") or whole
    orders = all_of(block, "TxInfAndSts")
    if status == "RJCT" and not orders:
        return [Reject(batch[:35], _code(block), whole=True)]
    found = [_order(order, status, _code(block)) for order in orders]
    return [each for each in found if each is not None]


def _order(node: Element, status: str, code: str = "") -> Reject | None:
    if (text_of(node, "TxSts") or status) != "RJCT":
        return None
    return Reject(
        text_of(node, "OrgnlEndToEndId")[:35],
        _code(node, code),
        mandate=text_of(node, "OrgnlTxRef", "MndtRltdInf", "MndtId")[:35],
        amount=_amount(child(node, "OrgnlTxRef", "Amt", "InstdAmt")),
    )


def _returned(entry: Element) -> list[Reject]:
    """The orders that came back in an entry: each detail with a reason, or all of a reversal."""
    details = all_of(entry, "TxDtls")
    reversal = text_of(entry, "RvslInd").lower() in {"true", "1"}
    found = []
    for detail in details:
        why = child(detail, "RtrInf")
        if why is None and not reversal:
            continue
        amount = _amount(child(detail, "Amt"))
        if amount is None and len(details) == 1:
            amount = _amount(child(entry, "Amt"))
        reference = text_of(detail, "Refs", "EndToEndId")
        found.append(
            Reject(
                "" if reference == "NOTPROVIDED" else reference[:35],
                (text_of(why, "Rsn", "Cd") or text_of(why, "Rsn", "Prtry") or UNSAID)[:4],
                mandate=text_of(detail, "Refs", "MndtId")[:35],
                amount=amount,
            )
        )
    return found


def _code(node: Element | None, otherwise: str = "") -> str:
    why = child(node, "StsRsnInf", "Rsn")
    return (text_of(why, "Cd") or text_of(why, "Prtry") or otherwise or UNSAID)[:4]


def _amount(found: Element | None) -> Decimal | None:
    try:
        amount = Decimal((found.text or "").strip()) if found is not None else None
    except InvalidOperation:
        return None
    return amount if amount is None or amount.is_finite() else None
