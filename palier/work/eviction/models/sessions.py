"""Sessions with a lawyer: who is received; the advice, kept apart."""

from django.db import models

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Organisation, User
from palier.registers.people.models import Household
from palier.work.eviction.models.walls import AdviceQuerySet, BesideQuerySet


class LawyerSession(models.Model):
    """A social worker and a lawyer receive together, on a day, somewhere (permanence juridique)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    on = models.DateField("le")
    begins_at = models.TimeField("à partir de")
    place = models.CharField("où", max_length=160)
    lawyer = models.CharField("avocat", max_length=120)
    worker = models.ForeignKey(User, models.PROTECT, verbose_name="avec")
    places = models.PositiveSmallIntegerField("rendez-vous possibles", default=6)

    objects = BesideQuerySet.as_manager()

    class Meta:
        verbose_name = "permanence juridique"

    def __str__(self) -> str:
        return f"permanence du {self.on:%d/%m/%Y}"


class Reception(models.Model):
    """A household is received at a session; it may stay unnamed (personne reçue)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    session = OwnedForeignKey(LawyerSession, verbose_name="permanence", related_name="receptions")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="lawyer_receptions"
    )
    name = models.CharField("nom, si la personne le donne", max_length=120, blank=True)
    at = models.TimeField("à", null=True, blank=True)
    subject = models.CharField("pour", max_length=160)
    came = models.BooleanField("est venu", null=True)
    next_step = models.CharField("suite convenue", max_length=300, blank=True)

    objects = BesideQuerySet.as_manager()

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


class LegalAdvice(models.Model):
    """What the lawyer advised, for those allowed only, never changed (avis de l’avocat)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    reception = OwnedForeignKey(Reception, verbose_name="réception", related_name="advice")
    text = models.TextField("avis")
    by = models.ForeignKey(User, models.PROTECT, verbose_name="noté par", null=True)
    at = models.DateTimeField("noté le", auto_now_add=True)

    objects = AdviceQuerySet.as_manager()
    never_changes = True

    class Meta:
        verbose_name = "avis de l’avocat"

    def __str__(self) -> str:
        return f"avis n° {self.pk}"
