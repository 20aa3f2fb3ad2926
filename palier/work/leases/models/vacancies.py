"""Why a home is empty."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.housing.models import Place


class Vacancy(Owned):
    """Why nobody lives in a home, between two dates (motif de vacance)."""

    class Kind(models.TextChoices):
        BETWEEN = "between", "entre deux ménages"
        WORKS = "works", "travaux"
        ALLOCATION = "allocation", "en attente d’attribution"
        DELIVERY = "delivery", "livraison ou prise à bail récente"
        ENDING = "ending", "rendu au propriétaire bientôt"

    wall = Wall("leases.contracts", site_path="place__site")

    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="vacancies")
    kind = models.CharField("motif", max_length=10, choices=Kind)
    period = DateRangeField("période")
    until = models.DateField("prévu jusqu’au", null=True, blank=True)
    words = models.CharField("à savoir", max_length=200, blank=True)

    class Meta:
        verbose_name = "motif de vacance"
        constraints = [
            ExclusionConstraint(
                name="one_reason_a_place_a_day",
                expressions=[(F("place"), "="), (F("period"), "&&")],
                violation_error_message="Ce lieu a déjà un motif de vacance à ces dates.",
            ),
            models.CheckConstraint(
                name="vacancy_has_a_beginning",
                condition=Q(period__startswith__isnull=False),
                violation_error_message="Dites depuis quand.",
            ),
        ]

    def __str__(self) -> str:
        return f"vacance n° {self.pk}"
