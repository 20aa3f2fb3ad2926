"""Repayment plans: a debt paid back in agreed instalments."""

from django.db import models
from django.db.models import Q

from palier.base.kit.money import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import Organisation
from palier.work.billing.models import AccountsQuerySet, HouseholdAccount


class PlanState(models.TextChoices):
    RUNNING = "running", "en cours"
    ENDED = "ended", "terminé"


PLAN_MOVES = Moves({PlanState.RUNNING: [PlanState.ENDED]})


class RepaymentPlan(models.Model):
    """A debt that a household pays back a part each month (plan d’apurement)."""

    class Basis(models.TextChoices):
        AMICABLE = "amicable", "accord amiable"
        JUDGE = "judge", "décision de justice"
        CAF = "caf", "plan CAF ou MSA"
        FSL = "fsl", "FSL"
        OVERINDEBTED = "overindebted", "surendettement"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="plans")
    basis = models.CharField("fondement", max_length=12, choices=Basis)
    state = models.CharField("état", max_length=8, choices=PlanState, default=PlanState.RUNNING)
    agreed_on = models.DateField("convenu le")
    total = MoneyField("dette du plan")
    ended_on = models.DateField("terminé le", null=True, blank=True)

    objects = AccountsQuerySet.as_manager()

    class Meta:
        verbose_name = "plan d’apurement"
        constraints = [
            models.UniqueConstraint(
                name="one_running_plan",
                fields=["account"],
                condition=Q(state="running"),
                violation_error_message="Ce ménage a déjà un plan en cours.",
            ),
            models.CheckConstraint(
                name="plan_total_positive",
                condition=Q(total__gt=0),
                violation_error_message="La dette d’un plan est un montant positif.",
            ),
        ]

    def __str__(self) -> str:
        return f"plan n° {self.pk}"


class Instalment(models.Model):
    """One sum of a repayment plan, due on a day (échéance du plan)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    plan = OwnedForeignKey(RepaymentPlan, verbose_name="plan", related_name="instalments")
    due_on = models.DateField("due le")
    amount = MoneyField("montant")

    objects = AccountsQuerySet.as_manager()

    class Meta:
        verbose_name = "échéance de plan"
        constraints = [models.UniqueConstraint(name="instalment_once", fields=["plan", "due_on"])]

    def __str__(self) -> str:
        return f"échéance n° {self.pk}"
