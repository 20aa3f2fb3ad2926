"""New homes that are to be delivered."""

from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body


class Delivery(Owned):
    """Homes that an owner is to deliver, planned then received (livraison de logements)."""

    class Funding(models.TextChoices):
        PLAI = "plai", "PLAI, très social"
        PLUS = "plus", "PLUS"
        PLS = "pls", "PLS"
        PRIVATE = "private", "privé"
        OTHER = "other", "autre"

    wall = Wall("housing.homes", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="deliveries")
    label = models.CharField("programme", max_length=120)
    owner = OwnedForeignKey(Body, verbose_name="bailleur", null=True, blank=True)
    funding = models.CharField("financement", max_length=8, choices=Funding)
    homes = models.PositiveSmallIntegerField("logements prévus")
    planned_on = models.DateField("prévue le")
    received_on = models.DateField("reçue le", null=True, blank=True)
    received = models.PositiveSmallIntegerField("logements reçus", null=True, blank=True)
    words = models.CharField("à savoir", max_length=300, blank=True)

    class Meta:
        verbose_name = "livraison de logements"
        constraints = [
            models.UniqueConstraint(
                name="delivery_once",
                fields=["site", "label"],
                violation_error_message="Cette livraison est déjà notée pour ce site.",
            ),
            models.CheckConstraint(
                name="received_delivery_is_counted",
                condition=Q(received_on=None) | Q(received__isnull=False),
                violation_error_message="Dites combien de logements sont reçus.",
            ),
        ]
        indexes = [
            models.Index(F("organisation"), F("planned_on"), name="delivery_planned"),
        ]

    def __str__(self) -> str:
        return self.label
