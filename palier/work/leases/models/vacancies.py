"""Why a home is empty."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.housing.models import Place


class VacanciesQuerySet(models.QuerySet["Vacancy"]):
    """Why homes are empty, for those who see contracts, where they work."""

    def visible_to(self, actor: Actor) -> "VacanciesQuerySet":
        if not actor.sees("leases.contracts"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        return rows if actor.sites is None else rows.filter(place__site__in=actor.sites)


class Vacancy(models.Model):
    """Why nobody lives in a home, between two dates (motif de vacance)."""

    class Kind(models.TextChoices):
        BETWEEN = "between", "entre deux ménages"
        WORKS = "works", "travaux"
        ALLOCATION = "allocation", "en attente d’attribution"
        DELIVERY = "delivery", "livraison ou prise à bail récente"
        ENDING = "ending", "rendu au propriétaire bientôt"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="vacancies")
    kind = models.CharField("motif", max_length=10, choices=Kind)
    period = DateRangeField("période")
    until = models.DateField("prévu jusqu’au", null=True, blank=True)
    words = models.CharField("à savoir", max_length=200, blank=True)

    objects = VacanciesQuerySet.as_manager()

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
