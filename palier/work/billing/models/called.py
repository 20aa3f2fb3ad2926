"""What is owed every month, and what was called. Amounts issued never change."""

from typing import Any, Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from palier.base.kit.money import NOTHING, MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.ledger.models import Auxiliary, Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.registers.people.models import Household
from palier.work.leases.models import Occupancy

M = TypeVar("M", bound=models.Model)


class AccountsQuerySet(models.QuerySet[M]):
    """Rents, notices and payments, for those whose work they are."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("billing.accounts"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class NoticesQuerySet(AccountsQuerySet["RentNotice"]):
    """Notices, with what became of them."""

    def living(self) -> Self:
        """Those that no reversal has undone."""
        return self.filter(~Exists(NoticeReversal.objects.filter(notice=OuterRef("pk"))))

    def with_paid(self) -> "models.QuerySet[Any]":
        """Each with `paid`, what payments covered of it (euros)."""
        allocations: Any = self.model._meta.get_field("allocations").related_model
        paid = (
            allocations.objects.filter(notice=OuterRef("pk"))
            .order_by()
            .values("notice")
            .annotate(total=Sum("amount"))
            .values("total")
        )
        return self.annotate(
            paid=Coalesce(models.Subquery(paid), NOTHING, output_field=MoneyField()),
            is_reversed=Exists(NoticeReversal.objects.filter(notice=OuterRef("pk"))),
        )


class HouseholdAccount(models.Model):
    """What a household owes us and has paid: its part of account 411 (compte du ménage)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="rent_accounts")
    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="compte auxiliaire")

    objects = AccountsQuerySet.as_manager()

    class Meta:
        verbose_name = "compte du ménage"
        constraints = [
            models.UniqueConstraint(
                name="one_account_a_household", fields=["organisation", "household"]
            )
        ]

    def __str__(self) -> str:
        return f"compte n° {self.pk}"


class Term(models.Model):
    """A sum due every month under a contract, between two days (terme)."""

    class Kind(models.TextChoices):
        RENT = "rent", "loyer ou redevance"
        CHARGES = "charges", "charges"
        SERVICE = "service", "prestation"
        BENEFIT = "benefit", "aide au logement attendue"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="terms")
    kind = models.CharField("nature", max_length=10, choices=Kind)
    label = models.CharField("libellé", max_length=80)
    amount = MoneyField("montant mensuel")
    period = DateRangeField("période")

    objects = AccountsQuerySet.as_manager()

    class Meta:
        verbose_name = "terme"
        constraints = [
            models.CheckConstraint(
                name="term_amount_positive",
                condition=Q(amount__gte=0),
                violation_error_message="Un montant mensuel ne peut pas être négatif.",
            ),
            ExclusionConstraint(
                name="one_term_at_a_time",
                expressions=[
                    (F("occupancy"), "="),
                    (F("kind"), "="),
                    (F("label"), "="),
                    (F("period"), "&&"),
                ],
                violation_error_message="Ce terme a déjà un montant à ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class RentRun(models.Model):
    """The rent of a month, called once for all (quittancement)."""

    class State(models.TextChoices):
        DRAFT = "draft", "pré-quittancement"
        ISSUED = "issued", "émis"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    month = models.DateField("mois")
    round = models.PositiveSmallIntegerField("passage", default=1)
    state = models.CharField("état", max_length=8, choices=State, default=State.DRAFT)
    due_on = models.DateField("échéance")
    prepared_at = models.DateTimeField("calculé le", auto_now=True)
    issued_at = models.DateTimeField("émis le", null=True, blank=True)

    objects = AccountsQuerySet.as_manager()

    class Meta:
        verbose_name = "quittancement"
        constraints = [
            models.UniqueConstraint(
                name="one_run_a_month", fields=["organisation", "month", "round"]
            )
        ]

    def __str__(self) -> str:
        return f"quittancement {self.month:%Y-%m}"


class Called(models.Model):
    """The amounts called for one contract and one month (euros)."""

    rent = MoneyField("loyer ou redevance", default=NOTHING)
    charges = MoneyField("charges", default=NOTHING)
    services = MoneyField("prestations", default=NOTHING)
    benefit = MoneyField("aide au logement", default=NOTHING)
    net = MoneyField("net à payer", default=NOTHING)
    lines = models.JSONField("détail", default=list)

    class Meta:
        abstract = True


class Draft(Called):
    """A notice as it would be issued; nothing is owed yet (avis en préparation)."""

    class Check(models.TextChoices):
        PRORATED = "prorated", "mois incomplet"
        BENEFIT_MISSING = "benefit_missing", "aide absente"
        BENEFIT_ABOVE = "benefit_above", "aide supérieure au dû"
        ZERO = "zero", "montant nul"
        NO_BANK = "no_bank", "IBAN du payeur inconnu"

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name="association",
        db_index=False,
        db_constraint=False,
    )
    run = OwnedForeignKey(
        RentRun, verbose_name="quittancement", related_name="drafts", db_index=False
    )
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", db_index=False)
    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", db_index=False)
    previous_net = MoneyField("net du mois d’avant", null=True)
    checks = ArrayField(models.CharField(max_length=20), verbose_name="contrôles")
    changes = ArrayField(models.CharField(max_length=20), verbose_name="changements")
    held_because = models.CharField("mis de côté parce que", max_length=200, blank=True)

    objects = AccountsQuerySet.as_manager()

    class Meta:
        verbose_name = "avis en préparation"
        constraints = [
            models.UniqueConstraint(name="one_draft_a_contract", fields=["run", "occupancy"])
        ]

    def __str__(self) -> str:
        return f"avis en préparation n° {self.pk}"


class RentNotice(Called):
    """What a household was asked for a month: numbered, posted, never changed (avis d’échéance)."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name="association",
        db_index=False,
        db_constraint=False,
    )
    run = OwnedForeignKey(
        RentRun, verbose_name="quittancement", related_name="notices", db_index=False
    )
    occupancy = OwnedForeignKey(
        Occupancy, verbose_name="contrat", related_name="notices", db_index=False
    )
    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="notices")
    entry = OwnedForeignKey(Entry, verbose_name="écriture", db_index=False)
    number = models.BigIntegerField("numéro")
    month = models.DateField("mois")
    due_on = models.DateField("échéance")

    objects = NoticesQuerySet.as_manager()
    never_changes = True

    class Meta:
        verbose_name = "avis d’échéance"
        constraints = [
            models.UniqueConstraint(name="notice_number_once", fields=["organisation", "number"]),
        ]
        indexes = [models.Index(fields=["occupancy", "month"], name="notice_occupancy_month")]

    def __str__(self) -> str:
        return f"avis {self.reference}"

    @property
    def reference(self) -> str:
        """What the household writes on its transfer."""
        return f"AV{self.number:06d}"


class NoticeReversal(models.Model):
    """A wrong notice was undone by the mirror of its entry (annulation d’avis)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    notice = OwnedForeignKey(RentNotice, verbose_name="avis", related_name="reversals")
    entry = OwnedForeignKey(Entry, verbose_name="écriture")
    on = models.DateField("le")
    reason = models.CharField("motif", max_length=200)

    objects = AccountsQuerySet.as_manager()

    class Meta:
        verbose_name = "annulation d’avis"
        constraints = [
            models.UniqueConstraint(
                name="notice_reversed_once",
                fields=["notice"],
                violation_error_message="Cet avis est déjà annulé.",
            )
        ]

    def __str__(self) -> str:
        return f"annulation n° {self.pk}"
