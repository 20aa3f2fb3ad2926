"""Reading bank statements in camt.053, versions .02 and .08 (ISO 20022), and nothing of them twice."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from palier.base.bank.statements import Movement, ReadStatement, check_day, check_sum, marked
from palier.base.kit.refusals import Refused

VERSIONS = ("camt.053.001.02", "camt.053.001.08")


def read(content: bytes) -> list[ReadStatement]:
    """The statements of a file. Refused, with a sentence: not XML, not camt.053, another
    currency, a date or amount that is none, balances that do not add up."""
    root = parse(content)
    version = re.search(r"camt\.053\.001\.\d\d", root.tag)
    if version is None or version[0] not in VERSIONS:
        raise Refused(
            "Ce fichier n’est pas un relevé camt.053 (versions .02 ou .08) ni CFONB120. "
            "Rien n’a été importé. Dans votre banque en ligne, choisissez « relevé camt.053 »."
        )
    statements = [_statement(node) for node in all_of(root, "Stmt")]
    if not statements:
        raise Refused("Ce fichier ne contient aucun relevé. Rien n’a été importé.")
    return statements


def parse(content: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise Refused(
            "Ce fichier contient des définitions XML interdites (il pourrait bloquer le serveur). "
            "Rien n’a été importé. Un relevé de banque n’en contient jamais : vérifiez d’où il vient."
        ) from None
    except (ParseError, ValueError) as broken:
        line = getattr(broken, "position", (0, 0))[0]
        raise Refused(
            f"Ce fichier est incomplet ou abîmé (ligne {line}). Rien n’a été importé. "
            "Téléchargez-le à nouveau depuis votre banque."
        ) from None
    return root


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def all_of(node: Element, name: str) -> list[Element]:
    return [each for each in node.iter() if _name(each) == name]


def child(node: Element | None, *names: str) -> Element | None:
    for name in names:
        if node is None:
            return None
        node = next((each for each in node if _name(each) == name), None)
    return node


def text_of(node: Element | None, *names: str) -> str:
    found = child(node, *names)
    return (found.text or "").strip() if found is not None else ""


def _day(text: str, where: str) -> date:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        raise Refused(f"{where} : « {text} » n’est pas une date. Rien n’a été importé.") from None
    return check_day(day, where)


def _amount(node: Element, where: str) -> Decimal:
    found = child(node, "Amt")
    text = (found.text or "").strip() if found is not None else ""
    if found is not None and found.get("Ccy", "EUR") != "EUR":
        raise Refused(
            f"{where} : montant en {found.get('Ccy')}. Seul l’euro est lu. Rien n’a été importé."
        )
    try:
        amount = Decimal(text)
        if not amount.is_finite() or amount < 0 or amount != amount.quantize(Decimal("0.01")):
            raise InvalidOperation
    except InvalidOperation:
        raise Refused(
            f"{where} : « {text} » n’est pas un montant. Rien n’a été importé."
        ) from None
    sign = text_of(node, "CdtDbtInd")
    if sign not in {"CRDT", "DBIT"}:
        raise Refused(f"{where} : ni crédit ni débit. Rien n’a été importé.")
    return amount if sign == "CRDT" else -amount


def _balance(statement: Element, codes: tuple[str, ...], where: str) -> tuple[date, Decimal]:
    for code in codes:
        for node in statement:
            if _name(node) == "Bal" and text_of(node, "Tp", "CdOrPrtry", "Cd") == code:
                day = text_of(node, "Dt", "Dt") or text_of(node, "Dt", "DtTm")
                return _day(day, where), _amount(node, where)
    raise Refused(f"{where} : le solde manque. Rien n’a été importé.")


def _statement(node: Element) -> ReadStatement:
    reference = text_of(node, "Id")
    where = f"Relevé {reference or 'sans numéro'}"
    iban = re.sub(r"\s", "", text_of(node, "Acct", "Id", "IBAN")).upper()
    if not reference or not iban:
        raise Refused(
            f"{where} : le numéro du relevé ou l’IBAN du compte manque. Rien n’a été importé."
        )
    opening_on, opening = _balance(node, ("OPBD", "PRCD"), f"{where}, solde de départ")
    closing_on, closing = _balance(node, ("CLBD",), f"{where}, solde d’arrivée")
    movements: list[Movement] = []
    for number, entry in enumerate((e for e in node if _name(e) == "Ntry"), start=1):
        if text_of(entry, "Sts", "Cd") in {"PDNG", "INFO"} or text_of(entry, "Sts") in {
            "PDNG",
            "INFO",
        }:
            continue
        movements.extend(_movements(entry, f"{where}, mouvement {number}"))
    told = ReadStatement(
        reference,
        iban,
        opening_on,
        opening,
        closing_on,
        closing,
        marked(iban, reference, movements),
    )
    check_sum(told, where)
    return told


def _movements(entry: Element, where: str) -> list[Movement]:
    amount = _amount(entry, where)
    day = text_of(entry, "BookgDt", "Dt") or text_of(entry, "BookgDt", "DtTm")
    on = _day(day or text_of(entry, "ValDt", "Dt"), where)
    bank_reference = text_of(entry, "AcctSvcrRef")
    details = [
        d for block in entry if _name(block) == "NtryDtls" for d in block if _name(d) == "TxDtls"
    ]
    parts = [_detail_amount(detail, amount, where) for detail in details]
    if len(details) > 1 and None not in parts and sum(p for p in parts if p) == amount:
        return [
            _movement(
                on,
                part or Decimal(0),
                entry,
                detail,
                f"{bank_reference}/{index}" if bank_reference else "",
            )
            for index, (detail, part) in enumerate(zip(details, parts, strict=True))
        ]
    return [_movement(on, amount, entry, details[0] if details else None, bank_reference)]


def _detail_amount(detail: Element, whole: Decimal, where: str) -> Decimal | None:
    node = child(detail, "AmtDtls", "TxAmt") or detail
    found = child(node, "Amt")
    if found is None or not found.text:
        return None
    try:
        amount = Decimal(found.text.strip())
    except InvalidOperation:
        raise Refused(
            f"{where} : « {found.text} » n’est pas un montant. Rien n’a été importé."
        ) from None
    return amount if whole >= 0 else -amount


def _movement(
    on: date, amount: Decimal, entry: Element, detail: Element | None, bank_reference: str
) -> Movement:
    side, account = ("Dbtr", "DbtrAcct") if amount >= 0 else ("Cdtr", "CdtrAcct")
    party = text_of(detail, "RltdPties", side, "Nm") or text_of(
        detail, "RltdPties", side, "Pty", "Nm"
    )
    said = [node.text or "" for node in (all_of(detail, "Ustrd") if detail is not None else [])]
    said = said or [text_of(entry, "AddtlNtryInf")]
    reference = text_of(detail, "Refs", "EndToEndId")
    structured = [n.text or "" for n in (all_of(detail, "Ref") if detail is not None else [])]
    return Movement(
        on=on,
        amount=amount,
        party=party[:140],
        party_iban=text_of(detail, "RltdPties", account, "Id", "IBAN").replace(" ", "")[:34],
        reference=("" if reference == "NOTPROVIDED" else reference)[:80],
        text=" ".join([*said, *structured]).strip()[:500],
        bank_reference=bank_reference,
    )
