"""Who we buy from, and what each invoice asks for."""

from decimal import Decimal

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.bank.models import SepaItem, StatementLine
from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.ledger.models import Auxiliary, Entry
from palier.base.tenancy.models import LegalEntity, Site, User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.housing.models import Meter, Place
from palier.registers.people.models import Body
from palier.work.titles.models import Holding


class SupplierAccount(Owned):
    """A supplier's part of 401, and where it is paid: told by one, confirmed by another (fournisseur)."""

    wall = Wall("suppliers.invoices")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    body = OwnedForeignKey(Body, verbose_name="structure", related_name="supplier_accounts")
    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="auxiliaire", related_name="+")
    siren = models.CharField("SIREN", max_length=9, blank=True)
    usual_account = models.CharField("compte habituel", max_length=10, blank=True)
    holder = models.CharField("titulaire du compte", max_length=70, blank=True)
    iban = models.CharField("IBAN", max_length=34, blank=True)
    bic = models.CharField("BIC", max_length=11, blank=True)
    town = models.CharField("commune", max_length=35, blank=True)
    bank_told_on = models.DateField("IBAN noté le", null=True, blank=True)
    bank_told_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="IBAN noté par", null=True, related_name="+"
    )
    bank_confirmed_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="IBAN confirmé par", null=True, related_name="+"
    )

    class Meta:
        verbose_name = "compte de fournisseur"
        constraints = [
            models.UniqueConstraint(name="one_account_a_supplier", fields=["entity", "body"]),
            models.CheckConstraint(
                name="supplier_bank_by_two",
                condition=Q(bank_confirmed_by=None) | ~Q(bank_confirmed_by=F("bank_told_by")),
                violation_error_message="Un IBAN se confirme par une autre personne.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.body)

    @property
    def may_be_paid(self) -> bool:
        """Its IBAN is known, and someone else checked it."""
        return bool(self.iban and self.bank_confirmed_by_id)


class InvoiceState(models.TextChoices):
    TO_COMPLETE = "to_complete", "à compléter"
    RECEIVED = "received", "à approuver"
    APPROVED = "approved", "approuvée"
    REFUSED = "refused", "refusée"
    CANCELLED = "cancelled", "annulée"


INVOICE_MOVES = Moves(
    {
        InvoiceState.TO_COMPLETE: [InvoiceState.RECEIVED, InvoiceState.REFUSED],
        InvoiceState.RECEIVED: [InvoiceState.APPROVED, InvoiceState.REFUSED],
        InvoiceState.APPROVED: [InvoiceState.CANCELLED],
        InvoiceState.REFUSED: [InvoiceState.RECEIVED],
    }
)
LIVING = ("to_complete", "received", "approved")


class Invoice(Owned):
    """What a supplier asks for, or gives back (facture ou avoir reçu): euros, taxes included.

    Read by whoever works at one of the sites it costs; a part without a site is everybody's.
    """

    wall = Wall("suppliers.invoices", site_path="lines__site")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    account = OwnedForeignKey(
        SupplierAccount, verbose_name="fournisseur", null=True, related_name="invoices"
    )
    state = models.CharField("état", max_length=11, choices=InvoiceState)
    is_credit = models.BooleanField("avoir", default=False)
    number = models.CharField("numéro", max_length=60, blank=True)
    label = models.CharField("objet", max_length=120, blank=True)
    received_on = models.DateField("reçue le")
    dated_on = models.DateField("datée du", null=True, blank=True)
    due_on = models.DateField("à payer le", null=True, blank=True)
    vat = MoneyField("dont TVA", default=Decimal(0))
    total = MoneyField("total TTC", default=Decimal(0))
    holding = OwnedForeignKey(
        Holding, verbose_name="titre concerné", null=True, blank=True, related_name="invoices"
    )
    told = models.JSONField("lu dans le fichier", default=dict)
    entered_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="saisie par", null=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="décidée par", null=True, related_name="+"
    )
    decided_on = models.DateField("décidée le", null=True, blank=True)
    because = models.CharField("parce que", max_length=200, blank=True)
    entry = OwnedForeignKey(Entry, verbose_name="écriture", null=True)
    item = OwnedForeignKey(
        SepaItem, verbose_name="virement", null=True, related_name="supplier_invoices"
    )
    line = OwnedForeignKey(
        StatementLine,
        verbose_name="ligne de relevé",
        null=True,
        related_name="supplier_invoices",
    )
    payment_entry = OwnedForeignKey(
        Entry, verbose_name="écriture du paiement", null=True, related_name="+"
    )

    class Meta:
        verbose_name = "facture reçue"
        constraints = [
            models.UniqueConstraint(
                name="invoice_number_once",
                fields=["account", "number"],
                condition=Q(state__in=LIVING) & ~Q(number=""),
                violation_error_message="Cette facture de ce fournisseur est déjà là.",
            ),
            models.CheckConstraint(
                name="invoice_amounts",
                condition=Q(vat__gte=0, total__gte=F("vat"))
                & (Q(state__in=["to_complete", "refused"]) | Q(total__gt=0)),
                violation_error_message="Le total est positif, et la TVA n’en est qu’une part.",
            ),
            models.CheckConstraint(
                name="invoice_is_whole",
                condition=Q(state__in=["to_complete", "refused"])
                | (
                    Q(account__isnull=False, dated_on__isnull=False, due_on__isnull=False)
                    & ~Q(number="")
                ),
                violation_error_message="Fournisseur, numéro, dates et montant : il en manque.",
            ),
            models.CheckConstraint(
                name="invoice_approved_by_another",
                condition=~Q(state="approved") | ~Q(decided_by=F("entered_by")),
                violation_error_message="Une facture s’approuve par une autre personne.",
            ),
            models.CheckConstraint(
                name="invoice_posted_once_approved",
                condition=Q(state__in=["approved", "cancelled"], entry__isnull=False)
                | Q(state__in=["to_complete", "received", "refused"], entry=None),
            ),
            models.CheckConstraint(
                name="invoice_paid_one_way", condition=Q(item=None) | Q(line=None)
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "due_on"], name="invoice_due")]

    def __str__(self) -> str:
        kind = "avoir" if self.is_credit else "facture"
        return f"{kind} {self.number or f'n° {self.pk}'}"

    @property
    def signed(self) -> Decimal:
        """What it adds to what we owe (euros): a credit note takes off."""
        total: Decimal = self.total
        return -total if self.is_credit else total

    @property
    def is_paid(self) -> bool:
        return self.item_id is not None or self.line_id is not None

    @property
    def is_to_pay(self) -> bool:
        return self.state == InvoiceState.APPROVED and not self.is_paid


class HomeContract(Owned):
    """Water, power, insurance… of a home, or of a whole site, with a supplier (contrat d’un logement)."""

    class Kind(models.TextChoices):
        WATER = "water", "eau"
        POWER = "power", "électricité"
        GAS = "gas", "gaz"
        HEAT = "heat", "chauffage"
        INSURANCE = "insurance", "assurance"
        NET = "net", "internet et téléphone"
        WASTE = "waste", "ordures et assainissement"
        OTHER = "other", "autre"

    wall = Wall("suppliers.contracts", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="home_contracts")
    place = OwnedForeignKey(
        Place, verbose_name="logement", null=True, blank=True, related_name="home_contracts"
    )
    """None: it serves the whole site."""
    kind = models.CharField("quoi", max_length=9, choices=Kind)
    supplier = OwnedForeignKey(Body, verbose_name="fournisseur", related_name="home_contracts")
    number = models.CharField("n° de contrat ou de client", max_length=60, blank=True)
    meter = OwnedForeignKey(
        Meter, verbose_name="compteur", null=True, blank=True, related_name="home_contracts"
    )
    period = DateRangeField("période")
    notice_months = models.PositiveSmallIntegerField("préavis, en mois", null=True, blank=True)
    year_cost = MoneyField("coût prévu par an", null=True)
    words = models.CharField("à savoir", max_length=200, blank=True)

    class Meta:
        verbose_name = "contrat d’un logement"

    def __str__(self) -> str:
        return f"contrat n° {self.number}" if self.number else f"contrat n° {self.pk}"


class InvoiceLine(Owned):
    """A part of an invoice: which cost it is, of which site (ventilation). Read with the
    whole of its invoice, whose parts make its total."""

    wall = Wall("suppliers.invoices", site_path="invoice__lines__site")

    invoice = OwnedForeignKey(Invoice, verbose_name="facture", related_name="lines")
    code = models.CharField("compte", max_length=10)
    site = OwnedForeignKey(Site, verbose_name="site", null=True, blank=True)
    label = models.CharField("quoi", max_length=120, blank=True)
    amount = MoneyField("montant TTC")
    contract = OwnedForeignKey(
        HomeContract,
        verbose_name="contrat du logement",
        null=True,
        blank=True,
        related_name="bills",
    )

    class Meta:
        verbose_name = "ventilation de facture"
        constraints = [
            models.CheckConstraint(
                name="invoice_line_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Une part est un montant positif.",
            )
        ]

    def __str__(self) -> str:
        return f"part n° {self.pk}"
