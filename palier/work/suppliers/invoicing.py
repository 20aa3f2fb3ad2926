"""What a Factur-X invoice says of itself: a PDF with its figures inside, or these figures alone.

EN 16931, syntax CII (cross industry invoice). Read in a process apart: a stranger made the file.
"""

import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from defusedxml.ElementTree import fromstring

from palier.base.kit.kitchen import cook
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused

NAMES = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml")
CREDITS = {"381", "261", "396"}
"""Credit notes among the kinds of documents (UNTDID 1001)."""
RAM = "{urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100}"
NOTHING_KEPT = "Rien n’a été gardé."


@dataclass(frozen=True)
class ReadInvoice:
    """What a file tells (euros, taxes included); empty or None where it says nothing."""

    number: str = ""
    dated_on: date | None = None
    due_on: date | None = None
    seller: str = ""
    siren: str = ""
    iban: str = ""
    bic: str = ""
    label: str = ""
    vat: Decimal | None = None
    total: Decimal | None = None
    is_credit: bool = False
    doubts: tuple[str, ...] = ()


def read_invoice(content: bytes) -> ReadInvoice:
    """What an invoice says of itself; all empty for a plain PDF or a picture.

    Refused: damaged, dangerous, figures in another money than euros.
    """
    if not content.startswith(b"%PDF-") and content.lstrip()[:1] != b"<":
        return ReadInvoice()
    told = cook(plain, content, into=(ReadInvoice,), nothing=NOTHING_KEPT)
    return ReadInvoice(**{**vars(told), "doubts": tuple(told.doubts)})


def plain(content: bytes) -> ReadInvoice:
    """The same, read here: what `read_invoice` does in its child."""
    figures = _figures_of(content) if content.startswith(b"%PDF-") else content
    return _read(fromstring(figures, forbid_dtd=True)) if figures else ReadInvoice()


def _figures_of(content: bytes) -> bytes:
    """The figures joined to a PDF; none in a plain one."""
    from pypdf import PdfReader  # heavy: read by the child that opens the file
    from pypdf.errors import PyPdfError

    try:
        joined = PdfReader(io.BytesIO(content), strict=False).attachments
        found = next((name for name in joined if name.lower() in NAMES), None)
        return joined[found][0] if found else b""
    except (PyPdfError, ValueError, KeyError, RecursionError) as broken:
        raise Refused(
            f"Ce PDF est abîmé et n’a pas pu être ouvert. {NOTHING_KEPT} "
            "Demandez-le à nouveau au fournisseur."
        ) from broken


def _read(root: Any) -> ReadInvoice:
    if not root.tag.endswith("CrossIndustryInvoice"):
        raise Refused(
            f"Ce fichier XML n’est pas une facture Factur-X (CII). {NOTHING_KEPT} "
            "Joignez plutôt le PDF."
        )
    document = _first(root, "ExchangedDocument")
    agreement = _first(root, "ApplicableHeaderTradeAgreement")
    settled = _first(root, "ApplicableHeaderTradeSettlement")
    money = _text(settled, "InvoiceCurrencyCode") or "EUR"
    if money != "EUR":
        raise Refused(f"Cette facture est en {money}, pas en euros : saisissez-la à la main.")
    sums = _first(settled, "SpecifiedTradeSettlementHeaderMonetarySummation")
    seller = _first(agreement, "SellerTradeParty")
    total, vat, is_credit, doubts = _money(sums, _own(document, "TypeCode") in CREDITS)
    lines = [_text(line, "Name") for line in _all(root, "SpecifiedTradeProduct")]
    return ReadInvoice(
        number=_own(document, "ID"),
        dated_on=_day(_first(document, "IssueDateTime")),
        due_on=_day(_first(settled, "DueDateDateTime")),
        seller=_own(seller, "Name"),
        siren=_siren(seller),
        iban=_text(settled, "IBANID").replace(" ", ""),
        bic=_text(settled, "BICID"),
        label=", ".join(dict.fromkeys(filter(None, lines)))[:120],
        vat=vat,
        total=total,
        is_credit=is_credit,
        doubts=tuple(doubts),
    )


def _money(sums: Any, is_credit: bool) -> tuple[Decimal | None, Decimal | None, bool, list[str]]:
    """Total, VAT, whether it is a credit note, and what does not agree; what is odd is not kept."""
    total, vat = _amount(sums, "GrandTotalAmount"), _amount(sums, "TaxTotalAmount")
    doubts = _doubts(sums, total)
    if total is None and _text(sums, "GrandTotalAmount"):
        doubts.append(f"Total illisible : « {_text(sums, 'GrandTotalAmount')[:20]} ».")
    if total is not None and total < 0:
        doubts.append("Montants négatifs : lue comme un avoir.")
        total, vat, is_credit = -total, -vat if vat is not None else None, True
    if vat is not None and not 0 <= vat <= (total or 0):
        doubts.append(f"TVA annoncée qui n’est pas une part du total : {euros(vat)}.")
        vat = None
    return total, vat, is_credit, doubts


def _doubts(sums: Any, total: Decimal | None) -> list[str]:
    """Where its own figures do not agree."""
    net, vat = _amount(sums, "TaxBasisTotalAmount"), _amount(sums, "TaxTotalAmount")
    due = _amount(sums, "DuePayableAmount")
    found = []
    if None not in (net, vat, total) and net + vat != total:  # type: ignore[operator]
        found.append("Le hors taxes et la TVA ne font pas le total.")
    if due is not None and total is not None and due != total:
        found.append(f"Reste à payer annoncé : {euros(due)} (un acompte a été versé ?).")
    return found


def _all(node: Any, name: str) -> list[Any]:
    return [] if node is None else list(node.iter(f"{RAM}{name}")) or list(node.iter(_rsm(name)))


def _rsm(name: str) -> str:
    return f"{{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}}{name}"


def _first(node: Any, name: str) -> Any:
    return next(iter(_all(node, name)), None)


def _text(node: Any, name: str) -> str:
    """The first of these anywhere under a node."""
    return _clean(_first(node, name))


def _own(node: Any, name: str) -> str:
    """The one that is the node's own child: a number of the document, not of its lines."""
    return _clean(None if node is None else node.find(f"{RAM}{name}"))


def _clean(node: Any) -> str:
    return " ".join((node.text or "").split()) if node is not None else ""


def _day(node: Any) -> date | None:
    words = [] if node is None else [_clean(each) for each in node.iter()]
    try:
        told = datetime.strptime(next(filter(None, words), ""), "%Y%m%d")  # noqa: DTZ007 -- a day
        return told.date()
    except ValueError:
        return None


def _amount(node: Any, name: str) -> Decimal | None:
    try:
        told = Decimal(_text(node, name))
        return told.quantize(Decimal("0.01")) if told.is_finite() else None
    except InvalidOperation:
        return None


def _siren(seller: Any) -> str:
    """Nine figures, from the legal identifier (SIREN or SIRET), else from the VAT number."""
    legal = _first(seller, "SpecifiedLegalOrganization")
    figures = "".join(filter(str.isdigit, _text(legal, "ID")))
    if len(figures) in (9, 14):
        return figures[:9]
    tax = _text(_first(seller, "SpecifiedTaxRegistration"), "ID").replace(" ", "")
    return tax[4:13] if tax.startswith("FR") and tax[4:13].isdigit() else ""
