"""What a house does together: activities, welcomes, its board, what it sells."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Household
from palier.work.billing.models import Extra
from palier.work.leases.models import Occupancy


class Activity(Owned):
    """Something done together in a house (activité)."""

    wall = Wall("residences.houses", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="activities")
    title = models.CharField("quoi", max_length=120)
    starts_at = models.DateTimeField("le")
    place = models.CharField("où", max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField("places", null=True, blank=True)
    cancelled_on = models.DateField("annulée le", null=True, blank=True)

    class Meta:
        verbose_name = "activité"
        indexes = [models.Index(fields=["site", "-starts_at"], name="activity_site")]

    def __str__(self) -> str:
        return self.title


class ActivityPlace(Owned):
    """A household takes part in an activity (inscription)."""

    wall = Wall("residences.houses", site_path="activity__site", household_path="household")

    activity = OwnedForeignKey(Activity, verbose_name="activité", related_name="taken")
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="activities")
    came = models.BooleanField("venu", null=True)

    class Meta:
        verbose_name = "inscription à une activité"
        constraints = [
            models.UniqueConstraint(
                name="once_in_an_activity",
                fields=["activity", "household"],
                violation_error_message="Ce ménage est déjà inscrit.",
            )
        ]

    def __str__(self) -> str:
        return f"inscription n° {self.pk}"


class Welcome(Owned):
    """A new resident is welcomed by those who live there (accueil d’un nouveau résident)."""

    wall = Wall(
        "residences.houses", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="welcomes")
    due_on = models.DateField("avant le")
    done_on = models.DateField("fait le", null=True, blank=True)
    by = models.CharField("par", max_length=120, blank=True)

    class Meta:
        verbose_name = "accueil par les résidents"
        constraints = [
            models.UniqueConstraint(name="one_welcome_an_entry", fields=["occupancy"]),
            models.CheckConstraint(
                name="welcome_done_says_by_whom",
                condition=Q(done_on=None) | ~Q(by=""),
                violation_error_message="Dites qui a accueilli la personne.",
            ),
        ]

    def __str__(self) -> str:
        return f"accueil n° {self.pk}"


class BoardNotice(Owned):
    """Something pinned on the board of a house (affiche)."""

    wall = Wall("residences.houses", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="board")
    title = models.CharField("titre", max_length=120)
    text = models.TextField("texte")
    period = DateRangeField("affichée")

    class Meta:
        verbose_name = "affiche"

    def __str__(self) -> str:
        return self.title


class HouseService(Owned):
    """Something a house sells to its residents, at a price from a day on (prestation de la maison)."""

    class Kind(models.TextChoices):
        OPTION = "option", "prestation facultative"
        SERVICE = "service", "prestation obligatoire"

    wall = Wall("residences.houses", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="services")
    label = models.CharField("prestation", max_length=80)
    kind = models.CharField("nature", max_length=7, choices=Kind, default=Kind.OPTION)
    unit = models.CharField("unité", max_length=30, default="fois")
    price = MoneyField("prix")
    starts_on = models.DateField("depuis le")

    class Meta:
        verbose_name = "prestation de la maison"
        constraints = [
            models.UniqueConstraint(
                name="service_price_once_a_day",
                fields=["site", "label", "starts_on"],
                violation_error_message="Cette prestation a déjà un prix depuis ce jour.",
            ),
            models.CheckConstraint(
                name="service_has_a_price",
                condition=Q(price__gt=0),
                violation_error_message="Une prestation gratuite ne se facture pas.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ServiceUse(Owned):
    """A resident used a service; it comes with the notice of the month (prestation servie)."""

    wall = Wall(
        "residences.houses", site_path="occupancy__site", household_path="occupancy__household"
    )

    service = OwnedForeignKey(HouseService, verbose_name="prestation", related_name="uses")
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="service_uses")
    on = models.DateField("le")
    quantity = models.PositiveSmallIntegerField("nombre")
    extra = OwnedForeignKey(Extra, verbose_name="frais appelé", related_name="+")

    class Meta:
        verbose_name = "prestation servie"

    def __str__(self) -> str:
        return f"prestation servie n° {self.pk}"
