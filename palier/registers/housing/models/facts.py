"""What is known of a home: energy, diagnostics and orders, meters, keys, district."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall
from palier.law.energy import CLASSES, valid_until
from palier.registers.housing.models.places import Place

LETTERS = [(letter, letter) for letter in CLASSES]


class EnergyRating(Owned):
    """The energy class of a home, from the day it was made (étiquette énergie, DPE)."""

    wall = Wall("housing.homes", site_path="place__site")

    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="ratings")
    letter = models.CharField("étiquette", max_length=1, choices=LETTERS)
    energy = models.PositiveSmallIntegerField("énergie (kWhEP/m²/an)", null=True, blank=True)
    gas = models.PositiveSmallIntegerField("climat (kgCO₂/m²/an)", null=True, blank=True)
    made_on = models.DateField("établi le")
    number = models.CharField("n° ADEME", max_length=20, blank=True)
    by_certificate = models.BooleanField("mis à jour par attestation ADEME", default=False)

    class Meta:
        verbose_name = "étiquette énergie"
        constraints = [
            models.UniqueConstraint(
                name="one_rating_a_day",
                fields=["place", "made_on"],
                violation_error_message="Ce lieu a déjà une étiquette à cette date.",
            )
        ]

    def __str__(self) -> str:
        return f"étiquette n° {self.pk}"

    @property
    def valid_until(self) -> date:
        """The first day it no longer holds."""
        return valid_until(self.made_on)


class Diagnostic(Owned):
    """A diagnostic, an approval or an order about a home (diagnostic, agrément, arrêté)."""

    class Kind(models.TextChoices):
        RISKS = "risks", "état des risques"
        LEAD = "lead", "plomb (CREP)"
        ASBESTOS = "asbestos", "amiante"
        GAS = "gas", "installation de gaz"
        POWER = "power", "installation électrique"
        NOISE = "noise", "bruit (aéroport)"
        TERMITES = "termites", "termites"
        FIRE = "fire", "commission de sécurité incendie"
        APPROVAL = "approval", "agrément ou conventionnement"
        UNHEALTHY = "unhealthy", "arrêté d’insalubrité"
        DANGER = "danger", "arrêté de mise en sécurité"

    wall = Wall("housing.homes", site_path="place__site")

    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="diagnostics")
    kind = models.CharField("nature", max_length=10, choices=Kind)
    made_on = models.DateField("daté du")
    expires_on = models.DateField("valable jusqu’au (premier jour au-delà)", null=True, blank=True)
    reference = models.CharField("référence", max_length=120, blank=True)
    lifted_on = models.DateField("levé le", null=True, blank=True)

    class Meta:
        verbose_name = "diagnostic ou arrêté"
        constraints = [
            models.CheckConstraint(
                name="diagnostic_expires_later",
                condition=Q(expires_on=None) | Q(expires_on__gt=F("made_on")),
                violation_error_message="Un diagnostic expire après le jour où il est fait.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} n° {self.pk}"

    @property
    def is_order(self) -> bool:
        """Whether nobody new may live there until it is lifted."""
        return self.kind in (Diagnostic.Kind.UNHEALTHY, Diagnostic.Kind.DANGER)


class Meter(Owned):
    """A meter of water, power, gas or heat (compteur)."""

    class Kind(models.TextChoices):
        COLD_WATER = "cold_water", "eau froide"
        HOT_WATER = "hot_water", "eau chaude"
        POWER = "power", "électricité"
        GAS = "gas", "gaz"
        HEAT = "heat", "chauffage"

    wall = Wall("housing.homes", site_path="place__site")

    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="meters")
    kind = models.CharField("nature", max_length=10, choices=Kind)
    number = models.CharField("numéro", max_length=40)

    class Meta:
        verbose_name = "compteur"
        constraints = [
            models.UniqueConstraint(
                name="meter_number_once",
                fields=["organisation", "kind", "number"],
                violation_error_message="Un compteur de cette nature porte déjà ce numéro.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class MeterReading(Owned):
    """What a meter showed, one day (relevé)."""

    wall = Wall("housing.homes", site_path="meter__place__site")

    meter = OwnedForeignKey(Meter, verbose_name="compteur", related_name="readings")
    on = models.DateField("relevé le")
    value = models.DecimalField("index", max_digits=12, decimal_places=3)

    class Meta:
        verbose_name = "relevé de compteur"
        constraints = [
            models.UniqueConstraint(
                name="one_reading_a_day",
                fields=["meter", "on"],
                violation_error_message="Ce compteur a déjà un relevé ce jour-là.",
            )
        ]

    def __str__(self) -> str:
        return f"relevé n° {self.pk}"


class KeySet(Owned):
    """Keys of a home that we keep, and where (jeu de clés)."""

    wall = Wall("housing.homes", site_path="place__site")

    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="keys")
    label = models.CharField("quoi", max_length=80)
    count = models.PositiveSmallIntegerField("nombre")
    kept_at = models.CharField("où", max_length=120, blank=True)

    class Meta:
        verbose_name = "jeu de clés"
        constraints = [
            models.UniqueConstraint(
                name="key_set_once",
                fields=["place", "label"],
                violation_error_message="Ces clés sont déjà notées pour ce lieu.",
            )
        ]

    def __str__(self) -> str:
        return self.label


class PriorityDistrict(Owned):
    """A site lies in a priority district of the State, between two dates (quartier prioritaire)."""

    wall = Wall("housing.homes", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="districts")
    name = models.CharField("quartier", max_length=120)
    code = models.CharField("code", max_length=12, blank=True)
    period = DateRangeField("période")

    class Meta:
        verbose_name = "quartier prioritaire (QPV)"
        constraints = [
            ExclusionConstraint(
                name="one_district_at_a_time",
                expressions=[(F("site"), "="), (F("period"), "&&")],
                violation_error_message="Ce site est déjà dans un quartier prioritaire à ces dates.",
            )
        ]

    def __str__(self) -> str:
        return self.name
