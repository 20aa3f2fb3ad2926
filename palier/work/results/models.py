"""Keys: how the costs of a section are shared out over others, from a day on."""

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.ledger.models import CostCentre
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.rows import Owned, Wall


class SpreadKey(Owned):
    """Whom the costs of a section are for, until another key follows (clé de répartition).

    Nothing is posted: books keep each cost where it was spent; pages of results share it out.
    """

    class Basis(models.TextChoices):
        WRITTEN = "written", "aux poids écrits"
        HOMES = "homes", "au nombre de logements"
        EARNED = "earned", "aux produits de chaque section"

    wall = Wall("ledger.books")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    source = OwnedForeignKey(
        CostCentre, verbose_name="section", null=True, blank=True, related_name="spread_by"
    )
    """None: what bears no section."""
    starts_on = models.DateField("à partir du")
    basis = models.CharField("répartie", max_length=7, choices=Basis, default=Basis.WRITTEN)
    why = models.CharField("d’après", max_length=200)

    class Meta:
        verbose_name = "clé de répartition"
        constraints = [
            models.UniqueConstraint(
                name="spread_key_once_a_day",
                fields=["entity", "source", "starts_on"],
                nulls_distinct=False,
                violation_error_message="Une clé de cette section commence déjà ce jour-là.",
            ),
            models.CheckConstraint(
                name="spread_key_says_why",
                condition=~Q(why=""),
                violation_error_message="Une clé dit d’après quoi elle est choisie.",
            ),
        ]

    def __str__(self) -> str:
        return self.source.label if self.source else "Sans section"


class SpreadShare(Owned):
    """A section that bears a part of what is shared out (part d’une clé)."""

    wall = Wall("ledger.books")

    key = OwnedForeignKey(SpreadKey, verbose_name="clé", related_name="shares")
    centre = OwnedForeignKey(CostCentre, verbose_name="section", related_name="+")
    weight = models.PositiveIntegerField("poids", default=1)

    class Meta:
        verbose_name = "part d’une clé"
        constraints = [
            models.UniqueConstraint(
                name="spread_share_once",
                fields=["key", "centre"],
                violation_error_message="Cette section a déjà sa part.",
            )
        ]

    def __str__(self) -> str:
        return f"part n° {self.pk}"
