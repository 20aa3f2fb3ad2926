"""An address for post with us: asked for, given, renewed, ended; its mail and its contacts."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.rows import Owned, Wall
from palier.law.domiciliation import holds_in_silence_until
from palier.registers.people.models import Household, Person


class DomiciliationState(models.TextChoices):
    ASKED = "asked", "demandée"
    GRANTED = "granted", "en cours"
    REFUSED = "refused", "refusée"
    ENDED = "ended", "terminée"


DOMICILIATION_MOVES = Moves(
    {
        DomiciliationState.ASKED: [DomiciliationState.GRANTED, DomiciliationState.REFUSED],
        DomiciliationState.GRANTED: [DomiciliationState.ENDED],
        DomiciliationState.REFUSED: [DomiciliationState.ASKED],
        DomiciliationState.ENDED: [DomiciliationState.GRANTED],
    }
)


class Domiciliation(Owned):
    """Someone without a steady home has their address for post with us (domiciliation).

    CASF art. L264-1 s.: given for a year, renewed by right, ended only as the law says.
    """

    class Refusal(models.TextChoices):
        NO_LINK = "no_link", "aucun lien avec la commune"
        AGREEMENT = "agreement", "hors du public ou du nombre de l’agrément"
        STEADY = "steady", "a déjà une adresse stable"

    class EndReason(models.TextChoices):
        ASKED = "asked", "à sa demande"
        HOUSED = "housed", "a un domicile stable"
        SILENCE = "silence", "ne s’est plus manifestée depuis trois mois"
        EXPIRED = "expired", "pas de renouvellement demandé"
        DIED = "died", "décès"

    wall = Wall("domiciliation.register", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="domiciliations")
    person = OwnedForeignKey(Person, verbose_name="personne", related_name="domiciliations")
    number = models.BigIntegerField("numéro", null=True)
    asked_on = models.DateField("demandée le")
    answered_on = models.DateField("répondue le", null=True, blank=True)
    state = models.CharField(
        "état", max_length=8, choices=DomiciliationState, default=DomiciliationState.ASKED
    )
    refusal = models.CharField("motif du refus", max_length=10, choices=Refusal, blank=True)
    refusal_words = models.CharField("précision du refus", max_length=300, blank=True)
    sent_to = models.CharField("orientée vers", max_length=160, blank=True)
    ends_on = models.DateField("valable jusqu’au", null=True, blank=True)
    """The first day that it no longer holds."""
    ended_on = models.DateField("terminée le", null=True, blank=True)
    end_reason = models.CharField("motif de fin", max_length=8, choices=EndReason, blank=True)
    heard_on = models.DateField("dernière manifestation", null=True, blank=True)
    away_until = models.DateField("absence justifiée jusqu’au", null=True, blank=True)

    @property
    def is_told_in_writing(self) -> bool:
        """Refused, or ended without the person asking for it: a letter says why."""
        ours = {self.EndReason.SILENCE, self.EndReason.EXPIRED, self.EndReason.HOUSED}
        return self.state == DomiciliationState.REFUSED or self.end_reason in ours

    class Meta:
        verbose_name = "domiciliation"
        constraints = [
            models.UniqueConstraint(
                name="domiciliation_number_once", fields=["organisation", "number"]
            ),
            models.UniqueConstraint(
                name="one_domiciliation_at_a_time",
                fields=["person"],
                condition=Q(state__in=("asked", "granted")),
                violation_error_message="Cette personne a déjà une domiciliation, en cours ou demandée.",
            ),
            models.CheckConstraint(
                name="domiciliation_granted_has_its_end",
                condition=~Q(state="granted") | Q(ends_on__isnull=False, number__isnull=False),
            ),
            models.CheckConstraint(
                name="domiciliation_refused_has_its_reason",
                condition=~Q(state="refused") | ~Q(refusal="") & ~Q(sent_to=""),
                violation_error_message="Un refus dit pourquoi, et vers qui la personne est orientée.",
            ),
        ]

    def __str__(self) -> str:
        return f"domiciliation n° {self.number}" if self.number else "domiciliation demandée"

    @property
    def holds_in_silence_until(self) -> date | None:
        """The last day that silence does not end it; None before it is given."""
        return holds_in_silence_until(self.heard_on, self.away_until) if self.heard_on else None

    def is_silent(self, on: date) -> bool:
        """Whether nobody heard of them for more than three months, without a good reason."""
        until = self.holds_in_silence_until
        return until is not None and on > until


class DomiciliationTerm(Owned):
    """A year for which the address was given or renewed (attestation d’élection de domicile)."""

    wall = Wall("domiciliation.register", household_path="domiciliation__household")

    domiciliation = OwnedForeignKey(
        Domiciliation, verbose_name="domiciliation", related_name="terms"
    )
    period = DateRangeField("période")

    class Meta:
        verbose_name = "attestation de domiciliation"
        constraints = [
            ExclusionConstraint(
                name="one_domiciliation_term_at_a_time",
                expressions=[(F("domiciliation"), "="), (F("period"), "&&")],
                violation_error_message="Une attestation couvre déjà ces jours.",
            )
        ]

    def __str__(self) -> str:
        return f"attestation n° {self.pk}"


class PostItem(Owned):
    """Mail that came for someone and waits to be handed over; never who wrote (courrier)."""

    class Kind(models.TextChoices):
        LETTER = "letter", "lettre"
        NOTICE = "notice", "avis de passage d’un recommandé"
        PARCEL = "parcel", "colis"

    wall = Wall("domiciliation.register", household_path="domiciliation__household")

    domiciliation = OwnedForeignKey(
        Domiciliation, verbose_name="domiciliation", related_name="post"
    )
    kind = models.CharField("quoi", max_length=6, choices=Kind, default=Kind.LETTER)
    count = models.PositiveSmallIntegerField("combien", default=1)
    received_on = models.DateField("arrivé le")
    handed_on = models.DateField("remis le", null=True, blank=True)
    returned_on = models.DateField("renvoyé le", null=True, blank=True)

    class Meta:
        verbose_name = "courrier"
        constraints = [
            models.CheckConstraint(name="post_counts", condition=Q(count__gte=1)),
            models.CheckConstraint(
                name="post_is_handed_or_returned",
                condition=Q(handed_on=None) | Q(returned_on=None),
            ),
        ]
        indexes = [
            models.Index(
                fields=["domiciliation"],
                name="post_waiting",
                condition=Q(handed_on__isnull=True, returned_on__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"courrier n° {self.pk}"


class PostContact(Owned):
    """Someone came, called or said they are away: the law counts from there (manifestation)."""

    class Kind(models.TextChoices):
        CAME = "came", "est passé·e"
        CALLED = "called", "a appelé"
        AWAY = "away", "absence justifiée (travail, santé, détention)"
        ASKED = "asked", "a demandé ou renouvelé"

    wall = Wall("domiciliation.register", household_path="domiciliation__household")

    domiciliation = OwnedForeignKey(
        Domiciliation, verbose_name="domiciliation", related_name="contacts"
    )
    kind = models.CharField("comment", max_length=6, choices=Kind)
    on = models.DateField("le")
    until = models.DateField("absente jusqu’au", null=True, blank=True)

    class Meta:
        verbose_name = "manifestation"
        constraints = [
            models.CheckConstraint(
                name="away_has_its_end", condition=~Q(kind="away") | Q(until__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"manifestation n° {self.pk}"
