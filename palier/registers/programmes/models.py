"""Programmes under which people are accompanied, and what funders pay for them."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.ledger.models import Entry
from palier.base.tenancy.rows import Owned
from palier.registers.people.models import Body


class Programme(Owned):
    """A scheme with its funder and its dates: AVDL, ASLL, boarding house… (dispositif)."""

    class Scheme(models.TextChoices):
        AVDL = "avdl", "AVDL"
        ASLL = "asll", "ASLL"
        ADAPTED_MANAGEMENT = "adapted_management", "gestion locative adaptée"
        POST_ENTRY = "post_entry", "accompagnement après l’entrée (3 à 9 mois)"
        BOARDING_HOUSE = "boarding_house", "accompagnement en pension de famille"
        INTERMEDIATION = "intermediation", "intermédiation locative"
        OTHER = "other", "autre, défini par l’association"

    name = models.CharField("nom", max_length=120)
    scheme = models.CharField("genre", max_length=20, choices=Scheme, default=Scheme.OTHER)
    funder = OwnedForeignKey(Body, verbose_name="financeur", null=True, blank=True)
    period = DateRangeField("période")

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


class Agreement(Owned):
    """What a funder asks and pays for between two dates: measure-months, price (convention)."""

    class Money(models.TextChoices):
        GRANT = "grant", "subvention d’exploitation"
        CONTRIBUTION = "contribution", "contribution d’une fondation ou d’un autre organisme"
        GENEROSITY = "generosity", "générosité du public"

    programme = OwnedForeignKey(Programme, verbose_name="dispositif", related_name="agreements")
    reference = models.CharField("référence", max_length=80)
    period = DateRangeField("période")
    measure_months = models.PositiveIntegerField("mois-mesures financés", null=True, blank=True)
    month_price = MoneyField("prix d’un mois-mesure", null=True, blank=True)
    money = models.CharField(
        "nature de l’argent", max_length=12, choices=Money, default=Money.GRANT
    )

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


class FundMove(Owned):
    """Money of a funder kept for later, or used of what was kept (fonds dédiés).

    Règlement ANC 2018-06, art. 132-1: what is not spent of a grant for a defined purpose is carried
    by that agreement. Positive, it is set aside (`D 6894 // C 194`); negative, used (`D 194 // C 7894`);
    195 and 196 for the money of other bodies and of the public.
    """

    agreement = OwnedForeignKey(Agreement, verbose_name="convention", related_name="fund_moves")
    on = models.DateField("le")
    amount = MoneyField("montant")
    reason = models.CharField("motif", max_length=160)
    entry = OwnedForeignKey(Entry, verbose_name="écriture")
    undoes = OwnedForeignKey("self", verbose_name="annule", null=True, related_name="undone_by")

    never_changes = True

    class Meta:
        verbose_name = "mouvement de fonds dédiés"
        constraints = [
            models.CheckConstraint(
                name="fund_move_is_something",
                condition=~Q(amount=0) & ~Q(reason=""),
                violation_error_message="Un mouvement a un montant et un motif.",
            ),
            models.UniqueConstraint(
                name="fund_move_undone_once",
                fields=["undoes"],
                condition=Q(undoes__isnull=False),
                violation_error_message="Ce mouvement est déjà annulé.",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Target(Owned):
    """How many households of one public are expected in a year (objectif annuel)."""

    programme = OwnedForeignKey(Programme, verbose_name="dispositif", related_name="targets")
    year = models.PositiveSmallIntegerField("année")
    public = models.CharField("public", max_length=80)
    expected = models.PositiveSmallIntegerField("ménages attendus")
    least_age = models.PositiveSmallIntegerField("à partir de (ans)", null=True, blank=True)
    most_age = models.PositiveSmallIntegerField("jusqu’à (ans)", null=True, blank=True)

    class Meta:
        verbose_name = "objectif annuel"
        constraints = [
            models.CheckConstraint(
                name="target_ages_in_order",
                condition=Q(least_age=None) | Q(most_age=None) | Q(least_age__lte=F("most_age")),
                violation_error_message="Le plus jeune âge est au-dessus du plus grand.",
            ),
            models.UniqueConstraint(
                name="target_once",
                fields=["programme", "year", "public"],
                violation_error_message="Ce public a déjà son objectif pour cette année.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public}, {self.year}"

    @property
    def ages(self) -> str:
        """`18 à 25 ans`, `à partir de 60 ans`, `jusqu’à 25 ans`; nothing when every age is meant."""
        if self.least_age is not None and self.most_age is not None:
            return f"{self.least_age} à {self.most_age} ans"
        if self.least_age is not None:
            return f"à partir de {self.least_age} ans"
        return f"jusqu’à {self.most_age} ans" if self.most_age is not None else ""

    def is_for(self, age: int | None) -> bool:
        """Whether someone of this age may be meant; whoever’s age is not known may be."""
        if age is None:
            return True
        return (self.least_age or 0) <= age <= (self.most_age or age)
