"""The year of a halting site: closings, technical checks, the ALT2 grant."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall


class SiteClosing(Owned):
    """A halting site closes between two days, told before (fermeture d’une aire)."""

    wall = Wall("halting.sites", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="closings")
    period = DateRangeField("fermée")
    reason = models.CharField("pourquoi", max_length=200)
    posted_on = models.DateField("affichée le", null=True, blank=True)
    prefect_on = models.DateField("préfet informé le", null=True, blank=True)
    leave = models.CharField("dérogation du préfet", max_length=120, blank=True)

    class Meta:
        verbose_name = "fermeture d’une aire"
        constraints = [
            models.CheckConstraint(
                name="closing_has_an_end",
                condition=Q(period__endswith__isnull=False),
                violation_error_message="Dites quand l’aire rouvre.",
            )
        ]

    def __str__(self) -> str:
        return f"fermeture n° {self.pk}"


class TechnicalCheck(Owned):
    """A technical check of a halting site, due then done (vérification technique)."""

    class Kind(models.TextChoices):
        POWER = "power", "électricité"
        WATER = "water", "eau et assainissement"
        SANITARY = "sanitary", "blocs sanitaires"
        ACCESS = "access", "accessibilité"
        REPORT = "report", "rapport annuel au préfet"

    wall = Wall("halting.sites", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="checks")
    kind = models.CharField("quoi", max_length=8, choices=Kind)
    due_on = models.DateField("avant le")
    done_on = models.DateField("faite le", null=True, blank=True)
    result = models.CharField("constat", max_length=300, blank=True)

    class Meta:
        verbose_name = "vérification technique"
        constraints = [
            models.UniqueConstraint(
                name="one_check_a_date",
                fields=["site", "kind", "due_on"],
                violation_error_message="Cette vérification est déjà prévue.",
            ),
            models.CheckConstraint(
                name="check_done_says_what",
                condition=Q(done_on=None) | ~Q(result=""),
                violation_error_message="Dites ce qui a été constaté.",
            ),
        ]

    def __str__(self) -> str:
        return f"vérification n° {self.pk}"


class GrantYear(Owned):
    """The ALT2 agreement of a site for a civil year (convention ALT2).

    CSS art. L851-1 and R851-5: `fixed` and `variable` in euros a place and a month.
    """

    wall = Wall("halting.sites", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="grants")
    year = models.PositiveSmallIntegerField("année")
    reference = models.CharField("convention", max_length=80, blank=True)
    fixed = MoneyField("part fixe par place et par mois")
    variable = MoneyField("part variable par place et par mois")
    source = models.CharField("d’où viennent les montants", max_length=200)
    sent_on = models.DateField("état envoyé le", null=True, blank=True)
    received = MoneyField("reçu dans l’année", null=True, blank=True)

    class Meta:
        verbose_name = "convention ALT2"
        constraints = [
            models.UniqueConstraint(
                name="one_grant_a_year",
                fields=["site", "year"],
                violation_error_message="Cette aire a déjà sa convention pour cette année.",
            )
        ]

    def __str__(self) -> str:
        return f"ALT2 {self.year}"


class GrantMonth(Owned):
    """A month of the agreement: what was planned, then what was (mois ALT2)."""

    wall = Wall("halting.sites", site_path="year__site")

    year = OwnedForeignKey(GrantYear, verbose_name="convention", related_name="months")
    month = models.DateField("mois")
    places = models.PositiveSmallIntegerField("places disponibles")
    planned_rate = models.DecimalField("occupation prévue", max_digits=5, decimal_places=4)
    occupied_days = models.PositiveIntegerField("places-jours occupées", null=True, blank=True)
    rate = models.DecimalField("occupation", max_digits=5, decimal_places=4, null=True, blank=True)
    amount = MoneyField("aide", null=True, blank=True)
    stated_on = models.DateField("arrêté le", null=True, blank=True)

    class Meta:
        verbose_name = "mois ALT2"
        constraints = [
            models.UniqueConstraint(name="one_grant_month", fields=["year", "month"]),
            models.CheckConstraint(
                name="grant_days_fit",
                condition=Q(occupied_days=None) | Q(occupied_days__lte=F("places") * 31),
                violation_error_message="Plus de places-jours occupées que le mois n’en offre.",
            ),
        ]

    def __str__(self) -> str:
        return f"mois ALT2 n° {self.pk}"
