"""The association's own templates, and the letters written on them."""

from django.db import models

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Household


class LetterTemplate(Owned):
    """A Word document of the association whose fields we fill (modèle de lettre)."""

    wall = Wall("letters.letters")

    title = models.CharField("intitulé", max_length=120)
    name = models.CharField("nom du fichier", max_length=200)
    content = models.BinaryField("document")
    brought_on = models.DateField("apporté le")
    retired_on = models.DateField("retiré le", null=True, blank=True)

    class Meta:
        verbose_name = "modèle de lettre"
        constraints = [
            models.UniqueConstraint(
                name="letter_template_once",
                fields=["organisation", "title"],
                condition=models.Q(retired_on=None),
                violation_error_message="Un modèle en usage porte déjà ce nom : retirez-le d’abord.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class WrittenLetter(Owned):
    """A letter to a household, with what it said that day (lettre)."""

    wall = Wall("letters.letters", household_path="household")

    template = OwnedForeignKey(LetterTemplate, verbose_name="modèle", related_name="letters")
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="letters")
    on = models.DateField("le")
    by = models.ForeignKey(User, models.PROTECT, verbose_name="écrite par", related_name="+")
    told = models.JSONField("ce qu’elle dit", default=dict)
    tells_money = models.BooleanField("dit des montants", default=False)

    class Meta:
        verbose_name = "lettre"
        indexes = [models.Index(fields=["household", "on"], name="letter_of_household")]

    def __str__(self) -> str:
        return f"lettre n° {self.pk}"
