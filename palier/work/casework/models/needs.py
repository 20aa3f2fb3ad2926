"""What a household lives with, over the seven families, and what it knows how to do."""

from django.db import models

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Veil, Wall
from palier.registers.people.models import Household


class NeedsAssessment(Owned):
    """On a day, household and worker looked together at where things stand (point de situation)."""

    wall = Wall("casework.file", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="assessments")
    author = models.ForeignKey(User, models.PROTECT, verbose_name="avec")
    on = models.DateField("le")

    class Meta:
        verbose_name = "point de situation"

    def __str__(self) -> str:
        return f"point de situation n° {self.pk}"


class NeedsAnswer(Owned):
    """Where one item stands that day, said in words, never in figures (réponse)."""

    class Level(models.TextChoices):
        FINE = "fine", "va bien"
        WATCH = "watch", "à suivre"
        HARD = "hard", "difficile"
        URGENT = "urgent", "urgent"

    wall = Wall(
        "casework.file",
        household_path="assessment__household",
        veils=(Veil("casework.health", {"is_health": True}),),
    )

    assessment = OwnedForeignKey(
        NeedsAssessment, verbose_name="point de situation", related_name="answers"
    )
    item = models.CharField("sujet", max_length=40)
    level = models.CharField("où cela en est", max_length=6, choices=Level, blank=True)
    strengths = models.TextField("points d’appui", blank=True)
    difficulties = models.TextField("difficultés", blank=True)
    is_health = models.BooleanField("santé", default=False)

    class Meta:
        verbose_name = "réponse"
        constraints = [
            models.UniqueConstraint(name="needs_answer_once", fields=["assessment", "item"])
        ]

    def __str__(self) -> str:
        return f"réponse n° {self.pk}"


class SkillStatement(Owned):
    """What a household says, with its worker, of what it knows how to do at home (savoir-faire)."""

    class Said(models.TextChoices):
        KNOWS = "knows", "sait faire"
        WITH_HELP = "with_help", "fait avec un appui"
        TO_SEE = "to_see", "à voir ensemble"

    wall = Wall("casework.file", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="skills")
    author = models.ForeignKey(User, models.PROTECT, verbose_name="avec")
    on = models.DateField("le")
    skill = models.CharField("savoir-faire", max_length=40)
    said = models.CharField("ce qu’on en dit", max_length=9, choices=Said)
    words = models.CharField("avec ses mots", max_length=200, blank=True)

    class Meta:
        verbose_name = "savoir-faire"

    def __str__(self) -> str:
        return f"savoir-faire n° {self.pk}"
