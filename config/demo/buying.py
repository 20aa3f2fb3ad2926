"""What the association buys: suppliers, their invoices, who said yes, how they are paid."""

import io
from datetime import date
from decimal import Decimal

from pypdf import PdfWriter

from config.demo import bank
from config.demo.stage import DAY, Stage
from palier.base.bank.models import BankAccount, StatementLine
from palier.base.bank.target import next_open
from palier.law.dates import Month
from palier.registers.people.actions import add_body
from palier.registers.people.models import Body
from palier.work.suppliers import actions as suppliers
from palier.work.suppliers.models import InvoiceLine, InvoiceState, SupplierAccount
from palier.work.titles.models import Holding

# name, cost, what for, whether it is paid by transfer
PLUMBER = ("Plomberie Aubanel", "615", "Recherche de fuite et joints", True)
POWER = ("Énergie des Calanques", "6061", "Électricité des parties communes", False)
INSURER = ("Mutuelle du Port", "616", "Multirisque des résidences", True)
CLEANER = ("Net et Clair", "611", "Ménage des parties communes", True)
MONTHLY = [(PLUMBER, "286.40"), (POWER, "612.48"), (INSURER, "418.00"), (CLEANER, "540.00")]

FIGURES = """<?xml version="1.0" encoding="UTF-8"?>
<r:CrossIndustryInvoice xmlns:r="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:a="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:u="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"><r:ExchangedDocument>
<a:ID>{number}</a:ID><a:TypeCode>380</a:TypeCode><a:IssueDateTime>
<u:DateTimeString format="102">{on:%Y%m%d}</u:DateTimeString></a:IssueDateTime></r:ExchangedDocument>
<r:SupplyChainTradeTransaction><a:IncludedSupplyChainTradeLineItem><a:SpecifiedTradeProduct>
<a:Name>{label}</a:Name></a:SpecifiedTradeProduct></a:IncludedSupplyChainTradeLineItem>
<a:ApplicableHeaderTradeAgreement><a:SellerTradeParty><a:Name>{seller}</a:Name>
</a:SellerTradeParty></a:ApplicableHeaderTradeAgreement><a:ApplicableHeaderTradeSettlement>
<a:InvoiceCurrencyCode>EUR</a:InvoiceCurrencyCode><a:SpecifiedTradePaymentTerms><a:DueDateDateTime>
<u:DateTimeString format="102">{due:%Y%m%d}</u:DateTimeString></a:DueDateDateTime>
</a:SpecifiedTradePaymentTerms><a:SpecifiedTradeSettlementHeaderMonetarySummation>
<a:TaxBasisTotalAmount>{net}</a:TaxBasisTotalAmount><a:TaxTotalAmount>{vat}</a:TaxTotalAmount>
<a:GrandTotalAmount>{total}</a:GrandTotalAmount>
</a:SpecifiedTradeSettlementHeaderMonetarySummation></a:ApplicableHeaderTradeSettlement>
</r:SupplyChainTradeTransaction></r:CrossIndustryInvoice>"""


def a_factur_x(**told: object) -> bytes:
    """A page of PDF with its figures inside."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_attachment("factur-x.xml", FIGURES.format(**told).encode())
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def _body(stage: Stage, name: str) -> Body:
    found = Body.objects.filter(name=name).first()
    return found or add_body(
        stage.organisation,
        name=name,
        kinds=["supplier"],
        town="Marseille",
        actor=stage.by("rental_manager"),
    )


def _known(stage: Stage, name: str) -> SupplierAccount:
    """A supplier whose IBAN one noted and another confirmed."""
    account = suppliers.open_supplier_account(
        stage.entity, body=_body(stage, name), actor=stage.by("accountant")
    )
    if not account.iban:
        account = suppliers.set_supplier_bank(
            account,
            holder=name,
            iban=bank.iban(7000 + account.pk),
            told_on=stage.today - 200 * DAY,
            actor=stage.by("rental_manager"),
        )
        account = suppliers.confirm_supplier_bank(
            account, iban_end=account.iban[-4:], actor=stage.by("accountant")
        )
    return account


def buy(stage: Stage, month: Month) -> None:
    """The invoices of a month come in, are approved and paid; the bank will tell of it."""
    if month.first < Month.of(stage.today).before.before.first:
        return
    if month == Month.of(stage.today):
        return
    invoices = []
    for rank, ((name, code, label, by_transfer), total) in enumerate(MONTHLY, start=1):
        account = _known(stage, name)
        invoice = suppliers.enter_invoice(
            stage.entity,
            body=account.body,
            number=f"{month.year}-{month.number:02d}{rank:03d}",
            dated_on=month.first + 2 * DAY,
            due_on=month.first + 24 * DAY,
            label=label,
            total=Decimal(total),
            code=code,
            actor=stage.by("rental_manager"),
        )
        suppliers.approve_invoice(invoice, on=month.first + 3 * DAY, actor=stage.by("accountant"))
        if by_transfer:
            invoices.append(invoice)
        else:
            day = bank.working_day(month.first + 19 * DAY)
            stage.told.append(
                bank.Told(day, -Decimal(total), name.upper(), "", f"PRLV {invoice.number}")
            )
    on = next_open(month.first + 20 * DAY)
    ours = BankAccount.objects.filter(iban=stage.account).first()
    if ours is None:
        return
    batch = suppliers.pay_invoices(
        ours,
        invoices=invoices,
        on=on,
        made_on=month.first + 17 * DAY,
        actor=stage.by("accountant"),
    )
    paid = sum(batch.items.values_list("amount", flat=True), Decimal(0))
    stage.told.append(bank.Told(on, -paid, "VIREMENTS", "", f"REMISE {batch.reference}"))


def say_what_debits_paid(stage: Stage) -> None:
    """The direct debits of suppliers, seen at the bank, paid their invoices."""
    for line in StatementLine.objects.filter(state="waiting", text__startswith="PRLV 20"):
        number = line.text.removeprefix("PRLV ")
        account = SupplierAccount.objects.filter(invoices__number=number).first()
        found = account.invoices.filter(number=number) if account else ()
        if found:
            suppliers.settle_invoices(line, invoices=list(found), actor=stage.by("accountant"))


def what_is_bought(stage: Stage) -> None:
    """What waits today: to complete, to approve, to pay, an IBAN to confirm, an owner's repair."""
    manager, today = stage.by("rental_manager"), stage.today
    _deposited(stage, today)
    for name, total, code, label in [
        ("Plomberie Aubanel", "148.50", "615", "Chasse d’eau, logement 12"),
        ("Papeterie du Cours", "96.30", "6064", "Ramettes et cartouches"),
    ]:
        suppliers.enter_invoice(
            stage.entity,
            body=_body(stage, name),
            number=f"{today.year}-{today.month:02d}9{len(label):02d}",
            dated_on=today - 6 * DAY,
            due_on=today + 24 * DAY,
            label=label,
            total=Decimal(total),
            code=code,
            actor=manager,
        )
    late = _approved(
        stage, "Menuiserie Vidal", "392.00", "Volet roulant remplacé", today - 40 * DAY
    )
    suppliers.set_supplier_bank(
        late,
        holder="Menuiserie Vidal",
        iban=bank.iban(7990),
        told_on=today - 2 * DAY,
        actor=manager,
    )
    _approved(stage, "Net et Clair", "540.00", "Ménage des parties communes", today - 20 * DAY)


def _deposited(stage: Stage, today: date) -> None:
    suppliers.receive_invoice(
        stage.entity,
        content=a_factur_x(
            number=f"FA-{today.year}-0318",
            on=today - 3 * DAY,
            due=today + 27 * DAY,
            label="Remplacement du chauffe-eau",
            seller="Plomberie Aubanel",
            net="820.00",
            vat="82.00",
            total="902.00",
        ),
        name="aubanel-0318.pdf",
        received_on=today,
        actor=stage.by("rental_manager"),
    )


def _approved(stage: Stage, name: str, total: str, label: str, on: date) -> SupplierAccount:
    """An invoice that the accountant approved; for a home taken on lease when there is one."""
    head_lease = Holding.objects.filter(kind="head_lease", state="signed").order_by("pk").first()
    invoice = suppliers.enter_invoice(
        stage.entity,
        body=_body(stage, name),
        number=f"V-{on:%m%d}",
        dated_on=on,
        due_on=on + 30 * DAY,
        label=label,
        total=Decimal(total),
        code="615" if name == "Menuiserie Vidal" else "611",
        holding=head_lease if name == "Menuiserie Vidal" else None,
        actor=stage.by("rental_manager"),
    )
    suppliers.approve_invoice(invoice, on=on, actor=stage.by("accountant"))
    return SupplierAccount.objects.get(invoices=invoice)


def contracts_of_homes(stage: Stage) -> None:
    """Who supplies the boarding house, whose bills are known; an insurance to leave in time."""
    manager, accountant, today = stage.by("rental_manager"), stage.by("accountant"), stage.today
    house, other = stage.sites["boarding"], stage.sites["social"]
    power = suppliers.sign_home_contract(
        house,
        kind="power",
        supplier=_body(stage, POWER[0]),
        number="PDL 19 450 778 120",
        starts_on=today - 700 * DAY,
        year_cost=Decimal(7200),
        words="Parties communes et cuisine",
        actor=manager,
    )
    bills = InvoiceLine.objects.filter(
        invoice__account__body=power.supplier, invoice__state=InvoiceState.APPROVED
    )
    suppliers.attach_bills(
        power, lines=list(bills.select_related("invoice__account")), actor=accountant
    )
    suppliers.sign_home_contract(
        other,
        kind="insurance",
        supplier=_body(stage, INSURER[0]),
        number="MR-2024-118",
        starts_on=today - 640 * DAY,
        ends_on=today + 100 * DAY,
        notice_months=2,
        year_cost=Decimal(5016),
        actor=manager,
    )
    home = house.places.order_by("pk").first()
    if home is not None:
        suppliers.sign_home_contract(
            house,
            place=home,
            kind="water",
            supplier=_body(stage, "Régie des eaux du littoral"),
            number="E-4471",
            starts_on=today - 700 * DAY,
            actor=manager,
        )
