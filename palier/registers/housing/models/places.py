"""Sites, buildings, and the places where one can live. A place does not know whether it is let."""

import uuid

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall


class Building(Owned):
    """A building of a site (immeuble)."""

    wall = Wall("housing.homes", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="buildings")
    name = models.CharField("nom", max_length=120)
    street = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=10, blank=True)
    town = models.CharField("commune", max_length=100, blank=True)

    class Meta:
        verbose_name = "immeuble"

    def __str__(self) -> str:
        return self.name


class Place(Owned):
    """A dwelling, a room in it, a pitch or a shelter place: what one household may have (lieu)."""

    class Kind(models.TextChoices):
        DWELLING = "dwelling", "logement"
        ROOM = "room", "chambre"
        PITCH = "pitch", "emplacement"
        BED = "bed", "place d’hébergement"
        ADAPTED = "adapted", "habitat adapté"
        ANNEX = "annex", "annexe (cave, garage, jardin)"

    wall = Wall("housing.homes", site_path="site")

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    site = OwnedForeignKey(Site, verbose_name="site", related_name="places")
    building = OwnedForeignKey(Building, verbose_name="immeuble", null=True, blank=True)
    parent = OwnedForeignKey(
        "self", verbose_name="dans le logement", null=True, blank=True, related_name="rooms"
    )
    kind = models.CharField("nature", max_length=10, choices=Kind, default=Kind.DWELLING)
    label = models.CharField("désignation", max_length=120)
    size = models.CharField("type", max_length=10, blank=True)
    surface = models.DecimalField(
        "surface (m²)", max_digits=6, decimal_places=1, null=True, blank=True
    )
    street = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=10, blank=True)
    town = models.CharField("commune", max_length=100, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    is_accessible = models.BooleanField("accessible", default=False)
    capacity = models.PositiveSmallIntegerField("personnes au plus", null=True, blank=True)

    class Meta:
        verbose_name = "lieu"
        constraints = [
            models.UniqueConstraint(
                name="place_label_once",
                fields=["organisation", "site", "label"],
                violation_error_message="Un lieu de ce site porte déjà cette désignation.",
            ),
            models.CheckConstraint(
                name="room_is_in_a_dwelling",
                condition=~Q(kind="room") | Q(parent__isnull=False),
                violation_error_message="Une chambre est dans un logement : dites lequel.",
            ),
        ]

    def __str__(self) -> str:
        return self.label
