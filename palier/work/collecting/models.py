"""How money is asked for and let go: mandates, the till, debts given up."""

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.ledger.models import Entry
from palier.base.tenancy.models import LegalEntity, User
from palier.base.tenancy.rows import Owned, Wall
from palier.work.billing.models.called import HouseholdAccount
from palier.work.billing.models.paid import Payment


class SepaMandate(Owned):
    """A household lets us collect what it owes from its bank account (mandat de prélèvement).

    Kept while it serves and thirteen months after; dead after thirty-six months without use.
    """

    wall = Wall("billing.accounts", household_path="account__household")

    account = OwnedForeignKey(
        HouseholdAccount, verbose_name="compte", related_name="sepa_mandates"
    )
    reference = models.CharField("référence unique (RUM)", max_length=35)
    holder = models.CharField("titulaire du compte", max_length=70)
    iban = models.CharField("IBAN", max_length=34)
    bic = models.CharField("BIC", max_length=11, blank=True)
    signed_on = models.DateField("signé le")
    signed_at = models.CharField("signé à", max_length=80, blank=True)
    revoked_on = models.DateField("révoqué le", null=True, blank=True)
    last_used_on = models.DateField("dernière présentation", null=True, blank=True)

    class Meta:
        verbose_name = "mandat de prélèvement"
        constraints = [
            models.UniqueConstraint(
                name="mandate_reference_once",
                fields=["organisation", "reference"],
                violation_error_message="Cette référence de mandat (RUM) existe déjà.",
            ),
            models.UniqueConstraint(
                name="one_living_mandate",
                fields=["account"],
                condition=Q(revoked_on=None),
                violation_error_message=(
                    "Ce ménage a déjà un mandat : révoquez-le avant d’en signer un autre."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class TillCount(Owned):
    """The cash in the till was counted on a day, and held against the books (comptage de caisse)."""

    never_changes = True

    wall = Wall("billing.accounts")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    on = models.DateField("compté le")
    expected = MoneyField("attendu")
    counted = MoneyField("compté")
    reason = models.CharField("pourquoi l’écart", max_length=200, blank=True)
    entry = OwnedForeignKey(Entry, verbose_name="écriture d’écart", null=True)

    class Meta:
        verbose_name = "comptage de caisse"
        constraints = [
            models.CheckConstraint(
                name="till_gap_has_reason",
                condition=Q(expected=models.F("counted")) | ~Q(reason=""),
                violation_error_message="Dites pourquoi la caisse ne fait pas le compte.",
            )
        ]

    def __str__(self) -> str:
        return f"comptage n° {self.pk}"


class WriteOffState(models.TextChoices):
    PROPOSED = "proposed", "à approuver"
    APPROVED = "approved", "approuvé"
    REFUSED = "refused", "refusé"
    UNDONE = "undone", "défait"


WRITE_OFF_MOVES = Moves(
    {
        WriteOffState.PROPOSED: [WriteOffState.APPROVED, WriteOffState.REFUSED],
        WriteOffState.APPROVED: [WriteOffState.UNDONE],
    }
)


class WriteOff(Owned):
    """A debt that one gives up, proposed by one and approved by another (abandon de créance)."""

    wall = Wall("billing.accounts", household_path="account__household")

    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="write_offs")
    amount = MoneyField("montant")
    reason = models.CharField("motif", max_length=300)
    proposed_on = models.DateField("proposé le")
    proposed_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="proposé par", null=True, related_name="+"
    )
    state = models.CharField(
        "état", max_length=8, choices=WriteOffState, default=WriteOffState.PROPOSED
    )
    decided_on = models.DateField("décidé le", null=True, blank=True)
    payment = OwnedForeignKey(Payment, verbose_name="imputation", null=True)
    undone_on = models.DateField("défait le", null=True, blank=True)
    undone_why = models.CharField("défait parce que", max_length=200, blank=True)

    class Meta:
        verbose_name = "abandon de créance"
        constraints = [
            models.CheckConstraint(
                name="write_off_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Un abandon est d’un montant positif.",
            ),
            models.UniqueConstraint(
                name="one_write_off_at_a_time",
                fields=["account"],
                condition=Q(state="proposed"),
                violation_error_message="Un abandon est déjà proposé pour ce ménage.",
            ),
            models.CheckConstraint(
                name="write_off_undone_says_why",
                condition=~Q(state="undone") | (Q(undone_on__isnull=False) & ~Q(undone_why="")),
                violation_error_message="Dites pourquoi cet abandon est défait.",
            ),
            models.CheckConstraint(
                name="write_off_decided_has_day",
                condition=Q(state="proposed", decided_on=None)
                | (~Q(state="proposed") & Q(decided_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"abandon n° {self.pk}"


class Doubt(Owned):
    """What we fear never to be paid, set aside in the books (dépréciation d’une créance).

    The debt itself stays due: only our own accounts grow careful.
    """

    wall = Wall("billing.accounts", household_path="account__household")

    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="doubts")
    on = models.DateField("au")
    debt = MoneyField("créance douteuse")
    amount = MoneyField("dont déprécié")
    reason = models.CharField("motif", max_length=200)
    entry = OwnedForeignKey(Entry, verbose_name="écriture")
    lifted_on = models.DateField("reprise le", null=True, blank=True)

    class Meta:
        verbose_name = "créance douteuse"
        constraints = [
            models.UniqueConstraint(
                name="one_doubt_at_a_time",
                fields=["account"],
                condition=Q(lifted_on=None),
                violation_error_message="Cette créance est déjà dite douteuse : levez d’abord ce doute.",
            ),
            models.CheckConstraint(
                name="doubt_within_debt",
                condition=Q(amount__gt=0, amount__lte=models.F("debt")),
                violation_error_message="On déprécie plus de zéro et au plus la créance.",
            ),
        ]

    def __str__(self) -> str:
        return f"créance douteuse n° {self.pk}"
