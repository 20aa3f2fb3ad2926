"""The bodies we work with, and two files of one body become one."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned


class Body(Owned):
    """A landlord, supplier, funder, prescriber or partner (structure)."""

    class Kind(models.TextChoices):
        LANDLORD = "landlord", "propriétaire ou bailleur"
        FUNDER = "funder", "financeur"
        PRESCRIBER = "prescriber", "prescripteur"
        PARTNER = "partner", "partenaire"
        SUPPLIER = "supplier", "fournisseur"

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField("nom", max_length=200)
    sort_name = models.CharField(max_length=210, editable=False, default="")
    kinds = ArrayField(models.CharField(max_length=12, choices=Kind), verbose_name="en tant que")
    phone = models.CharField("téléphone", max_length=120, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    town = models.CharField("commune", max_length=100, blank=True)
    address = models.CharField("adresse", max_length=200, blank=True, default="")
    website = models.URLField("site internet", max_length=200, blank=True, default="")
    words = models.CharField("ce qu’elle fait", max_length=400, blank=True, default="")
    closed_on = models.DateField("fermée le", null=True, blank=True)
    closed_why = models.CharField("pourquoi", max_length=200, blank=True, default="")
    merged_into = OwnedForeignKey(
        "self", verbose_name="réunie à", null=True, blank=True, related_name="merged"
    )

    class Meta:
        verbose_name = "structure"
        constraints = [
            models.CheckConstraint(
                name="body_closed_says_why",
                condition=Q(closed_on=None) | ~Q(closed_why=""),
                violation_error_message="Dites pourquoi cette structure n’est plus à proposer.",
            )
        ]

    def __str__(self) -> str:
        return self.name


OPEN_BODIES = Q(closed_on=None, merged_into=None)
"""Those that may still be chosen."""


class BodyMerge(Owned):
    """Two files were of one body: what moved from one to the other, to undo it (réunion)."""

    kept = OwnedForeignKey(Body, verbose_name="structure gardée", related_name="merges")
    merged = OwnedForeignKey(Body, verbose_name="structure réunie", related_name="merged_by")
    moved = models.JSONField("déplacé", default=dict)
    before = models.JSONField("avant", default=dict)
    merged_at = models.DateTimeField("réunies le", auto_now_add=True)
    undone_at = models.DateTimeField("défait le", null=True)

    class Meta:
        verbose_name = "réunion de structures"
        constraints = [
            models.UniqueConstraint(
                name="body_merged_once",
                fields=["merged"],
                condition=Q(undone_at__isnull=True),
                violation_error_message="Cette structure est déjà réunie à une autre.",
            )
        ]

    def __str__(self) -> str:
        return f"réunion de structures n° {self.pk}"
