"""Programmes under which people are accompanied."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.money import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Organisation, OwnedQuerySet
from palier.registers.people.models import Body


class Programme(models.Model):
    """A scheme with its funder and its dates: AVDL, ASLL, boarding house… (dispositif)."""

    class Scheme(models.TextChoices):
        AVDL = "avdl", "AVDL"
        ASLL = "asll", "ASLL"
        ADAPTED_MANAGEMENT = "adapted_management", "gestion locative adaptée"
        POST_ENTRY = "post_entry", "accompagnement après l’entrée (3 à 9 mois)"
        BOARDING_HOUSE = "boarding_house", "accompagnement en pension de famille"
        INTERMEDIATION = "intermediation", "intermédiation locative"
        OTHER = "other", "autre, défini par l’association"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    name = models.CharField("nom", max_length=120)
    scheme = models.CharField("genre", max_length=20, choices=Scheme, default=Scheme.OTHER)
    funder = OwnedForeignKey(Body, verbose_name="financeur", null=True, blank=True)
    period = DateRangeField("période")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "dispositif"
        constraints = [
            models.UniqueConstraint(
                name="programme_name_once",
                fields=["organisation", "name"],
                violation_error_message="Un dispositif porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Agreement(models.Model):
    """What a funder asks and pays for between two dates: measure-months, price (convention)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    programme = OwnedForeignKey(Programme, verbose_name="dispositif", related_name="agreements")
    reference = models.CharField("référence", max_length=80)
    period = DateRangeField("période")
    measure_months = models.PositiveIntegerField("mois-mesures financés", null=True, blank=True)
    month_price = MoneyField("prix d’un mois-mesure", null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "convention"
        constraints = [
            models.UniqueConstraint(
                name="agreement_once",
                fields=["programme", "reference"],
                violation_error_message="Cette convention est déjà notée.",
            ),
            models.CheckConstraint(
                name="agreement_price_positive",
                condition=Q(month_price__isnull=True) | Q(month_price__gte=0),
                violation_error_message="Un prix ne peut pas être négatif.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Target(models.Model):
    """How many households of one public are expected in a year (objectif annuel)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    programme = OwnedForeignKey(Programme, verbose_name="dispositif", related_name="targets")
    year = models.PositiveSmallIntegerField("année")
    public = models.CharField("public", max_length=80)
    expected = models.PositiveSmallIntegerField("ménages attendus")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "objectif annuel"
        constraints = [
            models.UniqueConstraint(
                name="target_once",
                fields=["programme", "year", "public"],
                violation_error_message="Ce public a déjà son objectif pour cette année.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.public}, {self.year}"
