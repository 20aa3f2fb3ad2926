"""Sliding leases: reviewed together, until the lease is the household's own."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.work.leases.models.occupancies import Occupancy

M = TypeVar("M", bound=models.Model)


class SlidesQuerySet(models.QuerySet[M]):
    """Sliding leases, for those who manage the home and those who accompany the household."""

    contract_path = "occupancy"

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("leases.slides"):
            return self.none()
        path = self.contract_path
        rows = self.filter(organisation=actor.organisation)
        if not actor.sees("people.hidden_addresses"):
            rows = rows.filter(**{f"{path}__household__hidden_at": None})
        return rows if actor.sites is None else rows.filter(**{f"{path}__site__in": actor.sites})


class SlidePartsQuerySet(SlidesQuerySet[M]):
    """What hangs from a sliding lease."""

    contract_path = "slide__occupancy"


class SlideState(models.TextChoices):
    RUNNING = "running", "en cours"
    OFFERED = "offered", "bail proposé"
    SLID = "slid", "glissé"
    ENDED = "ended", "terminé autrement"


SLIDE_MOVES = Moves(
    {
        SlideState.RUNNING: [SlideState.OFFERED, SlideState.SLID, SlideState.ENDED],
        SlideState.OFFERED: [SlideState.RUNNING, SlideState.SLID, SlideState.ENDED],
    }
)
OPEN_SLIDES = (SlideState.RUNNING, SlideState.OFFERED)


class SlidingLease(models.Model):
    """A sublease that is to become the household's own lease (bail glissant)."""

    class Outcome(models.TextChoices):
        REHOUSED = "rehoused", "relogé ailleurs"
        STAYS = "stays", "reste en sous-location"
        LEFT = "left", "parti"
        EVICTED = "evicted", "expulsé"
        OTHER = "other", "autre"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    occupancy = OwnedForeignKey(Occupancy, verbose_name="sous-location", related_name="slides")
    state = models.CharField("état", max_length=10, choices=SlideState, default=SlideState.RUNNING)
    sublease_signed_on = models.DateField("sous-location signée le")
    tripartite_on = models.DateField("convention tripartite signée le", null=True, blank=True)
    conditions = models.TextField("conditions pour avoir le bail", blank=True)
    review_months = models.PositiveSmallIntegerField(
        "bilan tous les (mois)", null=True, blank=True
    )
    next_review_on = models.DateField("prochain bilan avant le", null=True, blank=True)
    ended_on = models.DateField("glissé ou terminé le", null=True, blank=True)
    outcome = models.CharField("issue", max_length=10, choices=Outcome, blank=True)
    own_lease = OwnedForeignKey(
        Occupancy,
        verbose_name="bail à son nom, géré par nous",
        null=True,
        blank=True,
        related_name="slid_from",
    )
    lessor = models.CharField("bailleur après le glissement", max_length=160, blank=True)
    followed_until = models.DateField("paiement suivi jusqu’au", null=True, blank=True)

    objects = SlidesQuerySet.as_manager()

    class Meta:
        verbose_name = "bail glissant"
        constraints = [
            models.UniqueConstraint(
                name="one_slide_a_contract",
                fields=["occupancy"],
                violation_error_message="Ce contrat est déjà un bail glissant.",
            ),
            models.CheckConstraint(
                name="slide_over_has_its_day",
                condition=Q(state__in=("running", "offered")) | Q(ended_on__isnull=False),
                violation_error_message="Un glissement a son jour.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "next_review_on"],
                condition=Q(state__in=("running", "offered")),
                name="slide_review_due",
            )
        ]

    def __str__(self) -> str:
        return f"bail glissant n° {self.pk}"


class SlidingReview(models.Model):
    """The household, the association and the landlord look together at where things stand (bilan)."""

    never_changes = True

    class Decision(models.TextChoices):
        FAVOURABLE = "favourable", "le bail peut glisser"
        EXTEND = "extend", "on continue encore"
        UNFAVOURABLE = "unfavourable", "le bail ne glissera pas"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    slide = OwnedForeignKey(SlidingLease, verbose_name="bail glissant", related_name="reviews")
    on = models.DateField("le")
    due_on = models.DateField("attendu avant le", null=True, blank=True)
    present = models.CharField("présents", max_length=300)
    facts = models.JSONField("faits", default=list)
    household_words = models.TextField("ce qu’en dit le ménage", blank=True)
    association_words = models.TextField("ce qu’en dit l’association", blank=True)
    landlord_words = models.TextField("ce qu’en dit le bailleur", blank=True)
    decision = models.CharField("décision", max_length=12, choices=Decision)
    reasons = models.TextField("motifs", blank=True)

    objects = SlidePartsQuerySet.as_manager()

    class Meta:
        verbose_name = "bilan contradictoire"

    def __str__(self) -> str:
        return f"bilan n° {self.pk}"


class LandlordAnswer(models.Model):
    """What a social landlord told the prefect: a lease, or why not (réponse au préfet)."""

    never_changes = True

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    slide = OwnedForeignKey(SlidingLease, verbose_name="bail glissant", related_name="answers")
    on = models.DateField("le")
    due_on = models.DateField("attendue avant le", null=True, blank=True)
    offers_lease = models.BooleanField("propose un bail")
    reasons = models.TextField("motifs", blank=True)

    objects = SlidePartsQuerySet.as_manager()

    class Meta:
        verbose_name = "réponse du bailleur au préfet"

    def __str__(self) -> str:
        return f"réponse n° {self.pk}"


class SlideFollowUp(models.Model):
    """How the rent is paid once the lease is the household's own (suivi après glissement)."""

    never_changes = True

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    slide = OwnedForeignKey(SlidingLease, verbose_name="bail glissant", related_name="follow_ups")
    on = models.DateField("le")
    is_paid = models.BooleanField("loyer payé")
    words = models.CharField("à savoir", max_length=300, blank=True)

    objects = SlidePartsQuerySet.as_manager()

    class Meta:
        verbose_name = "suivi après glissement"

    def __str__(self) -> str:
        return f"suivi n° {self.pk}"
