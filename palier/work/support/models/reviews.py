"""The review that a funder asks for, and the funder's own Word template."""

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.programmes.models import Programme
from palier.work.support.models.measures import Measure


class ReviewTemplate(Owned):
    """A funder's Word document whose fields we fill (modèle de bilan)."""

    wall = Wall("support.measures")

    programme = OwnedForeignKey(Programme, verbose_name="dispositif", related_name="+")
    name = models.CharField("nom du fichier", max_length=200)
    content = models.BinaryField("document")
    kept_at = models.DateTimeField("apporté le", auto_now_add=True)

    never_changes = True

    class Meta:
        verbose_name = "modèle de bilan"

    def __str__(self) -> str:
        return self.name


class Review(Owned):
    """What was asked, done and reached, in words that are edited then handed in (bilan)."""

    class State(models.TextChoices):
        DRAFT = "draft", "en préparation"
        HANDED_IN = "handed_in", "rendu"

    wall = Wall("casework.file", household_path="measure__household")

    measure = OwnedForeignKey(
        Measure, verbose_name="mesure", null=True, blank=True, related_name="reviews"
    )
    worker = models.ForeignKey(
        User, models.PROTECT, verbose_name="de l’année de", null=True, blank=True, related_name="+"
    )
    year = models.PositiveSmallIntegerField("année", null=True, blank=True)
    author = models.ForeignKey(User, models.PROTECT, verbose_name="écrit par", related_name="+")
    written_on = models.DateField("préparé le")
    asked = models.TextField("la demande", blank=True)
    aims = models.TextField("les objectifs", blank=True)
    done = models.TextField("ce qui a été fait", blank=True)
    results = models.TextField("les résultats", blank=True)
    follow_up = models.TextField("la suite", blank=True)
    person_words = models.TextField("l’avis du ménage", blank=True)
    facts = models.JSONField("chiffres et dates", default=dict)
    state = models.CharField("état", max_length=9, choices=State, default=State.DRAFT)
    handed_in_on = models.DateField("rendu le", null=True, blank=True)

    class Meta:
        verbose_name = "bilan"
        constraints = [
            models.CheckConstraint(
                name="review_is_of_something",
                condition=Q(measure__isnull=False, worker__isnull=True)
                | Q(measure__isnull=True, worker__isnull=False, year__isnull=False),
                violation_error_message="Un bilan est celui d’une mesure, ou de l’année d’un collègue.",
            )
        ]

    def __str__(self) -> str:
        return f"bilan n° {self.pk}"
