"""Bank accounts, their statements, and the lines of these."""

from datetime import date
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.ledger.models import Account, Auxiliary, Entry
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet, Wall


class BankAccount(Owned):
    """An account of the association at a bank (compte bancaire)."""

    wall = Wall("bank.statements")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    account = OwnedForeignKey(Account, verbose_name="compte comptable")
    label = models.CharField("nom", max_length=100)
    iban = models.CharField("IBAN", max_length=34)
    bic = models.CharField("BIC", max_length=11, blank=True)
    creditor_id = models.CharField("identifiant créancier SEPA (ICS)", max_length=35, blank=True)
    holds_principals = models.BooleanField("fonds des mandants", default=False)
    opening_entry = OwnedForeignKey(Entry, verbose_name="solde de départ", null=True)

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


class StatementsQuerySet(OwnedQuerySet["Statement"]):
    """Statements, with what is missing before them."""

    def with_gap(self) -> Self:
        """Each with `gap`: its opening balance less what the one before closed with (euros)."""
        others = Statement.objects.filter(bank_account=OuterRef("bank_account")).exclude(
            pk=OuterRef("pk")
        )
        before = (
            others.filter(closing_on__lte=OuterRef("opening_on"))
            .order_by("-closing_on", "-pk")
            .values("closing")[:1]
        )
        # Several of one day follow each other by their balances; one may tell days told already.
        leads = others.filter(
            Q(closing=OuterRef("opening"), closing_on__lte=OuterRef("closing_on"))
            | Q(
                opening=OuterRef("opening"),
                opening_on=OuterRef("opening_on"),
                pk__lt=OuterRef("pk"),
            ),
            opening_on__lte=OuterRef("opening_on"),
        )
        return self.annotate(
            gap=Case(
                When(Exists(leads), then=Value(NOTHING)),
                default=F("opening") - Coalesce(Subquery(before), F("opening")),
            )
        )


class Statement(OwnedBase):
    """What a bank says happened on an account between two balances (relevé)."""

    wall = Wall("bank.statements")

    bank_account = OwnedForeignKey(BankAccount, verbose_name="compte bancaire")
    reference = models.CharField("référence", max_length=80)
    opening_on = models.DateField("du")
    opening = MoneyField("solde de départ")
    closing_on = models.DateField("au")
    closing = MoneyField("solde d’arrivée")
    told_before = MoneyField("dit déjà par d’autres relevés", default=NOTHING)
    told = models.JSONField("ce qu’il dit", default=list)
    """Every movement, others' included, in order: [day, amount], so that the next ones are placed."""
    imported_at = models.DateTimeField("importé le", auto_now_add=True)

    objects = StatementsQuerySet.as_manager()

    class Meta:
        verbose_name = "relevé"
        constraints = [
            models.UniqueConstraint(
                name="statement_once",
                fields=[
                    "organisation",
                    "bank_account",
                    "reference",
                    "opening_on",
                    "closing_on",
                    "opening",
                    "closing",
                ],
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


class StatementLine(Owned):
    """One movement of a statement; positive: it came in (ligne de relevé)."""

    wall = Wall("bank.statements")

    statement = OwnedForeignKey(Statement, verbose_name="relevé", related_name="lines")
    fingerprint = models.CharField("empreinte", max_length=64)
    on = models.DateField("date")
    amount = MoneyField("montant")
    party = models.CharField("nom", max_length=140, blank=True)
    party_iban = models.CharField("IBAN", max_length=34, blank=True)
    reference = models.CharField("référence", max_length=80, blank=True)
    text = models.CharField("libellé", max_length=500, blank=True)
    parts = models.JSONField("opérations du lot", default=list, blank=True)
    return_code = models.CharField("motif du retour", max_length=4, blank=True)
    state = models.CharField("état", max_length=10, choices=LineState, default=LineState.WAITING)
    matched_by = models.CharField("reconnue par", max_length=40, blank=True)
    reason = models.CharField("motif", max_length=200, blank=True)
    waits_since = models.DateField("attend de nouveau depuis le", null=True, blank=True)
    """The day on which what it had been understood as was undone: it waits from that day on."""
    booked_on = models.DateField("passée le", null=True, blank=True)
    """The first open day, of a line that came once its month was closed."""
    waiting_entry = OwnedForeignKey(Entry, verbose_name="mise en attente", null=True)
    aside_entry = OwnedForeignKey(
        Entry, verbose_name="écriture de mise de côté", null=True, related_name="+"
    )

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

    @property
    def held_on(self) -> date:
        """The first day on which it may be understood: the bank's own, the first open one of a line
        that came late, that of its last undoing, or the one on which its money was set aside."""
        since: date | None = self.aside_entry.on if self.aside_entry else self.waits_since
        return max(self.on, since or self.on, self.booked_on or self.on)


class Reconciliation(Owned):
    """At the end of a month, the books and the bank said the same (rapprochement)."""

    wall = Wall("bank.statements")

    bank_account = OwnedForeignKey(BankAccount, verbose_name="compte bancaire")
    month = models.DateField("mois")
    balance = MoneyField("solde")
    in_waiting = MoneyField("dont en attente d’affectation")
    at = models.DateTimeField("rapproché le", auto_now_add=True)

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


class BatchState(models.TextChoices):
    ISSUED = "issued", "à remettre à la banque"
    SETTLED = "settled", "vue à la banque"
    CANCELLED = "cancelled", "annulée"
    REJECTED = "rejected", "rejetée en entier"


BATCH_MOVES = Moves(
    {
        BatchState.ISSUED: [BatchState.SETTLED, BatchState.CANCELLED, BatchState.REJECTED],
        # A bank may book it whole, then each reject; a reject may be noted by mistake.
        BatchState.REJECTED: [BatchState.SETTLED, BatchState.ISSUED],
        BatchState.SETTLED: [BatchState.ISSUED, BatchState.REJECTED],  # another line was meant
    }
)

REFERENCE = "PALIER-R"
"""How the references that we give to batches begin."""


class SepaBatch(Owned):
    """Transfers or direct debits handed to the bank in one file (remise SEPA)."""

    class Kind(models.TextChoices):
        TRANSFER = "transfer", "virements"
        DEBIT = "debit", "prélèvements"

    class Version(models.TextChoices):
        PAIN_001_03 = "pain.001.001.03", "pain.001.001.03"
        PAIN_001_09 = "pain.001.001.09", "pain.001.001.09"
        PAIN_008_02 = "pain.008.001.02", "pain.008.001.02"
        PAIN_008_08 = "pain.008.001.08", "pain.008.001.08"

    wall = Wall("bank.statements")

    bank_account = OwnedForeignKey(BankAccount, verbose_name="compte bancaire")
    kind = models.CharField("nature", max_length=8, choices=Kind)
    version = models.CharField("format", max_length=15, choices=Version)
    number = models.PositiveIntegerField("numéro")
    on = models.DateField("date d’exécution")
    made_on = models.DateField("préparée le")
    label = models.CharField("objet", max_length=120)
    state = models.CharField("état", max_length=9, choices=BatchState, default=BatchState.ISSUED)
    line = OwnedForeignKey(StatementLine, verbose_name="ligne de relevé", null=True)
    entry = OwnedForeignKey(Entry, verbose_name="écriture de banque", null=True)

    class Meta:
        verbose_name = "remise SEPA"
        constraints = [
            models.UniqueConstraint(name="batch_number_once", fields=["organisation", "number"]),
            models.UniqueConstraint(
                name="batch_settled_by_one_line",
                fields=["line"],
                condition=Q(line__isnull=False),
                violation_error_message="Cette ligne est déjà celle d’une autre remise.",
            ),
            models.CheckConstraint(
                name="batch_settled_has_line",
                condition=Q(state="settled", line__isnull=False, entry__isnull=False)
                | (~Q(state="settled") & Q(line=None, entry=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What the file and the bank call it: `PALIER-R000012`."""
        return f"{REFERENCE}{self.number:06d}"

    @staticmethod
    def number_in(reference: str) -> int | None:
        """The number in a reference of ours; None when it is not one."""
        digits = reference.removeprefix(REFERENCE)
        ours = reference.startswith(REFERENCE) and digits.isdecimal() and len(digits) <= 18
        return int(digits) if ours else None


class SepaItem(Owned):
    """One transfer or direct debit of a batch, frozen as it was sent (ordre SEPA)."""

    class Sequence(models.TextChoices):
        FIRST = "FRST", "premier"
        RECURRENT = "RCUR", "récurrent"
        ONE_OFF = "OOFF", "unique"
        FINAL = "FNAL", "dernier"

    wall = Wall("bank.statements")

    batch = OwnedForeignKey(SepaBatch, verbose_name="remise", related_name="items")
    reference = models.CharField("référence de bout en bout", max_length=35)
    name = models.CharField("nom", max_length=70)
    iban = models.CharField("IBAN", max_length=34)
    bic = models.CharField("BIC", max_length=11, blank=True)
    town = models.CharField("commune", max_length=35, blank=True)
    country = models.CharField("pays", max_length=2, blank=True)
    amount = MoneyField("montant")
    text = models.CharField("libellé", max_length=140)
    mandate = models.CharField("référence du mandat (RUM)", max_length=35, blank=True)
    mandate_on = models.DateField("mandat signé le", null=True, blank=True)
    sequence = models.CharField("séquence", max_length=4, choices=Sequence, blank=True)
    account = OwnedForeignKey(Account, verbose_name="compte")
    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="compte auxiliaire", null=True)
    entry = OwnedForeignKey(Entry, verbose_name="écriture")
    rejected_on = models.DateField("rejeté le", null=True, blank=True)
    reject_code = models.CharField("motif du rejet", max_length=4, blank=True)
    reject_line = OwnedForeignKey(
        StatementLine, verbose_name="ligne du rejet", null=True, related_name="rejects"
    )
    settled = models.JSONField("ce qu’il réglait, rejeté", default=dict, blank=True)
    """By kind, the rows (ids) that a rejected order had settled, if it was not rejected after all."""

    class Meta:
        verbose_name = "ordre SEPA"
        constraints = [
            models.UniqueConstraint(
                name="item_reference_once", fields=["organisation", "reference"]
            ),
            models.CheckConstraint(
                name="item_amount_in_range",
                condition=Q(amount__gte=Decimal("0.01"), amount__lte=Decimal("999999999.99")),
                violation_error_message="Un ordre SEPA va de 0,01 à 999 999 999,99 €.",
            ),
            models.CheckConstraint(
                name="item_rejected_has_code",
                condition=Q(rejected_on=None, reject_code="")
                | (Q(rejected_on__isnull=False) & ~Q(reject_code="")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
