"""Inventories of entry and exit, and how things wear out."""

from typing import Any

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.rows import Owned, Wall
from palier.law.wear import Wear, usual_wear
from palier.work.leases.models.occupancies import Occupancy


class InventoryState(models.TextChoices):
    DRAFT = "draft", "en cours"
    SIGNED = "signed", "signé"


INVENTORY_MOVES = Moves({InventoryState.DRAFT: [InventoryState.SIGNED]})


class Seen(models.TextChoices):
    """The state of one thing, from the best to the worst."""

    NEW = "new", "neuf"
    GOOD = "good", "bon"
    WORN = "worn", "usé"
    DAMAGED = "damaged", "abîmé"
    MISSING = "missing", "manque ou hors service"


class Inventory(Owned):
    """What a home is like, room by room, the day one enters or leaves (état des lieux).

    `content`: {"rooms": [{"name", "elements": [{"name", "state", "words"}]}], "meters": [{"name",
    "number", "value"}], "keys": [{"name", "count"}]}. Décret n° 2016-382, art. 2.
    """

    class Kind(models.TextChoices):
        ENTRY = "entry", "entrée"
        EXIT = "exit", "sortie"

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="inventories")
    kind = models.CharField("nature", max_length=6, choices=Kind)
    state = models.CharField(
        "état", max_length=8, choices=InventoryState, default=InventoryState.DRAFT
    )
    on = models.DateField("établi le")
    content = models.JSONField("constats", default=dict)
    present = models.CharField("présents et mandataires", max_length=300, blank=True)
    new_address = models.CharField("nouvelle adresse", max_length=300, blank=True)
    signed_on = models.DateField("signé le", null=True, blank=True)
    signed_as = models.CharField("signé par le ménage", max_length=160, blank=True)
    signed_for_us = models.CharField("signé pour le bailleur", max_length=160, blank=True)
    complement = models.TextField("complété", blank=True)

    class Meta:
        verbose_name = "état des lieux"
        constraints = [
            models.UniqueConstraint(
                name="one_inventory_of_each_kind",
                fields=["occupancy", "kind"],
                violation_error_message="Cet état des lieux existe déjà pour ce contrat.",
            ),
            models.CheckConstraint(
                name="signed_inventory_says_by_whom",
                condition=Q(state="draft") | (Q(signed_on__isnull=False) & ~Q(signed_as="")),
                violation_error_message="Un état des lieux signé dit par qui et quand.",
            ),
        ]

    def __str__(self) -> str:
        return f"état des lieux n° {self.pk}"

    @property
    def elements(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Each thing seen, by its room and its name."""
        return {
            (room["name"], element["name"]): element
            for room in self.content.get("rooms", [])
            for element in room["elements"]
        }


class WearItem(Owned):
    """How one kind of thing wears, by the agreement annexed to our leases (grille de vétusté)."""

    item = models.CharField("élément", max_length=20)
    free_years = models.DecimalField("années sans abattement", max_digits=4, decimal_places=1)
    yearly_percent = models.DecimalField("abattement par an (%)", max_digits=5, decimal_places=2)
    least_percent = models.DecimalField("part résiduelle (%)", max_digits=5, decimal_places=2)
    source = models.CharField("d’après", max_length=160)

    class Meta:
        verbose_name = "ligne de la grille de vétusté"
        constraints = [
            models.UniqueConstraint(name="wear_item_once", fields=["organisation", "item"]),
            models.CheckConstraint(
                name="wear_percents_are_percents",
                condition=Q(
                    free_years__gte=0,
                    yearly_percent__range=(0, 100),
                    least_percent__range=(0, 100),
                ),
                violation_error_message="Un pourcentage va de 0 à 100.",
            ),
        ]

    def __str__(self) -> str:
        return usual_wear()[self.item].label if self.item in usual_wear() else self.item

    @property
    def wear(self) -> Wear:
        """The rule in figures."""
        return Wear(self.item, str(self), self.free_years, self.yearly_percent, self.least_percent)
