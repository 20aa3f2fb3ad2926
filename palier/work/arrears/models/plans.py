"""Repayment plans: what was agreed, each instalment, the controls of those who granted them."""

from django.db import models
from django.db.models import F, Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.rows import Owned, Wall
from palier.law.repayment import bases
from palier.work.billing.models import HouseholdAccount


class PlanState(models.TextChoices):
    PROPOSED = "proposed", "proposé, à signer"
    RUNNING = "running", "en cours"
    KEPT = "kept", "tenu"
    BROKEN = "broken", "rompu"
    REPLACED = "replaced", "révisé"
    ENDED = "ended", "arrêté"


PLAN_MOVES = Moves(
    {
        PlanState.PROPOSED: [PlanState.RUNNING, PlanState.ENDED],
        PlanState.RUNNING: [
            PlanState.KEPT,
            PlanState.BROKEN,
            PlanState.REPLACED,
            PlanState.ENDED,
        ],
        PlanState.BROKEN: [PlanState.REPLACED],
    }
)
STANDING = (PlanState.PROPOSED, PlanState.RUNNING)


class RepaymentPlan(Owned):
    """A debt that a household pays back a part each month, its rent first (plan d’apurement).

    `runs_since` and `over_since` are the moments at which that was known here, whatever the days
    written: a notice printed again says what was known when it was issued.
    """

    wall = Wall("arrears.cases", household_path="account__household")

    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="plans")
    basis = models.CharField(
        "fondement",
        max_length=12,
        choices=[(each.code, each.label) for each in bases().values()],
    )
    state = models.CharField("état", max_length=8, choices=PlanState, default=PlanState.RUNNING)
    agreed_on = models.DateField("convenu le")
    total = MoneyField("dette du plan")
    beside = MoneyField("dette hors du plan", default=NOTHING)
    monthly = MoneyField("mensualité", null=True)
    capacity = MoneyField("capacité de remboursement", null=True, blank=True)
    tolerance_days = models.PositiveSmallIntegerField("tolérance en jours", default=10)
    reference = models.CharField("décision, numéro", max_length=120, blank=True)
    replaces = OwnedForeignKey(
        "self", verbose_name="révise", null=True, blank=True, related_name="revisions"
    )
    reason = models.CharField("motif", max_length=200, blank=True)
    ended_on = models.DateField("terminé le", null=True, blank=True)
    told_on = models.DateField("ménage prévenu le", null=True, blank=True)
    runs_since = models.DateTimeField("noté en cours à", null=True, editable=False)
    over_since = models.DateTimeField("noté terminé à", null=True, editable=False)

    class Meta:
        verbose_name = "plan d’apurement"
        constraints = [
            models.UniqueConstraint(
                name="one_running_plan",
                fields=["account"],
                condition=Q(state__in=["running", "proposed"]),
                violation_error_message="Ce ménage a déjà un plan en cours ou proposé.",
            ),
            models.CheckConstraint(
                name="plan_total_positive",
                condition=Q(total__gt=0),
                violation_error_message="La dette d’un plan est un montant positif.",
            ),
            models.CheckConstraint(
                name="plan_within_capacity",
                condition=Q(capacity=None) | Q(monthly=None) | Q(monthly__lte=F("capacity")),
                violation_error_message="La mensualité dépasse la capacité retenue.",
            ),
        ]

    def __str__(self) -> str:
        return f"plan n° {self.pk}"


class Instalment(Owned):
    """One sum of a repayment plan, due on a day (échéance du plan)."""

    wall = Wall("arrears.cases", household_path="plan__account__household")

    plan = OwnedForeignKey(RepaymentPlan, verbose_name="plan", related_name="instalments")
    due_on = models.DateField("due le")
    amount = MoneyField("montant")

    class Meta:
        verbose_name = "échéance de plan"
        constraints = [models.UniqueConstraint(name="instalment_once", fields=["plan", "due_on"])]

    def __str__(self) -> str:
        return f"échéance n° {self.pk}"


class PlanControl(Owned):
    """Whoever granted a plan looks whether it is kept, every six months (contrôle du plan)."""

    wall = Wall("arrears.cases", household_path="plan__account__household")

    plan = OwnedForeignKey(RepaymentPlan, verbose_name="plan", related_name="controls")
    due_on = models.DateField("prévu le")
    on = models.DateField("fait le")
    is_kept = models.BooleanField("plan respecté")
    text = models.CharField("ce qui en est dit", max_length=300, blank=True)

    never_changes = True

    class Meta:
        verbose_name = "contrôle du plan"
        constraints = [
            models.UniqueConstraint(
                name="control_once",
                fields=["plan", "due_on"],
                violation_error_message="Ce contrôle est déjà noté.",
            )
        ]

    def __str__(self) -> str:
        return f"contrôle n° {self.pk}"
