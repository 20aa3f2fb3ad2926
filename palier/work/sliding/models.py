"""Sliding leases: reviewed together, until the lease is the household's own."""

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.rows import Owned, Wall
from palier.work.leases.models.occupancies import Occupancy


class SlideState(models.TextChoices):
    RUNNING = "running", "en cours"
    OFFERED = "offered", "bail proposé"
    SLID = "slid", "glissé"
    ENDED = "ended", "terminé autrement"


SLIDE_MOVES = Moves(
    {
        SlideState.RUNNING: [SlideState.OFFERED, SlideState.SLID, SlideState.ENDED],
        SlideState.OFFERED: [SlideState.RUNNING, SlideState.SLID, SlideState.ENDED],
        SlideState.SLID: [SlideState.RUNNING, SlideState.OFFERED],
    }
)
OPEN_SLIDES = (SlideState.RUNNING, SlideState.OFFERED)


class SlidingLease(Owned):
    """A sublease that is to become the household's own lease (bail glissant)."""

    class Outcome(models.TextChoices):
        REHOUSED = "rehoused", "relogé ailleurs"
        STAYS = "stays", "reste en sous-location"
        LEFT = "left", "parti"
        EVICTED = "evicted", "expulsé"
        OTHER = "other", "autre"

    wall = Wall(
        "sliding.slides", site_path="occupancy__site", household_path="occupancy__household"
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


class SlidingReview(Owned):
    """The household, the association and the landlord look together at where things stand (bilan)."""

    never_changes = True

    class Decision(models.TextChoices):
        FAVOURABLE = "favourable", "le bail peut glisser"
        EXTEND = "extend", "on continue encore"
        UNFAVOURABLE = "unfavourable", "le bail ne glissera pas"

    wall = Wall(
        "sliding.slides",
        site_path="slide__occupancy__site",
        household_path="slide__occupancy__household",
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

    class Meta:
        verbose_name = "bilan contradictoire"

    def __str__(self) -> str:
        return f"bilan n° {self.pk}"


class LandlordAnswer(Owned):
    """What a social landlord told the prefect: a lease, or why not (réponse au préfet)."""

    never_changes = True

    wall = Wall(
        "sliding.slides",
        site_path="slide__occupancy__site",
        household_path="slide__occupancy__household",
    )

    slide = OwnedForeignKey(SlidingLease, verbose_name="bail glissant", related_name="answers")
    on = models.DateField("le")
    due_on = models.DateField("attendue avant le", null=True, blank=True)
    offers_lease = models.BooleanField("propose un bail")
    reasons = models.TextField("motifs", blank=True)

    class Meta:
        verbose_name = "réponse du bailleur au préfet"

    def __str__(self) -> str:
        return f"réponse n° {self.pk}"


class SlideFollowUp(Owned):
    """How the rent is paid once the lease is the household's own (suivi après glissement)."""

    never_changes = True

    wall = Wall(
        "sliding.slides",
        site_path="slide__occupancy__site",
        household_path="slide__occupancy__household",
    )

    slide = OwnedForeignKey(SlidingLease, verbose_name="bail glissant", related_name="follow_ups")
    on = models.DateField("le")
    is_paid = models.BooleanField("loyer payé")
    words = models.CharField("à savoir", max_length=300, blank=True)

    class Meta:
        verbose_name = "suivi après glissement"

    def __str__(self) -> str:
        return f"suivi n° {self.pk}"
