"""Who answers for the rent beside the household; what is to be proved every year."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.work.leases.models.occupancies import Occupancy


class Guarantee(Owned):
    """Visale, a guarantor, Loca-Pass, the FSL: who pays when the household cannot (garantie)."""

    class Kind(models.TextChoices):
        VISALE = "visale", "Visale"
        GUARANTOR = "guarantor", "caution d’une personne"
        BODY = "body", "caution d’un organisme"
        LOCA_PASS = "loca_pass", "garantie Loca-Pass"
        FSL = "fsl", "garantie du FSL"

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="guarantees")
    kind = models.CharField("nature", max_length=10, choices=Kind)
    name = models.CharField("donnée par", max_length=160)
    reference = models.CharField("visa ou acte", max_length=80, blank=True)
    given_on = models.DateField("donnée le")
    ends_on = models.DateField("finit le", null=True, blank=True)
    most = MoneyField("montant garanti au plus", null=True, blank=True)

    class Meta:
        verbose_name = "garantie"
        constraints = [
            models.CheckConstraint(
                name="guarantee_ends_later",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("given_on")),
                violation_error_message="Une garantie finit après le jour où elle est donnée.",
            )
        ]

    def __str__(self) -> str:
        return f"garantie n° {self.pk}"


class YearlyProof(Owned):
    """Something that is to be proved again every year: insurance, boiler… (attestation annuelle)."""

    class Kind(models.TextChoices):
        INSURANCE = "insurance", "assurance habitation"
        BOILER = "boiler", "entretien de la chaudière"
        CHIMNEY = "chimney", "ramonage"
        STUDENT = "student", "certificat de scolarité"

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="proofs")
    kind = models.CharField("attestation", max_length=10, choices=Kind)
    asked_on = models.DateField("demandée le", null=True, blank=True)
    received_on = models.DateField("reçue le", null=True, blank=True)
    valid_until = models.DateField(
        "valable jusqu’au (premier jour au-delà)", null=True, blank=True
    )
    insurer = models.CharField("assureur, entreprise", max_length=120, blank=True)

    class Meta:
        verbose_name = "attestation annuelle"
        constraints = [
            models.UniqueConstraint(
                name="one_proof_awaited",
                fields=["occupancy", "kind"],
                condition=Q(received_on=None),
                violation_error_message="Cette attestation est déjà demandée.",
            ),
            models.CheckConstraint(
                name="proof_asked_or_received",
                condition=Q(asked_on__isnull=False) | Q(received_on__isnull=False),
                violation_error_message="Une attestation est demandée ou reçue.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "kind", "valid_until"], name="proof_due"),
        ]

    def __str__(self) -> str:
        return f"attestation n° {self.pk}"

    def state_on(self, day: date) -> str:
        """`ok`, `asked`, `late` (asked more than a month ago) or `over`."""
        if self.received_on is None:
            asked = self.asked_on or day
            return "late" if (day - asked).days > 30 else "asked"
        return "ok" if self.valid_until is None or self.valid_until > day else "over"
