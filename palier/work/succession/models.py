"""What may come after a title, and titles handed over with those who live there."""

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body
from palier.work.leases.models import Occupancy
from palier.work.titles.models import Holding


class Scenario(Owned):
    """One way for homes and households to go on after a title (scénario de fin).

    Sums in euros; an empty one is not known, and what rests on it is not told.
    """

    class Kind(models.TextChoices):
        RENEW = "renew", "nouveau bail"
        BUY = "buy", "achat"
        HAND_OVER = "hand_over", "cession avec les ménages"
        OWNER = "owner", "rendu occupé"
        EMPTY = "empty", "rendu libre"

    STAY_OURS = (Kind.RENEW, Kind.BUY)

    wall = Wall("titles.titles", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="scenarios")
    kind = models.CharField("scénario", max_length=9, choices=Kind)
    words = models.CharField("précision", max_length=300, blank=True)
    years = models.PositiveSmallIntegerField("sur combien d’années", null=True, blank=True)
    owner_rent = MoneyField("loyer au propriétaire, par an", null=True, blank=True)
    works = MoneyField("travaux", null=True, blank=True)
    price = MoneyField("prix d’achat", null=True, blank=True)
    grants = MoneyField("subventions acquises", null=True, blank=True)
    rehousing = MoneyField("coût d’un relogement, par ménage", null=True, blank=True)
    chosen_on = models.DateField("retenu le", null=True, blank=True)
    chosen_why = models.CharField("pourquoi", max_length=300, blank=True)

    class Meta:
        verbose_name = "scénario de fin"
        constraints = [
            models.UniqueConstraint(
                name="one_scenario_chosen",
                fields=["holding"],
                condition=Q(chosen_on__isnull=False),
                violation_error_message="Un autre scénario est retenu : revenez d’abord sur lui.",
            ),
            models.CheckConstraint(
                name="scenario_sums_positive",
                condition=Q(owner_rent=None) | Q(owner_rent__gte=0),
                violation_error_message="Un loyer ne peut pas être négatif.",
            ),
            models.CheckConstraint(
                name="scenario_chosen_says_why",
                condition=Q(chosen_on=None) | ~Q(chosen_why=""),
                violation_error_message="Un scénario retenu dit pourquoi.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Transfer(Owned):
    """A title handed over on a day to another lessee, with the contracts of its homes (cession)."""

    wall = Wall("titles.titles", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="transfers")
    to = OwnedForeignKey(Body, verbose_name="nouveau preneur", related_name="titles_taken_over")
    on = models.DateField("le")
    words = models.CharField("précision", max_length=300, blank=True)
    undone_on = models.DateField("annulée le", null=True, blank=True)

    class Meta:
        verbose_name = "cession d’un titre"
        constraints = [
            models.UniqueConstraint(
                name="transferred_once",
                fields=["holding"],
                condition=Q(undone_on=None),
                violation_error_message="Ce titre est déjà cédé.",
            )
        ]

    def __str__(self) -> str:
        return f"cession n° {self.pk}"


class TransferredContract(Owned):
    """A contract that goes on with the new lessee (contrat transféré)."""

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    transfer = OwnedForeignKey(Transfer, verbose_name="cession", related_name="contracts")
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="transfers")

    class Meta:
        verbose_name = "contrat transféré"
        constraints = [
            models.UniqueConstraint(
                name="contract_once_a_transfer", fields=["transfer", "occupancy"]
            )
        ]

    def __str__(self) -> str:
        return f"contrat transféré n° {self.pk}"
