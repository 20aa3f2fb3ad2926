"""Programmes under which people are accompanied."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Organisation, OwnedQuerySet
from palier.registers.people.models import Body


class Programme(models.Model):
    """A scheme with its funder and its dates: AVDL, ASLL, boarding house… (dispositif)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    name = models.CharField("nom", max_length=120)
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
