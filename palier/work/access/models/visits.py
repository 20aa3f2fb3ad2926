"""Visits at the desk, and the queue of those who wait."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Household
from palier.work.access.models.sessions import DropInSession

HEALTH = "health"


HERE = ("social_worker", "lawyer")
"""Orientations that send to a colleague, in these very walls."""
WORD = "word"
"""A word is left for a colleague, who calls back."""
AWAITED = (*HERE, WORD)


class Visit(Owned):
    """Someone came in: for what, what was answered, where they were sent (passage)."""

    class Reason(models.TextChoices):
        SEEK = "seek", "Chercher un logement"
        SOCIAL_HOUSING = "social_housing", "Demande de logement social"
        EVICTION = "eviction", "Menace d’expulsion"
        DEBT = "debt", "Loyer, dettes"
        BAD_STATE = "bad_state", "Logement en mauvais état"
        FAMILY = "family", "Famille, séparation"
        PAPERS = "papers", "Papiers, langue"
        HEALTH = HEALTH, "Santé"
        OTHER = "other", "Autre chose"

    class Who(models.TextChoices):
        SELF = "self", "Pour soi"
        RELATIVE = "relative", "Pour un proche"
        OWNER = "owner", "Propriétaire"
        PARTNER = "partner", "Partenaire"

    class Orientation(models.TextChoices):
        NONE = "none", "Répondu sur place"
        SOCIAL_WORKER = "social_worker", "Travailleur social, ici"
        LAWYER = "lawyer", "Juriste, ici"
        ADIL = "adil", "ADIL"
        CCAS = "ccas", "CCAS"
        SIAO = "siao", "SIAO ou 115"
        WORKSHOP = "workshop", "Atelier recherche"
        WORD = WORD, "Un mot pour un collègue"
        OTHER = "other", "Autre"

    wall = Wall("access.visits", site_path="session__site")

    on = models.DateField("le")
    noted_at = models.DateTimeField("noté à", auto_now_add=True)
    noted_by = models.ForeignKey(User, models.PROTECT, verbose_name="noté par", null=True)
    reasons = ArrayField(models.CharField(max_length=20, choices=Reason), verbose_name="motifs")
    who = models.CharField("qui vient", max_length=10, choices=Who, default=Who.SELF)
    name = models.CharField("nom, prénom ou surnom", max_length=120, blank=True)
    request = models.TextField("demande", blank=True)
    answer = models.TextField("réponse", blank=True)
    orientation = models.CharField(
        "orientation", max_length=20, choices=Orientation, default=Orientation.NONE
    )
    for_user = models.ForeignKey(
        User, models.PROTECT, verbose_name="pour qui, ici", null=True, blank=True, related_name="+"
    )
    met_at = models.DateTimeField("reçue à", null=True, blank=True)
    met_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="reçue par", null=True, related_name="+"
    )
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="visits"
    )
    session = OwnedForeignKey(
        DropInSession, verbose_name="permanence", null=True, blank=True, related_name="visits"
    )

    class Meta:
        verbose_name = "passage"
        constraints = [
            models.CheckConstraint(
                name="visit_has_a_reason",
                condition=~Q(reasons=[]),
                violation_error_message="Un passage a au moins un motif.",
            )
        ]
        indexes = [models.Index(fields=["organisation", "-on"], name="visit_on")]

    def __str__(self) -> str:
        return f"passage n° {self.pk}"

    @property
    def is_awaiting(self) -> bool:
        """Sent to a colleague here, who has not met them, or called them back, yet."""
        return self.orientation in AWAITED and self.met_at is None

    def reasons_for(self, actor: Actor) -> list[str]:
        """The reasons in words; health only for those whose mission it is."""
        return [
            self.Reason(code).label
            for code in self.reasons
            if code != HEALTH or actor.sees("access.health")
        ]

    def words_hidden_from(self, actor: Actor) -> bool:
        """A visit about health keeps its words for those who may read them."""
        return HEALTH in self.reasons and not actor.sees("access.health")


class Waiting(Owned):
    """Someone waits at the desk, by a name or none (personne qui attend)."""

    wall = Wall("access.visits")

    name = models.CharField("nom, prénom ou surnom", max_length=120, blank=True)
    word = models.CharField("à savoir", max_length=120, blank=True)
    arrived_at = models.DateTimeField("arrivé à", auto_now_add=True)
    received_at = models.DateTimeField("reçu à", null=True)
    left_at = models.DateTimeField("reparti à", null=True)
    received_by = models.ForeignKey(User, models.PROTECT, verbose_name="reçu par", null=True)
    noted_at = models.DateTimeField("passage noté à", null=True)

    class Meta:
        verbose_name = "personne qui attend"
        indexes = [
            models.Index(
                fields=["organisation", "arrived_at"],
                name="waiting_now",
                condition=Q(received_at__isnull=True, left_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.name or "sans nom"
