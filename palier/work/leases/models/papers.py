"""What a contract is written on: its text, its pieces, what prolongs or decides a stay."""

from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.law.pieces import piece_labels
from palier.law.terms import stay_grounds
from palier.work.leases.models.occupancies import REGIMES, Occupancy


class ContractTemplate(Owned):
    """The association's own words for the contracts of one regime (modèle de contrat).

    `text`: sections begun by a line `## Title`; words between braces are filled in.
    """

    regime = models.CharField("régime", max_length=30, choices=REGIMES)
    starts_on = models.DateField("à partir du")
    text = models.TextField("texte")

    class Meta:
        verbose_name = "modèle de contrat"
        constraints = [
            models.UniqueConstraint(
                name="one_template_a_day",
                fields=["organisation", "regime", "starts_on"],
                violation_error_message="Ce régime a déjà un modèle à cette date.",
            )
        ]

    def __str__(self) -> str:
        return f"modèle, {self.get_regime_display()}"


class ContractPaper(Owned):
    """A contract or an amendment as it was signed, never changed (acte signé)."""

    never_changes = True

    class Kind(models.TextChoices):
        CONTRACT = "contract", "contrat"
        AMENDMENT = "amendment", "avenant"
        RENEWAL = "renewal", "renouvellement"

    class How(models.TextChoices):
        SCREEN = "screen", "à l’écran"
        PAPER = "paper", "sur papier, scanné"

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="papers")
    kind = models.CharField("acte", max_length=10, choices=Kind)
    on = models.DateField("signé le")
    how = models.CharField("comment", max_length=8, choices=How)
    signed_as = models.CharField("signé par le ménage", max_length=200)
    signed_for_us = models.CharField("signé pour l’association", max_length=160)
    guardian = models.CharField("représentant légal", max_length=200, blank=True)
    sections = models.JSONField("texte signé", default=list)

    class Meta:
        verbose_name = "acte signé"

    def __str__(self) -> str:
        return f"acte n° {self.pk}"


class OccupancyPiece(Owned):
    """A paper that the contract needs was received or handed over (pièce du contrat)."""

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="pieces")
    piece = models.CharField("pièce", max_length=20, choices=list(piece_labels().items()))
    received_on = models.DateField("réunie le")

    class Meta:
        verbose_name = "pièce du contrat"
        constraints = [models.UniqueConstraint(name="piece_once", fields=["occupancy", "piece"])]

    def __str__(self) -> str:
        return f"pièce n° {self.pk}"


class StayExtension(Owned):
    """A stay goes on beyond its term, on a ground (dérogation de séjour).

    Décret n° 2019-1478, art. 5: schooling, training, work, hospital; seven months more at most.
    """

    never_changes = True

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="extensions")
    on = models.DateField("accordée le")
    ground = models.CharField("motif", max_length=12, choices=list(stay_grounds().items()))
    proof = models.CharField("justifié par", max_length=200)
    until = models.DateField("jusqu’au (premier jour au-delà)")

    class Meta:
        verbose_name = "dérogation de séjour"

    def __str__(self) -> str:
        return f"dérogation n° {self.pk}"


class StayDecision(Owned):
    """Someone else decides who enters a shelter or leaves it (décision d’entrée ou de sortie)."""

    class By(models.TextChoices):
        OFII = "ofii", "OFII"
        SIAO = "siao", "SIAO"
        OTHER = "other", "autre"

    class Kind(models.TextChoices):
        ENTRY = "entry", "entrée"
        EXIT = "exit", "sortie"

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="séjour", related_name="decisions")
    kind = models.CharField("décision", max_length=6, choices=Kind)
    by = models.CharField("de", max_length=6, choices=By)
    on = models.DateField("décidée le")
    effective_on = models.DateField("pour le")
    reference = models.CharField("référence", max_length=80, blank=True)

    class Meta:
        verbose_name = "décision de séjour"
        constraints = [
            models.UniqueConstraint(
                name="one_decision_of_each_kind",
                fields=["occupancy", "kind"],
                violation_error_message="Cette décision est déjà notée pour ce séjour.",
            ),
            models.CheckConstraint(
                name="decision_before_its_effect",
                condition=Q(effective_on__gte=F("on")),
                violation_error_message="Une décision vaut pour le jour même ou plus tard.",
            ),
        ]

    def __str__(self) -> str:
        return f"décision n° {self.pk}"
