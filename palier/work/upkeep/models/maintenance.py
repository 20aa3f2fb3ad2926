"""What is looked after without being broken: maintenance contracts, parts kept in stock."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body
from palier.work.upkeep.models.requests import WorkOrder


class MaintenanceContract(Owned):
    """A contractor comes every so many months to look after something (contrat d’entretien)."""

    class Kind(models.TextChoices):
        BOILER = "boiler", "chaudière"
        LIFT = "lift", "ascenseur"
        FIRE = "fire", "extincteurs et alarme incendie"
        AIR = "air", "ventilation"
        DOORS = "doors", "portes et accès"
        PESTS = "pests", "nuisibles"
        WATER = "water", "eau chaude et légionelles"
        GREEN = "green", "espaces verts"
        OTHER = "other", "autre"

    wall = Wall("upkeep.requests", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="maintenance")
    kind = models.CharField("quoi", max_length=6, choices=Kind)
    contractor = OwnedForeignKey(Body, verbose_name="entreprise", related_name="maintenance")
    reference = models.CharField("référence", max_length=80, blank=True)
    every_months = models.PositiveSmallIntegerField("visite tous les (mois)")
    year_cost = MoneyField("coût par an", null=True, blank=True)
    period = DateRangeField("période")

    class Meta:
        verbose_name = "contrat d’entretien"
        constraints = [
            models.CheckConstraint(
                name="maintenance_comes_back",
                condition=Q(every_months__gte=1, every_months__lte=120),
                violation_error_message="Une visite revient tous les 1 à 120 mois.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} n° {self.pk}"


class MaintenanceVisit(Owned):
    """A visit that a maintenance contract calls for, due then done (visite d’entretien)."""

    wall = Wall("upkeep.requests", site_path="contract__site")

    contract = OwnedForeignKey(
        MaintenanceContract, verbose_name="contrat d’entretien", related_name="visits"
    )
    due_on = models.DateField("avant le")
    done_on = models.DateField("faite le", null=True, blank=True)
    is_fine = models.BooleanField("tout va bien", null=True)
    words = models.CharField("constat", max_length=300, blank=True)

    class Meta:
        verbose_name = "visite d’entretien"
        constraints = [
            models.UniqueConstraint(
                name="one_visit_waits",
                fields=["contract"],
                condition=Q(done_on=None),
                violation_error_message="Une visite est déjà attendue pour ce contrat.",
            ),
            models.CheckConstraint(
                name="visit_with_defects_says_which",
                condition=Q(is_fine=None) | Q(is_fine=True) | ~Q(words=""),
                violation_error_message="Dites ce qui ne va pas.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"], condition=Q(done_on=None), name="visit_due"
            )
        ]

    def __str__(self) -> str:
        return f"visite n° {self.pk}"


class StockPart(Owned):
    """A part that is kept so that nobody waits for it (pièce en stock)."""

    wall = Wall("upkeep.requests")

    label = models.CharField("pièce", max_length=120)
    kept_at = models.CharField("où", max_length=120, blank=True)
    least = models.PositiveSmallIntegerField("au moins", default=1)
    unit_cost = MoneyField("prix d’achat", null=True, blank=True)

    class Meta:
        verbose_name = "pièce en stock"
        constraints = [
            models.UniqueConstraint(
                name="part_once",
                fields=["organisation", "label"],
                violation_error_message="Cette pièce est déjà dans le stock.",
            )
        ]

    def __str__(self) -> str:
        return self.label


class StockMove(Owned):
    """Parts came in, or were used for an order (mouvement de stock)."""

    never_changes = True

    wall = Wall("upkeep.requests", site_path="order__request__place__site")

    part = OwnedForeignKey(StockPart, verbose_name="pièce", related_name="moves")
    on = models.DateField("le")
    quantity = models.SmallIntegerField("nombre")
    order = OwnedForeignKey(
        WorkOrder, verbose_name="ordre de travaux", null=True, related_name="used_parts"
    )
    words = models.CharField("pourquoi", max_length=120, blank=True)

    class Meta:
        verbose_name = "mouvement de stock"
        constraints = [
            models.CheckConstraint(
                name="stock_move_is_something",
                condition=~Q(quantity=0),
                violation_error_message="Un mouvement de zéro ne bouge rien.",
            )
        ]

    def __str__(self) -> str:
        return f"mouvement n° {self.pk}"
