"""An invoice from its arrival until it waits for a yes: read, typed, completed, shared out."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Func, Value
from django.db.models.functions import Upper
from django.utils import timezone

from palier.base.documents.actions import keep_file, media_type
from palier.base.documents.reads import rows_with
from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import folded
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import entity_of
from palier.registers.people.models import Body
from palier.work.suppliers.actions.accounts import open_supplier_account
from palier.work.suppliers.costs import cost_account
from palier.work.suppliers.invoicing import read_invoice
from palier.work.suppliers.models import (
    INVOICE_MOVES,
    LIVING,
    Invoice,
    InvoiceLine,
    InvoiceState,
    SupplierAccount,
)
from palier.work.titles.models import Holding

SIGHT = "suppliers.invoices"
PAPERS = {"application/pdf", "image/png", "image/jpeg", "application/xml"}
SIGNS = Func(Upper("number"), Value("[^A-Z0-9]"), Value(""), Value("g"), function="regexp_replace")
"""The letters and figures of a number: `F-118`, `F 118` and `f118` are one invoice."""
WORDS = re.compile(r"\w{3,}")
"""The words by which a seller is known under another form of its name."""
ANY = {"sarl", "sas", "sasu", "eurl", "sci", "ets", "societe", "entreprise", "etablissements"}
"""Words that any seller may have."""


@action("Déposer une facture reçue")
def receive_invoice(
    entity: LegalEntity, *, content: bytes, name: str, received_on: date, actor: Actor
) -> Invoice:
    """Keep an invoice that came as a file, with what it tells of itself (Factur-X), to be completed.

    Refused: a file that is no paper (text, table), damaged, dangerous, empty or too large, the same
    file again.
    """
    if content and media_type(content) not in PAPERS:
        raise Refused(
            {"content": "Une facture est un PDF, une photo (JPEG, PNG) ou le XML d’une Factur-X."}
        )
    told = read_invoice(content)
    _check_not_there(content)
    supplier = _known_supplier(entity, told.siren, told.seller)
    if supplier and told.number:
        _check_new(supplier, told.number)
    invoice = Invoice.objects.create(
        organisation=actor.organisation,
        entity=entity,
        account=supplier,
        state=InvoiceState.TO_COMPLETE,
        is_credit=told.is_credit,
        number=told.number[:60],
        label=told.label,
        received_on=received_on,
        dated_on=told.dated_on,
        due_on=told.due_on,
        vat=told.vat or NOTHING,
        total=told.total or NOTHING,
        told=_kept(told, name),
        entered_by_id=actor.user_id,
    )
    keep_file(
        actor.organisation,
        about=invoice,
        content=content,
        name=name,
        label="Facture reçue",
        sight=SIGHT,
        actor=actor,
    )
    return invoice


def _check_not_there(content: bytes) -> None:
    same = Invoice.objects.filter(pk__in=rows_with(content, "suppliers.invoice"), state__in=LIVING)
    if found := same.first():
        raise Refused({"content": f"Ce fichier est déjà là : {found}. Rien n’a été gardé."})


def _kept(told: Any, name: str) -> dict[str, Any]:
    """What the file says that the row has no column for."""
    words = {
        "file": name[:120],
        "seller": told.seller,
        "siren": told.siren,
        "iban": told.iban,
        "bic": told.bic,
    }
    kept: dict[str, Any] = {key: value for key, value in words.items() if value}
    return {**kept, "doubts": list(told.doubts)} if told.doubts else kept


def _known_supplier(entity: LegalEntity, siren: str, seller: str) -> SupplierAccount | None:
    """By its SIREN, else by its very name when one alone has it."""
    rows = SupplierAccount.objects.filter(entity=entity)
    if siren and (found := rows.filter(siren=siren).first()):
        return found
    named = list(rows.filter(body__name__iexact=seller)[:2]) if seller else []
    return named[0] if len(named) == 1 else None


def _signs(number: str) -> str:
    return re.sub("[^A-Z0-9]", "", number.upper())


def _check_new(account: SupplierAccount, number: str, but: int = 0) -> None:
    same = account.invoices.filter(state__in=LIVING).exclude(pk=but).alias(signs=SIGNS)
    same = same.filter(signs=_signs(number)) if _signs(number) else same.filter(number=number)
    if found := same.first():
        raise Refused(
            {
                "number": f"{account.body.name} : la facture {found.number} est déjà là "
                f"({found.get_state_display()}). Rien n’a été gardé."
            }
        )


@action("Saisir une facture reçue")
def enter_invoice(
    entity: LegalEntity,
    *,
    body: Body,
    number: str,
    dated_on: date,
    due_on: date,
    label: str,
    total: Decimal,
    vat: Decimal = NOTHING,
    code: str,
    site: Site | None = None,
    holding: Holding | None = None,
    is_credit: bool = False,
    received_on: date | None = None,
    actor: Actor,
) -> Invoice:
    """An invoice typed from paper (euros, taxes included), to be approved by another person.

    Refused: the same number again, dated of tomorrow, due before its date, an amount of nothing,
    more VAT than it comes to, an account that is no cost, a site in the books of another entity.
    """
    account = open_supplier_account(entity, body=body, actor=actor)
    _check(account, number, dated_on, due_on, total, vat)
    _check_come(dated_on)
    _check_site(entity, site)
    cost_account(entity, code)
    invoice = Invoice.objects.create(
        organisation=actor.organisation,
        entity=entity,
        account=account,
        state=InvoiceState.RECEIVED,
        is_credit=is_credit,
        number=number.strip(),
        label=label.strip(),
        received_on=received_on or dated_on,
        dated_on=dated_on,
        due_on=due_on,
        vat=vat,
        total=total,
        holding=holding,
        entered_by_id=actor.user_id,
    )
    _one_line(invoice, code, site)
    _usual(account, code, "")
    return invoice


def _check(
    account: SupplierAccount,
    number: str,
    dated_on: date,
    due_on: date,
    total: Decimal,
    vat: Decimal,
    but: int = 0,
) -> None:
    if not number.strip():
        raise Refused({"number": "Recopiez le numéro de la facture."})
    if due_on < dated_on:
        raise Refused({"due_on": "L’échéance est avant la date de la facture."})
    if total <= 0:
        raise Refused({"total": "Un montant positif : pour un avoir, cochez « avoir »."})
    if not 0 <= vat <= total:
        raise Refused({"vat": "La TVA est une part du total."})
    _check_new(account, number, but)


def _check_come(dated_on: date) -> None:
    if dated_on > timezone.localdate():
        raise Refused(
            {"dated_on": "Cette date n’est pas encore venue : recopiez celle de la facture."}
        )


def _check_site(entity: LegalEntity, site: Site | None) -> None:
    if site is not None and (books := entity_of(site)) != entity:
        raise Refused(
            {
                "site": f"{site.name} est dans les comptes de {books.name} : c’est elle qui reçoit "
                "cette facture, ou sa part."
            }
        )


def _one_line(invoice: Invoice, code: str, site: Site | None) -> None:
    invoice.lines.all().delete()
    InvoiceLine.objects.create(
        organisation_id=invoice.organisation_id,
        invoice=invoice,
        code=code,
        site=site,
        label=invoice.label,
        amount=invoice.total,
    )


def _keeps_its_parts(invoice: Invoice, total: Decimal, code: str, site: Site | None) -> bool:
    """Whether what someone shared out still holds: the same total, cost and site as told before."""
    parts = list(invoice.lines.order_by("pk"))
    if len(parts) < 2 or total != invoice.total:
        return False
    return (parts[0].code, parts[0].site_id) == (code, site.pk if site else None)


def _usual(account: SupplierAccount, code: str, siren: str) -> None:
    """The next invoice of this supplier is proposed the same account; a SIREN is one seller's."""
    account.usual_account = code
    account.siren = siren or account.siren
    account.save(update_fields=["usual_account", "siren"])
    if siren:
        others = SupplierAccount.objects.filter(entity=account.entity, siren=siren)
        others.exclude(pk=account.pk).update(siren="")


def _check_seller(account: SupplierAccount, told: Mapping[str, Any]) -> None:
    """Refused: the invoice says another seller than the supplier that was chosen."""
    siren, seller = str(told.get("siren", "")), str(told.get("seller", ""))
    if siren and siren == account.siren:
        return
    said, known = (set(WORDS.findall(folded(name))) - ANY for name in (seller, account.body.name))
    if (siren and account.siren) or (seller and not said & known):
        name = f"« {seller} »" if seller else f"SIREN {siren}"
        raise Refused(
            {
                "body": f"Le vendeur écrit sur la facture est {name} : choisissez-le, ou dites plus "
                "bas que c’est bien ce fournisseur."
            }
        )


@action("Compléter une facture reçue")
def complete_invoice(
    invoice: Invoice,
    *,
    body: Body,
    number: str,
    dated_on: date,
    due_on: date,
    label: str,
    total: Decimal,
    vat: Decimal = NOTHING,
    code: str,
    site: Site | None = None,
    holding: Holding | None = None,
    is_credit: bool = False,
    is_seller: bool = False,
    actor: Actor,
) -> Invoice:
    """What the file did not tell, or told wrong; it then waits for another person's approval.

    Whoever completes it entered it. `is_seller`: the supplier is the seller that the file names,
    under another name. Refused: approved already, a supplier that is not the seller, what
    `enter_invoice` refuses.
    """
    invoice = lock(invoice)
    if invoice.state != InvoiceState.RECEIVED:
        INVOICE_MOVES.go(invoice, InvoiceState.RECEIVED)
    account = open_supplier_account(invoice.entity, body=body, actor=actor)
    if not is_seller:
        _check_seller(account, invoice.told)
    _check(account, number, dated_on, due_on, total, vat, invoice.pk)
    _check_come(dated_on)
    _check_site(invoice.entity, site)
    cost_account(invoice.entity, code)
    keeps_parts = _keeps_its_parts(invoice, total, code, site)
    invoice.account, invoice.number, invoice.label = account, number.strip(), label.strip()
    invoice.dated_on, invoice.due_on, invoice.is_credit = dated_on, due_on, is_credit
    invoice.total, invoice.vat, invoice.holding = total, vat, holding
    invoice.entered_by_id, invoice.decided_by, invoice.decided_on = actor.user_id, None, None
    invoice.because = ""
    invoice.save()
    if not keeps_parts:
        _one_line(invoice, code, site)
    _usual(account, code, str(invoice.told.get("siren", "")))
    return invoice


@action("Ventiler une facture")
def share_invoice(
    line: InvoiceLine,
    *,
    amount: Decimal,
    code: str,
    site: Site | None = None,
    label: str = "",
    actor: Actor,
) -> Invoice:
    """A part of a line (euros) is another cost, or another site's; the rest stays as it is.

    Refused: approved already, all of it or nothing, an account that is no cost, a site in the books
    of another entity.
    """
    invoice: Invoice = lock(line.invoice)
    line = lock(line)
    if invoice.state != InvoiceState.RECEIVED:
        raise Refused("Une facture se ventile avant d’être approuvée.")
    if not 0 < amount < line.amount:
        raise Refused(
            {"amount": f"Entre 0 et {euros(line.amount)} : le reste demeure sur sa ligne."}
        )
    _check_site(invoice.entity, site)
    cost_account(invoice.entity, code)
    line.amount -= amount
    line.save(update_fields=["amount"])
    InvoiceLine.objects.create(
        organisation_id=invoice.organisation_id,
        invoice=invoice,
        code=code,
        site=site,
        label=label.strip() or line.label,
        amount=amount,
    )
    return invoice
