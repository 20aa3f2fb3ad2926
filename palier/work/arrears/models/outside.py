"""What others are told of a debt: the benefit agency, those who guarantee the rent."""

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.rows import Owned, Wall
from palier.work.billing.models import HouseholdAccount, Payment
from palier.work.leases.models import Guarantee


class UnpaidReport(Owned):
    """The benefit agency was told that rent is unpaid, as the law then meant it (signalement)."""

    wall = Wall("arrears.cases", household_path="account__household")

    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="reports")
    constituted_on = models.DateField("impayé constitué le")
    due_on = models.DateField("à signaler avant le")
    reported_on = models.DateField("signalé le")
    debt = MoneyField("dette")
    why = models.CharField("règle", max_length=120)
    source = models.CharField("texte", max_length=120)
    agency = models.CharField("organisme", max_length=80)
    beneficiary_number = models.CharField("numéro d’allocataire", max_length=20, blank=True)
    reference = models.CharField("référence de l’envoi", max_length=80, blank=True)
    healed_on = models.DateField("dette éteinte le", null=True, blank=True)

    class Meta:
        verbose_name = "signalement d’impayé"
        constraints = [
            models.UniqueConstraint(
                name="one_standing_report",
                fields=["account"],
                condition=Q(healed_on=None),
                violation_error_message="Cet impayé est déjà signalé.",
            )
        ]

    def __str__(self) -> str:
        return f"signalement n° {self.pk}"


class ClaimState(models.TextChoices):
    DECLARED = "declared", "déclarée"
    ACCEPTED = "accepted", "acceptée"
    REFUSED = "refused", "refusée"
    SETTLED = "settled", "réglée"


CLAIM_MOVES = Moves(
    {
        ClaimState.DECLARED: [ClaimState.ACCEPTED, ClaimState.REFUSED, ClaimState.SETTLED],
        ClaimState.ACCEPTED: [ClaimState.SETTLED, ClaimState.DECLARED],
        ClaimState.SETTLED: [ClaimState.ACCEPTED, ClaimState.DECLARED],
    }
)


class GuaranteeClaim(Owned):
    """A guarantor was asked to pay what the household could not (mise en jeu de la garantie)."""

    wall = Wall("arrears.cases", household_path="account__household")

    guarantee = OwnedForeignKey(Guarantee, verbose_name="garantie", related_name="claims")
    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="claims")
    state = models.CharField("état", max_length=8, choices=ClaimState, default=ClaimState.DECLARED)
    default_on = models.DateField("premier impayé le")
    due_on = models.DateField("à déclarer avant le")
    declared_on = models.DateField("déclarée le")
    amount = MoneyField("montant demandé")
    reference = models.CharField("référence", max_length=80, blank=True)
    answered_on = models.DateField("réponse le", null=True, blank=True)
    refused_because = models.CharField("refusée parce que", max_length=200, blank=True)

    class Meta:
        verbose_name = "mise en jeu de garantie"
        constraints = [
            models.UniqueConstraint(
                name="one_standing_claim",
                fields=["guarantee"],
                condition=Q(state__in=["declared", "accepted"]),
                violation_error_message="Cette garantie est déjà mise en jeu.",
            ),
            models.CheckConstraint(
                name="claim_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Le montant demandé est plus grand que zéro.",
            ),
            models.CheckConstraint(
                name="claim_refused_says_why",
                condition=~Q(state="refused") | ~Q(refused_because=""),
                violation_error_message="Un refus dit pourquoi.",
            ),
        ]

    def __str__(self) -> str:
        return f"mise en jeu n° {self.pk}"


class GuaranteePayment(Owned):
    """What a guarantor paid us, as a payment of the account, and what of it was paid back to them
    (versement de garantie)."""

    class Kind(models.TextChoices):
        PAID = "paid", "versé par la garantie"
        RETURNED = "returned", "remboursé à la garantie par le ménage"

    wall = Wall("arrears.cases", household_path="claim__account__household")

    claim = OwnedForeignKey(GuaranteeClaim, verbose_name="mise en jeu", related_name="payments")
    kind = models.CharField("nature", max_length=8, choices=Kind)
    on = models.DateField("le")
    amount = MoneyField("montant")
    payment = OwnedForeignKey(
        Payment, verbose_name="paiement", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "versement de garantie"
        constraints = [
            models.CheckConstraint(
                name="guarantee_payment_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Un versement est plus grand que zéro.",
            ),
            models.UniqueConstraint(
                name="guarantee_payment_once",
                fields=["payment"],
                condition=Q(payment__isnull=False),
                violation_error_message="Ce paiement est déjà compté pour une garantie.",
            ),
        ]

    def __str__(self) -> str:
        return f"versement n° {self.pk}"
