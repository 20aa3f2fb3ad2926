"""What is due to owners, what is held for principals, and the statements rendered to them."""

from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.bank.models import SepaItem
from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.ledger.models import Auxiliary, Entry
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body
from palier.work.leases.models import SecurityDeposit
from palier.work.suppliers.models import Invoice
from palier.work.titles.models import Holding

DEDUCTION = "deduction"
"""The kind of what is taken off a rent: a cost that was the owner’s, which we advanced."""


class OwnerAccount(Owned):
    """An owner's part of 401 in an entity's books, and where to pay it (compte de propriétaire)."""

    wall = Wall("owners.money")

    body = OwnedForeignKey(Body, verbose_name="propriétaire", related_name="owner_accounts")
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité", db_index=False)
    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="compte auxiliaire")
    holder = models.CharField("titulaire du compte", max_length=70, blank=True)
    iban = models.CharField("IBAN", max_length=34, blank=True)
    bic = models.CharField("BIC", max_length=11, blank=True)
    town = models.CharField("commune", max_length=35, blank=True)

    class Meta:
        verbose_name = "compte de propriétaire"
        constraints = [
            models.UniqueConstraint(
                name="one_account_an_owner", fields=["organisation", "body", "entity"]
            )
        ]

    def __str__(self) -> str:
        return f"compte de propriétaire n° {self.pk}"


class OwnerTerm(Owned):
    """What we owe an owner besides the rent: annuities, major repairs… (échéance au propriétaire)."""

    class Kind(models.TextChoices):
        ANNUITY = "annuity", "annuités d’emprunt"
        MAJOR_REPAIRS = "major_repairs", "provision pour gros entretien"
        CHARGES = "charges", "charges et copropriété"
        TAX = "tax", "impôts et taxes"
        INSURANCE = "insurance", "assurance"
        OTHER = "other", "autre"

    wall = Wall("owners.money", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="owner_terms")
    kind = models.CharField("nature", max_length=14, choices=Kind)
    label = models.CharField("libellé", max_length=100)
    amount = MoneyField("montant")
    every = models.CharField("rythme", max_length=8, choices=Holding.RentEvery)
    period = DateRangeField("période")
    is_corrected = models.BooleanField("redite depuis son premier jour", default=False)

    class Meta:
        verbose_name = "échéance au propriétaire"
        constraints = [
            models.CheckConstraint(
                name="owner_term_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Une échéance est d’un montant positif.",
            ),
            ExclusionConstraint(
                name="one_owner_term_at_a_time",
                expressions=[
                    (F("holding"), "="),
                    (F("kind"), "="),
                    (F("label"), "="),
                    (F("period"), "&&"),
                ],
                violation_error_message="Cette échéance a déjà un montant à ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class OwnerDue(Owned):
    """A sum due to an owner for a month, posted when it falls due (dû au propriétaire).

    Negative, it is taken off: a repair that was the owner's to pay, or what was posted too much
    before the title ended or changed (`corrects`).
    """

    wall = Wall("owners.money", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="dues")
    account = OwnedForeignKey(OwnerAccount, verbose_name="compte", related_name="dues")
    kind = models.CharField("nature", max_length=14)
    label = models.CharField("libellé", max_length=120)
    month = models.DateField("mois")
    due_on = models.DateField("dû le")
    amount = MoneyField("montant")
    formula = models.CharField("calcul", max_length=120, blank=True)
    entry = OwnedForeignKey(Entry, verbose_name="écriture")
    item = OwnedForeignKey(SepaItem, verbose_name="virement", null=True, related_name="owner_dues")
    invoice = OwnedForeignKey(
        Invoice, verbose_name="facture déduite", null=True, blank=True, related_name="deductions"
    )
    corrects = OwnedForeignKey(
        "self", verbose_name="corrige", null=True, blank=True, related_name="corrections"
    )
    undone_on = models.DateField("annulé le", null=True, blank=True)
    undone_because = models.CharField("motif", max_length=200, blank=True)

    class Meta:
        verbose_name = "dû au propriétaire"
        constraints = [
            models.UniqueConstraint(
                name="owner_due_once",
                fields=["holding", "kind", "label", "month"],
                condition=Q(undone_on=None, invoice=None, corrects=None),
                violation_error_message="Cette somme est déjà constatée pour ce mois.",
            ),
            models.CheckConstraint(
                name="owner_due_undone_is_unpaid",
                condition=Q(undone_on=None) | (Q(item=None) & ~Q(undone_because="")),
                violation_error_message="Ce qui est payé ne s’annule pas : annulez d’abord le virement.",
            ),
        ]

    def __str__(self) -> str:
        return f"dû n° {self.pk}"


class MandateAccount(Owned):
    """A mandate's two accounts: rents called for it, and what is held for it (compte de mandat)."""

    wall = Wall("owners.money", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="mandat", related_name="mandate_accounts")
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité", db_index=False)
    called = OwnedForeignKey(Auxiliary, verbose_name="loyers appelés", related_name="+")
    held = OwnedForeignKey(Auxiliary, verbose_name="fonds détenus", related_name="+")
    retained = MoneyField("fonds de roulement gardé", default=Decimal(0))

    class Meta:
        verbose_name = "compte de mandat"
        constraints = [
            models.UniqueConstraint(name="one_account_a_mandate", fields=["holding"]),
            models.CheckConstraint(name="retained_positive", condition=Q(retained__gte=0)),
        ]

    def __str__(self) -> str:
        return f"compte de mandat n° {self.pk}"


class OwnerStatement(Owned):
    """What was cashed, spent, kept as fee and paid for a principal, rendered once (CRG).

    Décret n° 72-678, art. 66. Numbered without gap, never changed: opening balance + receipts −
    expenses − fees − payments = closing balance.
    """

    wall = Wall("owners.money", site_path="account__holding__places__place__site")

    account = OwnedForeignKey(MandateAccount, verbose_name="mandat", related_name="statements")
    number = models.PositiveIntegerField("numéro")
    first_on = models.DateField("du")
    last_on = models.DateField("au")
    made_on = models.DateField("rendu le")
    opening = MoneyField("solde d’ouverture")
    receipts = MoneyField("encaissements")
    expenses = MoneyField("dépenses")
    fees = MoneyField("honoraires TTC")
    vat = MoneyField("dont TVA")
    paid = MoneyField("versé au mandant")
    closing = MoneyField("solde de clôture")
    unpaid = models.JSONField("impayés par locataire", default=list)
    deposits = models.JSONField("dépôts détenus", default=list)

    never_changes = True

    class Meta:
        verbose_name = "compte rendu de gestion"
        constraints = [
            models.UniqueConstraint(
                name="owner_statement_number_once", fields=["organisation", "number"]
            ),
            models.UniqueConstraint(
                name="owner_statement_once",
                fields=["account", "last_on"],
                violation_error_message="Ce compte rendu existe déjà.",
            ),
            models.CheckConstraint(
                name="owner_statement_adds_up",
                condition=Q(
                    closing=F("opening") + F("receipts") - F("expenses") - F("fees") - F("paid")
                ),
                violation_error_message="Ce compte rendu ne tombe pas juste : rien n’a été gardé.",
            ),
        ]

    def __str__(self) -> str:
        return f"compte rendu n° {self.number}"


class MandateMove(Owned):
    """What came in or went out for a mandate; positive, it is the principal's (mouvement de mandat)."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "encaissement"
        EXPENSE = "expense", "dépense"
        FEE = "fee", "honoraires"
        PAYMENT = "payment", "versement au mandant"
        BROUGHT = "brought", "solde repris"
        KEPT = "kept", "retenue sur un dépôt"

    wall = Wall("owners.money", site_path="account__holding__places__place__site")

    account = OwnedForeignKey(MandateAccount, verbose_name="mandat", related_name="moves")
    kind = models.CharField("nature", max_length=8, choices=Kind)
    on = models.DateField("le")
    label = models.CharField("libellé", max_length=200)
    amount = MoneyField("montant")
    vat = MoneyField("dont TVA", default=Decimal(0))
    earned_on = models.DateField("encaissé le", null=True, blank=True)
    """Of a rent that comes back: the day on which it was cashed, whose fee it gives back."""
    entry = OwnedForeignKey(Entry, verbose_name="écriture")
    item = OwnedForeignKey(
        SepaItem, verbose_name="virement", null=True, related_name="mandate_moves"
    )
    invoice = OwnedForeignKey(
        Invoice,
        verbose_name="facture imputée",
        null=True,
        blank=True,
        related_name="mandate_moves",
    )
    deposit = OwnedForeignKey(
        SecurityDeposit,
        verbose_name="dépôt dont c’est une retenue",
        null=True,
        blank=True,
        related_name="+",
    )
    statement = OwnedForeignKey(
        OwnerStatement, verbose_name="compte rendu", null=True, related_name="moves"
    )
    undoes = OwnedForeignKey("self", verbose_name="annule", null=True, related_name="undone_by")

    class Meta:
        verbose_name = "mouvement de mandat"
        constraints = [
            models.CheckConstraint(
                name="mandate_move_is_something",
                condition=~Q(amount=0),
                violation_error_message="Un mouvement de zéro ne se note pas.",
            ),
            models.UniqueConstraint(
                name="mandate_move_undone_once",
                fields=["undoes"],
                condition=Q(undoes__isnull=False),
                violation_error_message="Ce mouvement est déjà annulé.",
            ),
        ]
        indexes = [models.Index(fields=["account", "on"], name="mandate_move_on")]

    def __str__(self) -> str:
        return f"mouvement n° {self.pk}"
