"""Example suppliers and invoices, for this room and those above."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

from pypdf import PdfWriter

from palier.base.bank.models import BankAccount
from palier.base.bank.tests.examples import a_bank_account
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.suppliers.actions import (
    approve_invoice,
    confirm_supplier_bank,
    enter_invoice,
    open_supplier_account,
    set_supplier_bank,
    sign_home_contract,
)
from palier.work.suppliers.models import HomeContract, Invoice, InvoiceLine, SupplierAccount

MAY_5, MAY_20, JUNE_4 = date(2026, 5, 5), date(2026, 5, 20), date(2026, 6, 4)
IBAN = "FR7630001007941234567890185"

FACTUR_X = """<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice
 xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>{kind}</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">20260505</udt:DateTimeString></ram:IssueDateTime>
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID>
</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>Remplacement chauffe-eau</ram:Name>
</ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>{seller}</ram:Name>
<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">732 829 320 00074</ram:ID>
</ram:SpecifiedLegalOrganization></ram:SellerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery/>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>{money}</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount>
<ram:IBANID>FR76 3000 1007 9412 3456 7890 185</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
</ram:SpecifiedTradeSettlementPaymentMeans>
<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20260604</udt:DateTimeString>
</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:TaxBasisTotalAmount>400.00</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">40.00</ram:TaxTotalAmount>
<ram:GrandTotalAmount>{total}</ram:GrandTotalAmount><ram:DuePayableAmount>{due}</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"""


def figures(**given: str) -> bytes:
    """The figures of a Factur-X invoice of 440.00 euros."""
    told = {
        "number": "F-2026-118",
        "kind": "380",
        "seller": "Plomberie Aubanel",
        "money": "EUR",
        "total": "440.00",
        **given,
    }
    return FACTUR_X.format(**{"due": told["total"], **told}).encode()


def a_pdf(joined: bytes = b"", name: str = "factur-x.xml") -> bytes:
    """A page of PDF, perhaps with figures joined to it."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if joined:
        writer.add_attachment(name, joined)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def a_supplier(organisation: Organisation, name: str = "Plomberie Aubanel") -> SupplierAccount:
    return open_supplier_account(
        main_entity(organisation),
        body=a_body(organisation, name, "supplier"),
        actor=the_system(organisation),
    )


def a_paid_supplier(
    organisation: Organisation, name: str = "Plomberie Aubanel"
) -> SupplierAccount:
    """Its IBAN was noted by one, confirmed by another."""
    account = set_supplier_bank(
        a_supplier(organisation, name),
        holder=name,
        iban=IBAN,
        told_on=MAY_5,
        actor=someone_as(organisation, "accountant"),
    )
    return confirm_supplier_bank(
        account, iban_end="0185", actor=someone_as(organisation, "director")
    )


def an_invoice(
    organisation: Organisation,
    account: SupplierAccount | None = None,
    *,
    number: str = "F-118",
    total: str = "440.00",
    **given: object,
) -> Invoice:
    """Typed by an accountant, waiting for another’s yes."""
    account = account or a_supplier(organisation)
    told: dict[str, object] = {
        "dated_on": MAY_5,
        "due_on": JUNE_4,
        "label": "Chauffe-eau",
        "vat": Decimal(0),
        "code": "615",
        **given,
    }
    return enter_invoice(
        account.entity,
        body=account.body,
        number=number,
        total=Decimal(total),
        actor=someone_as(organisation, "accountant"),
        **told,  # type: ignore[arg-type]
    )


def an_approved_invoice(
    organisation: Organisation, account: SupplierAccount | None = None, **given: object
) -> Invoice:
    invoice = an_invoice(organisation, account, **given)  # type: ignore[arg-type]
    return approve_invoice(invoice, on=MAY_5, actor=someone_as(organisation, "director"))


def our_bank(organisation: Organisation) -> BankAccount:
    return a_bank_account(organisation)


def a_home_contract(
    organisation: Organisation, place: Place | None = None, **given: Any
) -> HomeContract:
    """Water of a home since January 2026, with the plumber unless told otherwise."""
    place = place or a_place(a_site(organisation))
    usual = {
        "place": place,
        "kind": "water",
        "number": "C-12",
        "starts_on": date(2026, 1, 1),
        "supplier": None,
    }
    told = {**usual, **given}
    told["supplier"] = told["supplier"] or a_body(organisation, "Régie des eaux", "supplier")
    return sign_home_contract(place.site, actor=the_system(organisation), **told)


def a_billed_contract(organisation: Organisation) -> tuple[HomeContract, InvoiceLine]:
    """A contract whose supplier has sent an invoice of 440.00 euros, not tied to it yet."""
    account = a_supplier(organisation, "Régie des eaux")
    contract = a_home_contract(organisation, supplier=account.body)
    invoice = an_approved_invoice(organisation, account)
    return contract, invoice.lines.get()
