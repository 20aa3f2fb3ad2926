"""Stays on a pitch: what they cost, what flowed, what was paid before."""

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.housing.models import MeterReading
from palier.work.billing.models import Extra, Payment
from palier.work.leases.models import Occupancy


class SiteTariff(Owned):
    """What a halting site asks for from a day on, by its rules (tarif d’une aire).

    `day_fee`: euros a place and a day; water by the cubic metre, power by the kilowatt-hour.
    """

    wall = Wall("halting.sites", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="tariffs")
    starts_on = models.DateField("depuis le")
    day_fee = MoneyField("droit d’usage par place et par jour")
    deposit = MoneyField("dépôt de garantie")
    water = models.DecimalField("eau, le m³", max_digits=7, decimal_places=4)
    power = models.DecimalField("électricité, le kWh", max_digits=7, decimal_places=4)
    is_prepaid = models.BooleanField("fluides payés d’avance", default=False)
    source = models.CharField("délibération", max_length=200, blank=True)

    class Meta:
        verbose_name = "tarif d’une aire"
        constraints = [
            models.UniqueConstraint(
                name="tariff_once_a_day",
                fields=["site", "starts_on"],
                violation_error_message="Cette aire a déjà un tarif depuis ce jour.",
            )
        ]

    def __str__(self) -> str:
        return f"tarif n° {self.pk}"


class PitchStay(Owned):
    """A household stops on a pitch, on one place or two (séjour sur une aire)."""

    wall = Wall(
        "halting.sites", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="pitch_stays")
    places = models.PositiveSmallIntegerField("places occupées")
    fees_until = models.DateField("droit d’usage compté jusqu’au")
    settled_on = models.DateField("soldé le", null=True, blank=True)

    class Meta:
        verbose_name = "séjour sur une aire"
        constraints = [
            models.UniqueConstraint(name="one_stay_a_contract", fields=["occupancy"]),
            models.CheckConstraint(
                name="stay_takes_a_place",
                condition=Q(places__gte=1),
                violation_error_message="Un séjour occupe au moins une place.",
            ),
        ]

    def __str__(self) -> str:
        return f"séjour n° {self.pk}"


class FluidBill(Owned):
    """What went through a meter during a stay, billed once (fluides facturés)."""

    never_changes = True

    wall = Wall(
        "halting.sites",
        site_path="stay__occupancy__site",
        household_path="stay__occupancy__household",
    )

    stay = OwnedForeignKey(PitchStay, verbose_name="séjour", related_name="fluids")
    since = OwnedForeignKey(MeterReading, verbose_name="du relevé", related_name="+")
    reading = OwnedForeignKey(MeterReading, verbose_name="au relevé", related_name="+")
    used = models.DecimalField("consommé", max_digits=12, decimal_places=3)
    unit_price = models.DecimalField("prix unitaire", max_digits=7, decimal_places=4)
    extra = OwnedForeignKey(Extra, verbose_name="frais appelé", null=True, related_name="+")

    class Meta:
        verbose_name = "fluides facturés"
        constraints = [
            models.UniqueConstraint(
                name="reading_billed_once",
                fields=["reading"],
                violation_error_message="Ce relevé est déjà facturé.",
            )
        ]

    def __str__(self) -> str:
        return f"fluides n° {self.pk}"


class Prepayment(Owned):
    """Water and power paid before they flow, against a receipt (prépaiement)."""

    never_changes = True

    wall = Wall(
        "halting.sites",
        site_path="stay__occupancy__site",
        household_path="stay__occupancy__household",
    )

    stay = OwnedForeignKey(PitchStay, verbose_name="séjour", related_name="prepayments")
    payment = OwnedForeignKey(Payment, verbose_name="paiement", related_name="+")
    on = models.DateField("le")
    amount = MoneyField("montant")

    class Meta:
        verbose_name = "prépaiement"

    def __str__(self) -> str:
        return f"prépaiement n° {self.pk}"
