"""What we agreed with bodies: its object, its dates, who owes what and when."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body

AGREED = Wall("partners.agreements")


class Partnership(Owned):
    """An agreement with one body or several, between two dates (convention de partenariat).

    What a funder pays for is an `Agreement` of a programme; this one is about working together.
    """

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", "convention"
        CHARTER = "charter", "charte"
        PILOT = "pilot", "projet pilote"
        THREE_LEGS = (
            "three_legs",
            "logement abordable, gestion adaptée et accompagnement",
        )

    wall = AGREED

    title = models.CharField("objet", max_length=160)
    kind = models.CharField("genre", max_length=10, choices=Kind, default=Kind.AGREEMENT)
    words = models.TextField("ce qui est convenu", max_length=2000, blank=True)
    departments = ArrayField(
        models.CharField(max_length=3), verbose_name="départements", default=list, blank=True
    )
    period = DateRangeField("période")
    signed_on = models.DateField("signée le", null=True, blank=True)
    follower = models.ForeignKey(
        User, models.PROTECT, verbose_name="suivie par", null=True, blank=True, related_name="+"
    )
    follows = OwnedForeignKey(
        "self", verbose_name="fait suite à", null=True, blank=True, related_name="followed_by"
    )
    ended_on = models.DateField("arrêtée le", null=True, blank=True)
    ended_why = models.CharField("pourquoi", max_length=200, blank=True)

    class Meta:
        verbose_name = "convention de partenariat"
        constraints = [
            models.CheckConstraint(
                name="partnership_ended_says_why",
                condition=Q(ended_on=None) | ~Q(ended_why=""),
                violation_error_message="Dites pourquoi cette convention s’arrête.",
            ),
            models.UniqueConstraint(
                name="partnership_followed_once",
                fields=["follows"],
                condition=Q(follows__isnull=False),
                violation_error_message="Cette convention a déjà une suite.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Signatory(Owned):
    """A body that takes part in an agreement (structure signataire)."""

    wall = AGREED

    partnership = OwnedForeignKey(
        Partnership, verbose_name="convention", related_name="signatories"
    )
    body = OwnedForeignKey(Body, verbose_name="structure", related_name="partnerships")

    class Meta:
        verbose_name = "structure signataire"
        constraints = [
            models.UniqueConstraint(
                name="partnership_signatory_once",
                fields=["partnership", "body"],
                violation_error_message="Cette structure a déjà signé cette convention.",
            )
        ]

    def __str__(self) -> str:
        return f"structure signataire n° {self.pk}"


class Deliverable(Owned):
    """What one of the signatories, or we, must hand over by a day (livrable)."""

    wall = AGREED

    partnership = OwnedForeignKey(
        Partnership,
        verbose_name="convention",
        related_name="deliverables",
    )
    signatory = OwnedForeignKey(
        Signatory, verbose_name="dû par", null=True, blank=True, related_name="deliverables"
    )
    """None: ours."""
    what = models.CharField("quoi", max_length=200)
    due_on = models.DateField("pour le")
    done_on = models.DateField("remis le", null=True, blank=True)
    words = models.CharField("précision", max_length=200, blank=True)

    class Meta:
        verbose_name = "livrable"

    def __str__(self) -> str:
        return self.what
