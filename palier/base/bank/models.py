"""Bank accounts, their statements, and the lines of these."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from palier.base.kit.money import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.ledger.models import Account, Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation

M = TypeVar("M", bound=models.Model)


class BankQuerySet(models.QuerySet[M]):
    """Rows for those who see the bank."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("bank.statements"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class BankAccount(models.Model):
    """An account of the association at a bank (compte bancaire)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    account = OwnedForeignKey(Account, verbose_name="compte comptable")
    label = models.CharField("nom", max_length=100)
    iban = models.CharField("IBAN", max_length=34)
    opening_entry = OwnedForeignKey(Entry, verbose_name="solde de départ", null=True)

    objects = BankQuerySet.as_manager()

    class Meta:
        verbose_name = "compte bancaire"
        constraints = [
            models.UniqueConstraint(
                name="iban_once",
                fields=["organisation", "iban"],
                violation_error_message="Ce compte bancaire est déjà connu.",
            ),
            models.UniqueConstraint(
                name="one_bank_an_account",
                fields=["organisation", "account"],
                violation_error_message=(
                    "Ce compte comptable est déjà celui d’une autre banque : donnez-en un à chacune."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class StatementsQuerySet(BankQuerySet["Statement"]):
    """Statements, with what is missing before them."""

    def with_gap(self) -> Self:
        """Each with `gap`: its opening balance less what the one before closed with (euros)."""
        before = (
            Statement.objects.filter(
                bank_account=OuterRef("bank_account"), closing_on__lte=OuterRef("opening_on")
            )
            .exclude(pk=OuterRef("pk"))
            .order_by("-closing_on", "-pk")
            .values("closing")[:1]
        )
        return self.annotate(gap=F("opening") - Coalesce(Subquery(before), F("opening")))


class Statement(models.Model):
    """What a bank says happened on an account between two balances (relevé)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    bank_account = OwnedForeignKey(BankAccount, verbose_name="compte bancaire")
    reference = models.CharField("référence", max_length=80)
    opening_on = models.DateField("du")
    opening = MoneyField("solde de départ")
    closing_on = models.DateField("au")
    closing = MoneyField("solde d’arrivée")
    imported_at = models.DateTimeField("importé le", auto_now_add=True)

    objects = StatementsQuerySet.as_manager()

    class Meta:
        verbose_name = "relevé"
        constraints = [
            models.UniqueConstraint(
                name="statement_once",
                fields=["organisation", "bank_account", "reference", "opening_on", "closing_on"],
            )
        ]

    def __str__(self) -> str:
        return f"relevé {self.reference}"


class LineState(models.TextChoices):
    WAITING = "waiting", "à comprendre"
    MATCHED = "matched", "affectée"
    SET_ASIDE = "set_aside", "mise de côté"


LINE_MOVES = Moves(
    {
        LineState.WAITING: [LineState.MATCHED, LineState.SET_ASIDE],
        LineState.SET_ASIDE: [LineState.WAITING, LineState.MATCHED],
        LineState.MATCHED: [LineState.WAITING],
    }
)


class StatementLine(models.Model):
    """One movement of a statement; positive: it came in (ligne de relevé)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    statement = OwnedForeignKey(Statement, verbose_name="relevé", related_name="lines")
    fingerprint = models.CharField("empreinte", max_length=64)
    on = models.DateField("date")
    amount = MoneyField("montant")
    party = models.CharField("nom", max_length=140, blank=True)
    party_iban = models.CharField("IBAN", max_length=34, blank=True)
    reference = models.CharField("référence", max_length=80, blank=True)
    text = models.CharField("libellé", max_length=500, blank=True)
    state = models.CharField("état", max_length=10, choices=LineState, default=LineState.WAITING)
    matched_by = models.CharField("reconnue par", max_length=40, blank=True)
    reason = models.CharField("motif", max_length=200, blank=True)
    waiting_entry = OwnedForeignKey(Entry, verbose_name="mise en attente", null=True)
    aside_entry = OwnedForeignKey(
        Entry, verbose_name="écriture de mise de côté", null=True, related_name="+"
    )

    objects = BankQuerySet.as_manager()

    class Meta:
        verbose_name = "ligne de relevé"
        constraints = [
            models.UniqueConstraint(name="bank_line_once", fields=["organisation", "fingerprint"]),
            models.CheckConstraint(
                name="bank_line_aside_has_reason",
                condition=~Q(state="set_aside") | ~Q(reason=""),
                violation_error_message="Dites pourquoi cette ligne est mise de côté.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "-on"], name="bank_line_state"),
        ]

    def __str__(self) -> str:
        return f"ligne n° {self.pk}"


class Reconciliation(models.Model):
    """At the end of a month, the books and the bank said the same (rapprochement)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    bank_account = OwnedForeignKey(BankAccount, verbose_name="compte bancaire")
    month = models.DateField("mois")
    balance = MoneyField("solde")
    in_waiting = MoneyField("dont en attente d’affectation")
    at = models.DateTimeField("rapproché le", auto_now_add=True)

    objects = BankQuerySet.as_manager()

    class Meta:
        verbose_name = "rapprochement"
        constraints = [
            models.UniqueConstraint(
                name="month_reconciled_once",
                fields=["bank_account", "month"],
                violation_error_message="Ce mois est déjà rapproché.",
            )
        ]

    def __str__(self) -> str:
        return f"rapprochement {self.month:%Y-%m}"
