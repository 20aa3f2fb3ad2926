"""A year of charges: what was spent, by which key it is shared, what each household owes of it."""

from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.periods import last_day
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall
from palier.law.charges import rubrics
from palier.registers.housing.models import Building, Place
from palier.work.leases.models import Occupancy


class Key(models.TextChoices):
    SURFACE = "surface", "surface"
    SHARES = "shares", "tantièmes"
    PERSONS = "persons", "nombre de personnes"
    METERS = "meters", "relevés de compteur"
    EQUAL = "equal", "parts égales"


class ChargeYear(Owned):
    """The charges of a building, or of a whole site, over a year (exercice de charges)."""

    class State(models.TextChoices):
        DRAFT = "draft", "en préparation"
        SETTLED = "settled", "régularisé"

    wall = Wall("billing.accounts", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site")
    building = OwnedForeignKey(Building, verbose_name="immeuble", null=True, blank=True)
    period = DateRangeField("période")
    state = models.CharField("état", max_length=7, choices=State, default=State.DRAFT)
    settled_on = models.DateField("régularisé le", null=True, blank=True)
    shares_total = models.PositiveIntegerField("total des tantièmes", null=True, blank=True)

    class Meta:
        verbose_name = "exercice de charges"
        constraints = [
            models.UniqueConstraint(
                name="charge_year_once",
                fields=["organisation", "site", "building", "period"],
                nulls_distinct=False,
                violation_error_message="Cet exercice de charges existe déjà.",
            )
        ]

    def __str__(self) -> str:
        return f"charges {self.period.lower.year}"

    @property
    def last_on(self) -> date:
        """Its last day."""
        day = last_day(self.period)
        assert day is not None  # noqa: S101 -- a year has an end
        return day

    @property
    def days(self) -> int:
        """How many days it has."""
        return int((self.period.upper - self.period.lower).days)


class ChargeExpense(Owned):
    """A bill of the building: its kind, how much of it is recoverable, by which key (dépense)."""

    wall = Wall("billing.accounts", site_path="year__site")

    year = OwnedForeignKey(ChargeYear, verbose_name="exercice", related_name="expenses")
    rubric = models.CharField("rubrique", max_length=10, choices=rubrics())
    label = models.CharField("libellé", max_length=120)
    amount = MoneyField("montant")
    percent = models.PositiveSmallIntegerField("récupérable, en %", default=100)
    key = models.CharField("clé", max_length=8, choices=Key)
    proof = models.CharField("pièce", max_length=120)

    class Meta:
        verbose_name = "dépense de charges"
        constraints = [
            models.CheckConstraint(
                name="charge_expense_recoverable",
                condition=Q(percent__gte=0, percent__lte=100) & ~Q(amount=0),
                violation_error_message="Une dépense n’est pas nulle, et récupérable de 0 à 100 %.",
            )
        ]

    def __str__(self) -> str:
        return self.label


class ChargeWeight(Owned):
    """A home's part in a key that is entered by hand: its shares of the building (tantièmes)."""

    wall = Wall("billing.accounts", site_path="year__site")

    year = OwnedForeignKey(ChargeYear, verbose_name="exercice", related_name="weights")
    place = OwnedForeignKey(Place, verbose_name="lieu")
    weight = models.PositiveIntegerField("tantièmes")

    class Meta:
        verbose_name = "tantièmes d’un lieu"
        constraints = [
            models.UniqueConstraint(name="one_weight_a_place", fields=["year", "place"])
        ]

    def __str__(self) -> str:
        return f"{self.weight}"


class ChargeAccount(Owned):
    """What one contract owes of a year, or is given back, frozen as it was sent (décompte)."""

    wall = Wall("billing.accounts", site_path="year__site")

    year = OwnedForeignKey(ChargeYear, verbose_name="exercice", related_name="accounts")
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="charge_accounts")
    days = models.PositiveSmallIntegerField("jours occupés")
    lines = models.JSONField("détail", default=list)
    share = MoneyField("part de charges")
    called = MoneyField("provisions appelées")
    balance = MoneyField("solde")

    class Meta:
        verbose_name = "décompte de charges"
        constraints = [
            models.UniqueConstraint(name="one_account_a_contract", fields=["year", "occupancy"]),
            models.CheckConstraint(
                name="charge_account_adds_up",
                condition=Q(balance=models.F("share") - models.F("called")),
                violation_error_message="Ce décompte ne tombe pas juste : rien n’a été gardé.",
            ),
        ]

    def __str__(self) -> str:
        return f"décompte n° {self.pk}"
