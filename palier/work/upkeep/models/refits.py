"""Homes put in order: between two households, new ones received, works agreed against a rent."""

from django.db import models
from django.db.models import F, Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.housing.models import Delivery, Place
from palier.work.inventories.models import Inventory
from palier.work.titles.models import Holding


class Refit(Owned):
    """A home is put in order between two households: works, then ready (remise en état)."""

    wall = Wall("upkeep.requests", site_path="place__site")

    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="refits")
    inventory = OwnedForeignKey(
        Inventory, verbose_name="état des lieux de sortie", null=True, related_name="refits"
    )
    opened_on = models.DateField("commencée le")
    planned_on = models.DateField("prêt prévu le", null=True, blank=True)
    ready_on = models.DateField("prêt le", null=True, blank=True)
    words = models.CharField("à savoir", max_length=300, blank=True)

    class Meta:
        verbose_name = "remise en état"
        constraints = [
            models.UniqueConstraint(
                name="one_refit_at_a_time",
                fields=["place"],
                condition=Q(ready_on=None),
                violation_error_message="Ce lieu est déjà en remise en état.",
            ),
            models.CheckConstraint(
                name="ready_after_begun",
                condition=Q(ready_on=None) | Q(ready_on__gte=F("opened_on")),
                violation_error_message="Le lieu serait prêt avant le début des travaux.",
            ),
        ]

    def __str__(self) -> str:
        return f"remise en état n° {self.pk}"


class DeliveryReserve(Owned):
    """Something wrong in a new home, to be put right by who built it (réserve de livraison)."""

    wall = Wall("upkeep.requests", site_path="delivery__site")

    delivery = OwnedForeignKey(Delivery, verbose_name="livraison", related_name="reserves")
    spot = models.CharField("logement et pièce", max_length=120)
    words = models.CharField("ce qui ne va pas", max_length=300)
    noted_on = models.DateField("notée le")
    due_on = models.DateField("à lever avant le")
    lifted_on = models.DateField("levée le", null=True, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, verbose_name="notée par", null=True)

    class Meta:
        verbose_name = "réserve de livraison"
        constraints = [
            models.CheckConstraint(
                name="reserve_lifted_after_noted",
                condition=Q(lifted_on=None) | Q(lifted_on__gte=F("noted_on")),
                violation_error_message="Une réserve se lève après avoir été notée.",
            )
        ]

    def __str__(self) -> str:
        return f"réserve n° {self.pk}"


class OwnerWorks(Owned):
    """Works done by us for a lower rent, agreed with an owner (travaux contre loyer).

    `month_gain`: euros of rent less a month than the owner asked, while the title lasts.
    """

    wall = Wall("upkeep.requests", site_path="place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="works")
    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="owner_works")
    label = models.CharField("travaux", max_length=300)
    agreed_on = models.DateField("convenus le")
    agreed_cost = MoneyField("coût convenu")
    month_gain = MoneyField("loyer évité par mois")
    months = models.PositiveSmallIntegerField("pendant, en mois")
    done_on = models.DateField("faits le", null=True, blank=True)
    cost = MoneyField("coût réel", null=True, blank=True)

    class Meta:
        verbose_name = "travaux contre loyer"
        constraints = [
            models.CheckConstraint(
                name="owner_works_done_cost_something",
                condition=Q(done_on=None) | Q(cost__isnull=False),
                violation_error_message="Des travaux faits ont un coût.",
            )
        ]

    def __str__(self) -> str:
        return self.label
