"""Requests that come in and their answer; referrals that go out and their outcome."""

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.rows import Owned, Veil, Wall
from palier.registers.partners.models import Offer
from palier.registers.people.models import Body, Household
from palier.work.access.models.visits import Visit


class RequestState(models.TextChoices):
    RECEIVED = "received", "reçue"
    EVALUATED = "evaluated", "évaluée"
    WAITING = "waiting", "en liste d’attente"
    ACCEPTED = "accepted", "acceptée"
    REFUSED = "refused", "refusée"
    WITHDRAWN = "withdrawn", "retirée"


OPEN_REQUESTS = (RequestState.RECEIVED, RequestState.EVALUATED, RequestState.WAITING)
_ENDS = [RequestState.ACCEPTED, RequestState.REFUSED, RequestState.WITHDRAWN]
REQUEST_MOVES = Moves(
    {
        RequestState.RECEIVED: [RequestState.EVALUATED, RequestState.WAITING, *_ENDS],
        RequestState.EVALUATED: [RequestState.WAITING, *_ENDS],
        RequestState.WAITING: _ENDS,
    }
)


class Request(Owned):
    """A household asks for a home or for support (demande)."""

    class Kind(models.TextChoices):
        HOME = "home", "un logement"
        SUPPORT = "support", "un accompagnement"
        SHELTER = "shelter", "un hébergement"

    class Origin(models.TextChoices):
        COUNTER = "counter", "l’accueil"
        PARTNER = "partner", "un partenaire"
        SIAO = "siao", "le SIAO"
        LANDLORD = "landlord", "un bailleur"
        SELF = "self", "la personne, par écrit"

    class Refusal(models.TextChoices):
        NO_HOME = "no_home", "pas de logement qui convienne"
        AREA = "area", "hors du territoire"
        PUBLIC = "public", "hors du public du dispositif"
        FULL = "full", "plus de place"
        INCOMPLETE = "incomplete", "dossier incomplet"
        OTHER_BETTER = "other_better", "un autre service répond mieux"

    wall = Wall("access.requests", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="requests")
    visit = OwnedForeignKey(
        Visit, verbose_name="passage", null=True, blank=True, related_name="became"
    )
    on = models.DateField("le")
    kind = models.CharField("pour", max_length=10, choices=Kind)
    origin = models.CharField("venue par", max_length=8, choices=Origin, default=Origin.COUNTER)
    sent_by = OwnedForeignKey(
        Body, verbose_name="envoyée par", null=True, blank=True, related_name="+"
    )
    reference = models.CharField("référence (SIAO…)", max_length=60, blank=True)
    text = models.TextField("demande", blank=True)
    evaluation = models.TextField("évaluation", blank=True)
    evaluated_on = models.DateField("évaluée le", null=True, blank=True)
    state = models.CharField(
        "état", max_length=10, choices=RequestState, default=RequestState.RECEIVED
    )
    refusal = models.CharField("motif du refus", max_length=12, choices=Refusal, blank=True)
    answer = models.TextField("réponse", blank=True)
    answered_on = models.DateField("répondue le", null=True, blank=True)

    class Meta:
        verbose_name = "demande"
        constraints = [
            models.CheckConstraint(
                name="request_refused_has_reason",
                condition=~Q(state="refused") | ~Q(refusal="") | Q(answered_on__isnull=True),
                violation_error_message="Un refus a son motif.",
            )
        ]

    def __str__(self) -> str:
        return f"demande n° {self.pk}"


class ReferralState(models.TextChoices):
    SENT = "sent", "envoyée"
    ACKNOWLEDGED = "acknowledged", "reçue par le partenaire"
    CLOSED = "closed", "close"


REFERRAL_MOVES = Moves(
    {
        ReferralState.SENT: [ReferralState.ACKNOWLEDGED, ReferralState.CLOSED],
        ReferralState.ACKNOWLEDGED: [ReferralState.CLOSED],
    }
)


class Referral(Owned):
    """A household is sent to a partner: received there, and with what outcome (orientation).

    Sent to an offer of health, it is read by those who read about health.
    """

    class Outcome(models.TextChoices):
        MET = "met", "reçu et aidé"
        REFUSED = "refused", "non reçu par le partenaire"
        NOT_WANTED = "not_wanted", "le ménage n’a pas donné suite"
        UNKNOWN = "unknown", "sans nouvelles"

    wall = Wall(
        "access.requests",
        household_path="household",
        veils=(Veil("access.health", {"offer__theme": Offer.Theme.HEALTH.value}),),
    )

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="referrals")
    to = OwnedForeignKey(Body, verbose_name="vers", related_name="+")
    on = models.DateField("le")
    offer = OwnedForeignKey(
        Offer, verbose_name="offre", null=True, blank=True, related_name="referrals"
    )
    reason = models.CharField("pour", max_length=200)
    agreed = models.BooleanField("avec l’accord du ménage", default=True)
    state = models.CharField(
        "état", max_length=12, choices=ReferralState, default=ReferralState.SENT
    )
    acknowledged_on = models.DateField("reçue le", null=True, blank=True)
    closed_on = models.DateField("close le", null=True, blank=True)
    outcome = models.CharField("suite", max_length=10, choices=Outcome, blank=True)
    words = models.CharField("précision", max_length=200, blank=True)

    class Meta:
        verbose_name = "orientation"
        constraints = [
            models.CheckConstraint(
                name="referral_closed_has_outcome",
                condition=~Q(state="closed") | ~Q(outcome=""),
                violation_error_message="Une orientation se clôt avec sa suite.",
            )
        ]

    def __str__(self) -> str:
        return f"orientation n° {self.pk}"
