"""Sessions with a lawyer: who is received; the advice, kept apart."""

from django.db import models

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Household


class LawyerSession(Owned):
    """A social worker and a lawyer receive together, on a day, somewhere (permanence juridique)."""

    wall = Wall("eviction.household")

    on = models.DateField("le")
    begins_at = models.TimeField("à partir de")
    place = models.CharField("où", max_length=160)
    lawyer = models.CharField("avocat", max_length=120)
    worker = models.ForeignKey(User, models.PROTECT, verbose_name="avec")
    places = models.PositiveSmallIntegerField("rendez-vous possibles", default=6)

    class Meta:
        verbose_name = "permanence juridique"

    def __str__(self) -> str:
        return f"permanence du {day_in_words(self.on)}"


class Reception(Owned):
    """A household is received at a session; it may stay unnamed (personne reçue)."""

    wall = Wall("eviction.household", household_path="household")

    session = OwnedForeignKey(LawyerSession, verbose_name="permanence", related_name="receptions")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="lawyer_receptions"
    )
    name = models.CharField("nom, si la personne le donne", max_length=120, blank=True)
    at = models.TimeField("à", null=True, blank=True)
    subject = models.CharField("pour", max_length=160)
    came = models.BooleanField("est venu", null=True)
    next_step = models.CharField("suite convenue", max_length=300, blank=True)

    class Meta:
        verbose_name = "personne reçue"
        constraints = [
            models.UniqueConstraint(
                name="household_once_a_session",
                fields=["session", "household"],
                condition=models.Q(household__isnull=False),
                violation_error_message="Ce ménage est déjà inscrit à cette permanence.",
            )
        ]

    def __str__(self) -> str:
        return f"réception n° {self.pk}"


class LegalAdvice(Owned):
    """What the lawyer advised, for those allowed only, never changed (avis de l’avocat)."""

    wall = Wall("eviction.advice", household_path="reception__household")

    reception = OwnedForeignKey(Reception, verbose_name="réception", related_name="advice")
    text = models.TextField("avis")
    by = models.ForeignKey(User, models.PROTECT, verbose_name="noté par", null=True)
    at = models.DateTimeField("noté le", auto_now_add=True)

    never_changes = True

    class Meta:
        verbose_name = "avis de l’avocat"

    def __str__(self) -> str:
        return f"avis n° {self.pk}"
