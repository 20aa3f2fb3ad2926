"""Reading bank statements in camt.053, versions .02 to .13 (ISO 20022).

An entry may be a batch of several operations: each is a movement of its own when the bank shares
the amount out; else the batch is one movement of nobody, with what is told of its operations.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from palier.base.bank.statements import Movement, ReadStatement, check_day, check_sum, marked
from palier.base.kit.refusals import Refused
from palier.base.kit.words import line

VERSION = re.compile(r"camt\.053\.001\.(0[2-9]|1[0-3])\b")
FEE = Decimal("0.05")
"""At most this share of a batch is a fee kept by the bank (card remittances)."""


def read(content: bytes) -> list[ReadStatement]:
    """The statements of a file. Refused, with a sentence: not XML, not camt.053, another
    currency, a date or amount that is none, balances that do not add up."""
    root = parse(content)
    if VERSION.search(root.tag) is None:
        told = re.search(r"(camt|pain)\.\d{3}\.\d{3}\.\d\d", root.tag)
        raise Refused(
            "Ce fichier n’est pas un relevé camt.053 (versions .02 à .13) ni CFONB120"
            + (f" : c’est un {told[0]}" if told else "")
            + ". Rien n’a été importé. Dans votre banque en ligne, choisissez « relevé camt.053 »."
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
    if found is None:
        raise Refused(f"{where} : le montant manque. Rien n’a été importé.")
    return _signed(found, text_of(node, "CdtDbtInd"), where)


def _signed(found: Element, sign: str, where: str) -> Decimal:
    """An amount of euros as the bank writes it, and whether it came in."""
    text = (found.text or "").strip()
    if found.get("Ccy", "EUR") != "EUR":
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
    if len(details) < 2:
        return [_movement(on, amount, entry, details[0] if details else None, bank_reference)]
    shares = [_share(detail, amount, where) for detail in details]
    known = [each for each in shares if each is not None]
    rest = amount - sum(known, Decimal(0))
    is_shared = len(known) == len(details) == _count(entry, len(details))
    if is_shared and (not rest or _is_fee(rest, amount)):
        moves = [
            _movement(
                on, share, entry, detail, f"{bank_reference}/{rank}" if bank_reference else ""
            )
            for rank, (share, detail) in enumerate(zip(known, details, strict=True))
        ]
        if rest:
            fee = f"{bank_reference}/frais" if bank_reference else ""
            moves.append(
                Movement(on, rest, "", "", "", "Frais de la banque sur cette remise", fee)
            )
        return moves
    return [_batch(on, amount, entry, details, bank_reference)]


def _count(entry: Element, told: int) -> int:
    """How many operations the bank says there are in a batch."""
    said = text_of(entry, "NtryDtls", "Btch", "NbOfTxs")
    return int(said) if said.isdecimal() and len(said) < 8 else told


def _is_fee(rest: Decimal, whole: Decimal) -> bool:
    """What is taken off a batch that came in, or added to one that went out: small beside what the
    operations come to, and a charge."""
    return rest < 0 and abs(rest) <= FEE * abs(whole - rest)


def _share(detail: Element, whole: Decimal, where: str) -> Decimal | None:
    """What one operation of a batch comes to, with its own sign when it has one."""
    node = detail if child(detail, "Amt") is not None else child(detail, "AmtDtls", "TxAmt")
    found = child(node, "Amt")
    if found is None or not (found.text or "").strip():
        return None
    sign = text_of(detail, "CdtDbtInd") or ("CRDT" if whole >= 0 else "DBIT")
    return _signed(found, sign, where)


def _batch(
    on: date, amount: Decimal, entry: Element, details: list[Element], bank_reference: str
) -> Movement:
    """A batch that the bank does not share out: of nobody, with what is told of each operation."""
    parts = []
    for detail in details[:200]:
        each = _movement(on, amount, entry, detail, "")
        parts.append(line(" · ".join(filter(None, [each.party, each.reference, each.text])))[:200])
    said = line(text_of(entry, "AddtlNtryInf"))
    told = sum(1 for detail in details if _share(detail, amount, "") is not None)
    why = (
        "ne dit pas tous les montants" if told < len(details) else "dit d’autres montants en tout"
    )
    words = f"Lot de {_count(entry, len(details))} opérations dont la banque {why}"
    return Movement(
        on, amount, "", "", "", " · ".join(filter(None, [words, said]))[:500], bank_reference,
        parts=[each for each in parts if each],
    )  # fmt: skip


def _movement(
    on: date, amount: Decimal, entry: Element, detail: Element | None, bank_reference: str
) -> Movement:
    code = _return_code(entry, detail)
    # Who is on the other side; of an order that came back, the roles stay those of the order.
    is_payer = (amount >= 0) != bool(code)
    side, account = ("Dbtr", "DbtrAcct") if is_payer else ("Cdtr", "CdtrAcct")
    parties = child(detail, "RltdPties")
    if child(parties, side) is None and child(parties, account) is None and code:
        side, account = ("Cdtr", "CdtrAcct") if is_payer else ("Dbtr", "DbtrAcct")
    party = text_of(parties, side, "Nm") or text_of(parties, side, "Pty", "Nm")
    said = [node.text or "" for node in (all_of(detail, "Ustrd") if detail is not None else [])]
    said = said or [text_of(entry, "AddtlNtryInf")]
    reference = text_of(detail, "Refs", "EndToEndId")
    structured = [n.text or "" for n in (all_of(detail, "Ref") if detail is not None else [])]
    return Movement(
        on=on,
        amount=amount,
        party=line(party)[:140],
        party_iban=re.sub(r"\s", "", text_of(parties, account, "Id", "IBAN")).upper()[:34],
        reference=("" if reference == "NOTPROVIDED" else line(reference))[:80],
        text=line(" ".join([*said, *structured]))[:500],
        bank_reference=bank_reference,
        return_code=code,
    )


def _return_code(entry: Element, detail: Element | None) -> str:
    """Why an order came back, when this movement is one that did; `MS03` when it is not said."""
    told = child(detail, "RtrInf")
    if told is None and text_of(entry, "RvslInd").lower() not in {"true", "1"}:
        return ""
    code = text_of(told, "Rsn", "Cd") or text_of(told, "Rsn", "Prtry")
    return (line(code) or "MS03")[:4]
