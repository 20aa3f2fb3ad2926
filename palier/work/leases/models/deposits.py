"""The deposit of a contract: asked, received, given back."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.law.deposits import return_by
from palier.work.leases.models.occupancies import Occupancy


class SecurityDeposit(Owned):
    """What guarantees the rent and the state of the home (dépôt de garantie)."""

    class GoesTo(models.TextChoices):
        HOUSEHOLD = "household", "rendu au ménage"
        LESSOR = "lessor", "remis au nouveau bailleur"
        NEXT = "next", "reporté sur le nouveau contrat"

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="deposits")
    amount = MoneyField("montant demandé")
    asked_on = models.DateField("demandé le")
    keys_on = models.DateField("clés rendues le", null=True, blank=True)
    conforming = models.BooleanField("état conforme à l’entrée", null=True, blank=True)
    address_on = models.DateField("nouvelle adresse donnée le", null=True, blank=True)
    settled_on = models.DateField("soldé le", null=True, blank=True)
    goes_to = models.CharField("va", max_length=10, choices=GoesTo, default=GoesTo.HOUSEHOLD)
    returned = MoneyField("rendu", default=NOTHING)
    penalty = MoneyField("majoration de retard", default=NOTHING)

    class Meta:
        verbose_name = "dépôt de garantie"
        constraints = [
            models.UniqueConstraint(
                name="one_deposit_a_contract",
                fields=["occupancy"],
                violation_error_message="Le dépôt de ce contrat est déjà noté.",
            ),
            models.CheckConstraint(
                name="deposit_positive",
                condition=Q(amount__gt=0, returned__gte=0, penalty__gte=0),
                violation_error_message="Un dépôt est un montant positif.",
            ),
        ]

    def __str__(self) -> str:
        return f"dépôt n° {self.pk}"

    @property
    def held(self) -> Decimal:
        """What was received and is not given back yet, in euros."""
        return NOTHING if self.settled_on is not None else self.received

    @property
    def received(self) -> Decimal:
        """What was received in all, given back since or not, in euros."""
        return sum((receipt.amount for receipt in self.living_receipts), NOTHING)

    @property
    def living_receipts(self) -> "list[DepositReceipt]":
        """The receipts that were not undone, in order."""
        rows = self.receipts.all()
        return [row for row in rows if not row.undoings.all()]

    @property
    def return_by(self) -> date | None:
        """The last day to give it back, once the keys are; None where the contract decides."""
        return None if self.settled_on is not None else self.due_by

    @property
    def due_by(self) -> date | None:
        """The same, given back or not."""
        if self.keys_on is None:
            return None
        return return_by(self.occupancy.regime, self.keys_on, conforming=bool(self.conforming))


class DepositReceipt(Owned):
    """A part of the deposit that was received, and who paid it (versement du dépôt)."""

    never_changes = True

    class Payer(models.TextChoices):
        PERSON = "person", "le ménage"
        FSL = "fsl", "FSL"
        LOCA_PASS = "loca_pass", "Avance Loca-Pass"
        GUARANTOR = "guarantor", "un garant"
        FORMER = "former", "report d’un contrat précédent"
        BROUGHT = "brought", "repris d’un autre outil"
        OTHER = "other", "un autre organisme"

    class Means(models.TextChoices):
        TRANSFER = "transfer", "virement"
        CASH = "cash", "espèces"
        CHEQUE = "cheque", "chèque"

    wall = Wall(
        "leases.contracts",
        site_path="deposit__occupancy__site",
        household_path="deposit__occupancy__household",
    )

    deposit = OwnedForeignKey(SecurityDeposit, verbose_name="dépôt", related_name="receipts")
    on = models.DateField("reçu le")
    amount = MoneyField("montant")
    payer = models.CharField("payé par", max_length=10, choices=Payer)
    payer_name = models.CharField("nom", max_length=120, blank=True)
    means = models.CharField("moyen", max_length=10, choices=Means, blank=True)
    former = OwnedForeignKey(
        SecurityDeposit, verbose_name="dépôt d’avant", null=True, related_name="carried_to"
    )
    """Of what another contract held: its deposit."""

    class Meta:
        verbose_name = "versement du dépôt"
        constraints = [
            models.CheckConstraint(
                name="deposit_receipt_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Un versement est un montant positif.",
            )
        ]

    def __str__(self) -> str:
        return f"versement n° {self.pk}"


class DepositReceiptUndone(Owned):
    """A receipt of a deposit noted by mistake, or that came back unpaid (versement annulé)."""

    never_changes = True

    wall = Wall(
        "leases.contracts",
        site_path="receipt__deposit__occupancy__site",
        household_path="receipt__deposit__occupancy__household",
    )

    receipt = OwnedForeignKey(DepositReceipt, verbose_name="versement", related_name="undoings")
    on = models.DateField("annulé le")
    reason = models.CharField("parce que", max_length=200)
    came_back = models.BooleanField("revenu impayé à la banque", default=False)

    class Meta:
        verbose_name = "versement de dépôt annulé"
        constraints = [
            models.UniqueConstraint(
                name="deposit_receipt_undone_once",
                fields=["receipt"],
                violation_error_message="Ce versement est déjà annulé.",
            )
        ]

    def __str__(self) -> str:
        return f"annulation du {self.receipt}"


class DepositSettlementUndone(Owned):
    """A deposit that was given back by mistake, or whose transfer came back (restitution annulée).

    What it had said stays readable: the day, what was returned and what lateness cost (euros).
    """

    never_changes = True

    wall = Wall(
        "leases.contracts",
        site_path="deposit__occupancy__site",
        household_path="deposit__occupancy__household",
    )

    deposit = OwnedForeignKey(SecurityDeposit, verbose_name="dépôt", related_name="unsettlings")
    settled_on = models.DateField("avait été soldé le")
    returned = MoneyField("avait été rendu")
    penalty = MoneyField("majoration de retard", default=NOTHING)
    on = models.DateField("annulé le")
    reason = models.CharField("parce que", max_length=200)
    came_back = models.BooleanField("virement revenu", default=False)

    class Meta:
        verbose_name = "restitution de dépôt annulée"

    def __str__(self) -> str:
        return f"restitution annulée du {self.deposit}"


class DepositDeduction(Owned):
    """What is kept of a deposit, and the proof of it (retenue sur le dépôt)."""

    class Kind(models.TextChoices):
        RENT = "rent", "loyer ou charges restant dus"
        DAMAGE = "damage", "dégradations"
        KEYS = "keys", "clés manquantes"
        CHARGES = "charges", "provision sur charges de l’immeuble"

    wall = Wall(
        "leases.contracts",
        site_path="deposit__occupancy__site",
        household_path="deposit__occupancy__household",
    )

    deposit = OwnedForeignKey(SecurityDeposit, verbose_name="dépôt", related_name="deductions")
    kind = models.CharField("nature", max_length=10, choices=Kind)
    amount = MoneyField("montant")
    words = models.CharField("quoi", max_length=200)
    proof = models.CharField("justifié par", max_length=200)

    class Meta:
        verbose_name = "retenue sur le dépôt"
        constraints = [
            models.CheckConstraint(
                name="deposit_deduction_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Une retenue est un montant positif.",
            )
        ]

    def __str__(self) -> str:
        return f"retenue n° {self.pk}"
