"""What banks send back: orders rejected, told in pain.002 or camt.054."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from palier.base.bank.camt import all_of, child, parse, text_of
from palier.base.kit.refusals import Refused

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


def reason(code: str) -> str:
    """The words of a code, or the code itself."""
    return REASONS.get(code, f"motif {code}")


@dataclass(frozen=True)
class Reject:
    """An order that came back: the reference it was sent with, and why."""

    reference: str
    code: str


def read(content: bytes) -> list[Reject]:
    """The rejects of a pain.002 or camt.054 file. Refused: neither, damaged, no reject in it."""
    root = parse(content)
    if "pain.002" in root.tag:
        found = [_status(node) for node in all_of(root, "TxInfAndSts")]
    elif "camt.054" in root.tag:
        found = [_returned(node) for node in all_of(root, "TxDtls")]
    else:
        raise Refused(
            "Ce fichier n’est ni un pain.002 ni un camt.054. Rien n’a été enregistré. Dans votre "
            "banque en ligne, choisissez « rejets de prélèvements »."
        )
    rejects = [each for each in found if each]
    if not rejects:
        raise Refused("Ce fichier ne contient aucun rejet. Rien n’a été enregistré.")
    return rejects


def _status(node: Element) -> Reject | None:
    if text_of(node, "TxSts") not in {"RJCT", ""}:
        return None
    return _reject(text_of(node, "OrgnlEndToEndId"), child(node, "StsRsnInf", "Rsn"))


def _returned(node: Element) -> Reject | None:
    why = child(node, "RtrInf", "Rsn")
    return _reject(text_of(node, "Refs", "EndToEndId"), why) if why is not None else None


def _reject(reference: str, why: Element | None) -> Reject:
    code = text_of(why, "Cd") or text_of(why, "Prtry") or "MS03"
    return Reject(reference[:35], code[:4])
