"""Households followed together through the same steps, against a yearly target."""

from django.db import models

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Household
from palier.registers.programmes.models import Target


class CohortMember(Owned):
    """A household takes part in a programme that counts its steps (ménage de la cohorte)."""

    wall = Wall("support.measures", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="cohorts")
    target = OwnedForeignKey(Target, verbose_name="public visé", related_name="members")
    joined_on = models.DateField("entré le")
    left_on = models.DateField("sorti le", null=True, blank=True)
    left_because = models.CharField("sorti parce que", max_length=160, blank=True)

    class Meta:
        verbose_name = "ménage de la cohorte"
        constraints = [
            models.UniqueConstraint(
                name="in_a_cohort_once",
                fields=["household", "target"],
                violation_error_message="Ce ménage est déjà dans cette cohorte.",
            )
        ]

    def __str__(self) -> str:
        return f"ménage de la cohorte n° {self.pk}"


class CohortStep(Owned):
    """Something passed on the way: a visit offered, a choice, an entry… (jalon)."""

    class Kind(models.TextChoices):
        VISIT_OFFERED = "visit_offered", "visite proposée"
        CHOICE_YES = "choice_yes", "logement choisi"
        CHOICE_NO = "choice_no", "logement non retenu, sans pénalité"
        ENTRY = "entry", "entrée dans les lieux"
        BENEFIT = "benefit", "aide au logement ouverte"
        FIRST_RENT = "first_rent", "premier loyer payé"

    BEFORE_ENTRY = (Kind.VISIT_OFFERED, Kind.CHOICE_YES, Kind.CHOICE_NO)
    AFTER_ENTRY = (Kind.BENEFIT, Kind.FIRST_RENT)

    wall = Wall("support.measures", household_path="member__household")

    member = OwnedForeignKey(CohortMember, verbose_name="ménage", related_name="steps")
    kind = models.CharField("jalon", max_length=14, choices=Kind)
    on = models.DateField("le")
    words = models.CharField("ce que le ménage en dit", max_length=200, blank=True)

    class Meta:
        verbose_name = "jalon"

    def __str__(self) -> str:
        return self.get_kind_display()
