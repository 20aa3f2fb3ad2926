"""From the project of a house to its first resident; houses that change kind."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.housing.models import Place
from palier.work.leases.models import Occupancy


class OpeningProject(Owned):
    """A house is opened, enlarged or transformed (projet d’ouverture)."""

    class Kind(models.TextChoices):
        OPENING = "opening", "ouverture"
        EXTENSION = "extension", "extension"
        TRANSFORMATION = "transformation", "réhabilitation et changement de type"

    wall = Wall("residences.houses", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="openings")
    kind = models.CharField("projet", max_length=14, choices=Kind)
    planned_on = models.DateField("ouverture prévue le")
    opened_on = models.DateField("ouverte le", null=True, blank=True)
    words = models.CharField("en quelques mots", max_length=300, blank=True)

    class Meta:
        verbose_name = "projet d’ouverture"
        constraints = [
            models.UniqueConstraint(
                name="one_project_at_a_time",
                fields=["site"],
                condition=Q(opened_on=None),
                violation_error_message="Un projet est déjà en cours pour ce site.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} n° {self.pk}"


class OpeningStep(Owned):
    """Something needed before a house opens, and until when (étape d’ouverture)."""

    class Kind(models.TextChoices):
        APPROVAL = "approval", "agrément ou convention"
        FUNDING = "funding", "financement"
        WORKS = "works", "travaux"
        SAFETY = "safety", "sécurité incendie"
        EQUIPMENT = "equipment", "équipement"
        STAFF = "staff", "recrutement"
        REHOUSING = "rehousing", "relogement temporaire"
        ADMISSIONS = "admissions", "premières admissions"

    wall = Wall("residences.houses", site_path="project__site")

    project = OwnedForeignKey(OpeningProject, verbose_name="projet", related_name="steps")
    kind = models.CharField("nature", max_length=10, choices=Kind)
    label = models.CharField("quoi", max_length=160)
    due_on = models.DateField("avant le")
    done_on = models.DateField("fait le", null=True, blank=True)

    class Meta:
        verbose_name = "étape d’ouverture"

    def __str__(self) -> str:
        return self.label


class WorksStay(Owned):
    """A resident lives elsewhere while their home is in works; the contract goes on (relogement temporaire)."""

    wall = Wall(
        "residences.houses", site_path="occupancy__site", household_path="occupancy__household"
    )

    project = OwnedForeignKey(OpeningProject, verbose_name="projet", related_name="works_stays")
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="works_stays")
    place = OwnedForeignKey(
        Place, verbose_name="lieu à nous", null=True, blank=True, related_name="works_stays"
    )
    where = models.CharField("ou ailleurs", max_length=160, blank=True)
    agreed_on = models.DateField("accord écrit le")
    starts_on = models.DateField("depuis le")
    back_by = models.DateField("retour prévu le")
    returned_on = models.DateField("revenu le", null=True, blank=True)

    class Meta:
        verbose_name = "relogement temporaire"
        constraints = [
            models.UniqueConstraint(
                name="one_works_stay_at_a_time",
                fields=["occupancy"],
                condition=Q(returned_on=None),
                violation_error_message="Ce ménage est déjà relogé : notez d’abord son retour.",
            ),
            models.CheckConstraint(
                name="works_stay_says_where",
                condition=Q(place__isnull=False) | ~Q(where=""),
                violation_error_message="Dites où le ménage est relogé.",
            ),
            models.CheckConstraint(
                name="works_stay_ends_after_it_begins",
                condition=Q(back_by__gt=F("starts_on"))
                & (Q(returned_on=None) | Q(returned_on__gte=F("starts_on"))),
                violation_error_message="Le retour est avant le départ.",
            ),
        ]

    def __str__(self) -> str:
        return f"relogement temporaire n° {self.pk}"

    @property
    def at(self) -> str:
        """Where the household lives meanwhile."""
        return f"{self.place.site.name}, {self.place.label}" if self.place else self.where


class OpeningMonth(Owned):
    """How many places and posts are expected at the end of a month (montée en charge)."""

    wall = Wall("residences.houses", site_path="project__site")

    project = OwnedForeignKey(OpeningProject, verbose_name="projet", related_name="months")
    month = models.DateField("mois")
    places = models.PositiveSmallIntegerField("places ouvertes")
    lived = models.PositiveSmallIntegerField("places occupées")
    staff = models.DecimalField("postes (ETP)", max_digits=5, decimal_places=2)

    class Meta:
        verbose_name = "mois de montée en charge"
        constraints = [
            models.UniqueConstraint(
                name="opening_month_once",
                fields=["project", "month"],
                violation_error_message="Ce mois est déjà prévu.",
            ),
            models.CheckConstraint(
                name="no_more_lived_in_than_open",
                condition=Q(lived__lte=F("places")),
                violation_error_message="Il y aurait plus de places occupées que de places ouvertes.",
            ),
        ]

    def __str__(self) -> str:
        return f"mois n° {self.pk}"


class HouseKind(Owned):
    """What kind a house was, between two days; its history stays (type d’un site)."""

    wall = Wall("residences.houses", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="kinds")
    kind = models.CharField("type", max_length=20)
    label = models.CharField("appelé", max_length=80)
    period = DateRangeField("période")
    source = models.CharField("agrément, convention, arrêté", max_length=200, blank=True)

    class Meta:
        verbose_name = "type d’un site"
        constraints = [
            ExclusionConstraint(
                name="one_kind_at_a_time",
                expressions=[(F("site"), "="), (F("period"), "&&")],
                violation_error_message="Ce site a déjà un type à ces dates.",
            )
        ]

    def __str__(self) -> str:
        return self.label
