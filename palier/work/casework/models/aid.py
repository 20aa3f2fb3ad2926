"""Aid asked for, and what the association advances while decisions are awaited."""

from django.db import models
from django.db.models import Q

from palier.base.kit.broken import in_words
from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body, Household

in_words({"advance_not_over_returned": "Il ne peut pas revenir plus que ce qui a été avancé."})


class AidState(models.TextChoices):
    ASKED = "asked", "demandée"
    GRANTED = "granted", "accordée"
    REFUSED = "refused", "refusée"
    PAID = "paid", "versée"
    WITHDRAWN = "withdrawn", "retirée"


AID_MOVES = Moves(
    {
        AidState.ASKED: [AidState.GRANTED, AidState.REFUSED, AidState.WITHDRAWN],
        AidState.GRANTED: [AidState.PAID, AidState.ASKED],
        AidState.REFUSED: [AidState.ASKED],
        AidState.WITHDRAWN: [AidState.ASKED],
        AidState.PAID: [AidState.GRANTED],
    }
)


class AidRequest(Owned):
    """A household asks for help with money: FSL, emergency, association… (demande d’aide)."""

    class Kind(models.TextChoices):
        FSL_ACCESS = "fsl_access", "FSL accès"
        FSL_STAY = "fsl_stay", "FSL maintien"
        FSL_ENERGY = "fsl_energy", "FSL énergie, eau, téléphone"
        EMERGENCY = "emergency", "secours d’urgence"
        CAF = "caf", "aide de la CAF"
        FOUNDATION = "foundation", "fondation, association"
        OTHER = "other", "autre aide"

    class Form(models.TextChoices):
        GRANT = "grant", "subvention"
        LOAN = "loan", "prêt"
        GUARANTEE = "guarantee", "cautionnement"

    wall = Wall("casework.file", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="aid_requests")
    kind = models.CharField("aide", max_length=10, choices=Kind)
    body = OwnedForeignKey(
        Body, verbose_name="demandée à", null=True, blank=True, related_name="+"
    )
    purpose = models.CharField("pour quoi", max_length=160)
    asked_on = models.DateField("demandée le")
    asked = MoneyField("montant demandé")
    state = models.CharField("état", max_length=9, choices=AidState, default=AidState.ASKED)
    decided_on = models.DateField("réponse le", null=True, blank=True)
    form = models.CharField("forme", max_length=9, choices=Form, blank=True)
    granted = MoneyField("montant accordé", null=True, blank=True)
    refused_because = models.CharField("refusée parce que", max_length=200, blank=True)
    paid_on = models.DateField("versée le", null=True, blank=True)
    paid_to = models.CharField("versée à", max_length=120, blank=True)

    class Meta:
        verbose_name = "demande d’aide"
        constraints = [
            models.CheckConstraint(
                name="aid_asked_positive",
                condition=Q(asked__gt=0),
                violation_error_message="Le montant demandé est plus grand que zéro.",
            ),
            models.CheckConstraint(
                name="aid_granted_has_amount",
                condition=~Q(state__in=["granted", "paid"])
                | Q(granted__gt=0, decided_on__isnull=False),
                violation_error_message="Une aide accordée a son montant et sa date.",
            ),
            models.CheckConstraint(
                name="aid_refused_has_reason",
                condition=~Q(state="refused") | ~Q(refused_because=""),
                violation_error_message="Un refus dit pourquoi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"


class Advance(Owned):
    """Money lent by the association until an aid is decided and paid (avance)."""

    wall = Wall("casework.file", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="advances")
    aid = OwnedForeignKey(
        AidRequest, verbose_name="en attendant", null=True, blank=True, related_name="advances"
    )
    amount = MoneyField("montant avancé")
    paid_on = models.DateField("avancé le")
    purpose = models.CharField("pour quoi", max_length=160)

    class Meta:
        verbose_name = "avance"
        constraints = [
            models.CheckConstraint(
                name="advance_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Une avance est plus grande que zéro.",
            )
        ]

    def __str__(self) -> str:
        return f"avance n° {self.pk}"


class AdvanceReturn(Owned):
    """Part of an advance that came back, from whom, or was given up (retour d’avance).

    amount of the advance = what came back from the aid + from the household + given up + what is
    still due (faits 1.7): the database refuses that more comes back than was lent.
    """

    class By(models.TextChoices):
        AID = "aid", "par l’aide obtenue"
        HOUSEHOLD = "household", "par le ménage"
        GIVEN_UP = "given_up", "abandonné"

    wall = Wall("casework.file", household_path="advance__household")

    advance = OwnedForeignKey(Advance, verbose_name="avance", related_name="returns")
    on = models.DateField("le")
    by = models.CharField("comment", max_length=9, choices=By)
    amount = MoneyField("montant")
    reason = models.CharField("pourquoi", max_length=200, blank=True)

    never_changes = True

    class Meta:
        verbose_name = "retour d’avance"
        constraints = [
            models.CheckConstraint(
                name="advance_return_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Un retour est plus grand que zéro.",
            ),
            models.CheckConstraint(
                name="advance_given_up_says_why",
                condition=~Q(by="given_up") | ~Q(reason=""),
                violation_error_message="Un abandon dit pourquoi.",
            ),
        ]

    def __str__(self) -> str:
        return f"retour n° {self.pk}"
