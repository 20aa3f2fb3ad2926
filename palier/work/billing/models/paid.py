"""What was paid, what it settled, who is known to pay, and to whom receipts go by e-mail."""

from django.db import models
from django.db.models import Q

from palier.base.bank.models import SepaItem, StatementLine
from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.ledger.models import Entry
from palier.base.tenancy.rows import Owned, Wall
from palier.work.billing.models.called import HouseholdAccount, RentNotice, ThirdAccount
from palier.work.billing.models.opening import OpeningBalance
from palier.work.leases.models import DepositReceipt, SecurityDeposit


class Payment(Owned):
    """Money received from a household, or from the benefit agency when no account (paiement)."""

    class Means(models.TextChoices):
        TRANSFER = "transfer", "virement"
        CASH = "cash", "espèces"
        CHEQUE = "cheque", "chèque"
        OPENING = "opening", "avance reprise"
        DEPOSIT = "deposit", "retenue sur le dépôt"
        DEBIT = "debit", "prélèvement"
        CREDIT = "credit", "avoir"
        WRITE_OFF = "write_off", "abandon de créance"

    RECEIVED = (Means.TRANSFER, Means.CASH, Means.CHEQUE, Means.DEBIT)
    """Means that bring money in: the others settle without anything being received."""

    wall = Wall("billing.accounts", household_path="account__household")

    account = OwnedForeignKey(
        HouseholdAccount, verbose_name="compte", null=True, related_name="payments"
    )
    third = OwnedForeignKey(
        ThirdAccount, verbose_name="tiers payeur", null=True, related_name="payments"
    )
    on = models.DateField("reçu le")
    amount = MoneyField("montant")
    means = models.CharField("moyen", max_length=10, choices=Means)
    entry = OwnedForeignKey(Entry, verbose_name="écriture")
    bank_line = OwnedForeignKey(
        StatementLine, verbose_name="ligne de relevé", null=True, related_name="payments"
    )
    item = OwnedForeignKey(SepaItem, verbose_name="ordre SEPA", null=True, related_name="payments")
    receipt_number = models.BigIntegerField("numéro de reçu", null=True)
    reverses = OwnedForeignKey("self", verbose_name="annule", null=True, related_name="reversals")

    never_changes = True

    class Meta:
        verbose_name = "paiement"
        constraints = [
            models.UniqueConstraint(
                name="payment_reversed_once",
                fields=["reverses"],
                condition=Q(reverses__isnull=False),
                violation_error_message="Ce paiement est déjà annulé.",
            ),
            models.UniqueConstraint(
                name="payment_receipt_once",
                fields=["organisation", "receipt_number"],
                condition=Q(receipt_number__isnull=False),
            ),
            models.CheckConstraint(
                name="payment_of_one_payer",
                condition=Q(account=None) | Q(third=None),
                violation_error_message="Un paiement vient d’un ménage ou d’un tiers.",
            ),
            models.CheckConstraint(
                name="payment_positive",
                condition=Q(amount__gt=0) | Q(amount__lt=0, reverses__isnull=False),
                violation_error_message="Un paiement est un montant positif.",
            ),
        ]

    def __str__(self) -> str:
        return f"paiement n° {self.pk}"


class Refund(Owned):
    """What was paid too much and is given back, by transfer or in cash (remboursement).

    `item` is the transfer; `entry` is what was posted when it was handed over in cash.
    """

    wall = Wall("billing.accounts", household_path="account__household")

    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="refunds")
    item = OwnedForeignKey(SepaItem, verbose_name="virement", null=True)
    entry = OwnedForeignKey(Entry, verbose_name="écriture", null=True, related_name="+")
    on = models.DateField("le")
    amount = MoneyField("montant")
    undone_on = models.DateField("annulé le", null=True, blank=True)

    class Meta:
        verbose_name = "remboursement"
        constraints = [
            models.CheckConstraint(
                name="refund_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Un remboursement est un montant positif.",
            ),
            models.CheckConstraint(
                name="refund_by_transfer_or_cash",
                condition=Q(item=None) ^ Q(entry=None),
                violation_error_message="Un remboursement part par virement ou en espèces.",
            ),
        ]

    def __str__(self) -> str:
        return f"remboursement n° {self.pk}"


class Allocation(Owned):
    """What a payment settles: a notice, an older debt, a refund; the negative undoes (imputation)."""

    wall = Wall("billing.accounts", household_path="payment__account__household")

    payment = OwnedForeignKey(Payment, verbose_name="paiement", related_name="allocations")
    notice = OwnedForeignKey(
        RentNotice, verbose_name="avis", related_name="allocations", null=True
    )
    opening = OwnedForeignKey(
        OpeningBalance, verbose_name="solde repris", related_name="allocations", null=True
    )
    refund = OwnedForeignKey(
        Refund, verbose_name="remboursement", related_name="allocations", null=True
    )
    amount = MoneyField("montant")

    class Meta:
        verbose_name = "imputation"
        constraints = [
            models.CheckConstraint(
                name="allocation_settles_one_debt",
                condition=Q(notice__isnull=False, opening=None, refund=None)
                | Q(notice=None, opening__isnull=False, refund=None)
                | Q(notice=None, opening=None, refund__isnull=False),
                violation_error_message="Un paiement règle un avis, un solde repris ou un retour.",
            )
        ]

    def __str__(self) -> str:
        return f"imputation n° {self.pk}"


class Deposit(Owned):
    """A payment noted by hand, found again on a bank line (remise en banque)."""

    wall = Wall("billing.accounts", household_path="payment__account__household")

    line = OwnedForeignKey(StatementLine, verbose_name="ligne de relevé", related_name="deposits")
    payment = OwnedForeignKey(Payment, verbose_name="paiement", related_name="deposits")
    entry = OwnedForeignKey(Entry, verbose_name="écriture")

    class Meta:
        verbose_name = "remise en banque"
        constraints = [
            models.UniqueConstraint(
                name="payment_deposited_once",
                fields=["payment"],
                violation_error_message="Ce paiement est déjà rapproché d’une ligne de relevé.",
            )
        ]

    def __str__(self) -> str:
        return f"remise n° {self.pk}"


class DepositEntry(Owned):
    """A security deposit in the books: received, or given back; the bank line that told of it.

    `amount` is what came in (euros; negative: what went out).
    """

    wall = Wall("billing.accounts", household_path="deposit__occupancy__household")

    deposit = OwnedForeignKey(SecurityDeposit, verbose_name="dépôt", related_name="entries")
    receipt = OwnedForeignKey(
        DepositReceipt, verbose_name="versement", null=True, related_name="entries"
    )
    amount = MoneyField("montant")
    means = models.CharField("moyen", max_length=10, choices=DepositReceipt.Means)
    entry = OwnedForeignKey(Entry, verbose_name="écriture", related_name="+")
    line = OwnedForeignKey(
        StatementLine, verbose_name="ligne de relevé", null=True, related_name="deposit_entries"
    )
    line_entry = OwnedForeignKey(
        Entry, verbose_name="écriture de banque", null=True, related_name="+"
    )
    mirror = OwnedForeignKey(Entry, verbose_name="annulation", null=True, related_name="+")

    class Meta:
        verbose_name = "dépôt en comptabilité"
        constraints = [
            models.UniqueConstraint(name="deposit_entry_once", fields=["entry"]),
            models.CheckConstraint(
                name="deposit_entry_line_posted",
                condition=Q(line=None, line_entry=None)
                | Q(line__isnull=False, line_entry__isnull=False),
                violation_error_message="Un dépôt vu à la banque a sa ligne et son écriture.",
            ),
        ]

    def __str__(self) -> str:
        return f"dépôt en comptabilité n° {self.pk}"


class ReturnedCheque(Owned):
    """A bank line that took back a cheque paid in, of a rent or of a deposit (chèque revenu)."""

    wall = Wall("billing.accounts", household_path="payment__account__household")

    line = OwnedForeignKey(StatementLine, verbose_name="ligne", related_name="returned_cheques")
    payment = OwnedForeignKey(Payment, verbose_name="paiement", null=True, related_name="+")
    deposit = OwnedForeignKey(DepositEntry, verbose_name="dépôt", null=True, related_name="+")
    entry = OwnedForeignKey(Entry, verbose_name="écriture", related_name="+")
    mirror = OwnedForeignKey(Entry, verbose_name="annulation", null=True, related_name="+")

    class Meta:
        verbose_name = "chèque revenu"
        constraints = [
            models.UniqueConstraint(
                name="one_returned_cheque_a_line",
                fields=["line"],
                condition=Q(mirror=None),
                violation_error_message="Cette ligne a déjà repris un chèque.",
            ),
            models.CheckConstraint(
                name="returned_cheque_is_one",
                condition=Q(payment=None, deposit__isnull=False)
                | Q(payment__isnull=False, deposit=None),
            ),
        ]

    def __str__(self) -> str:
        return f"chèque revenu n° {self.pk}"


class PayerIban(Owned):
    """An IBAN known to pay for a household, or for the benefit agency (IBAN de payeur).

    A guardian's IBAN pays for several households: it is shared, and never says whose the money is.
    """

    wall = Wall("billing.accounts", household_path="account__household")

    iban = models.CharField("IBAN", max_length=34)
    account = OwnedForeignKey(
        HouseholdAccount, verbose_name="compte", null=True, related_name="payer_ibans"
    )
    is_shared = models.BooleanField("paie pour plusieurs ménages", default=False)

    class Meta:
        verbose_name = "IBAN de payeur"
        constraints = [
            models.UniqueConstraint(
                name="payer_iban_once",
                fields=["organisation", "iban"],
                violation_error_message="Cet IBAN est déjà connu pour un autre compte.",
            )
        ]

    def __str__(self) -> str:
        return f"IBAN n° {self.pk}"


class PayerRule(Owned):
    """What people have confirmed about a payer's name on bank lines (règle apprise).

    It only proposes; the more often it was confirmed, the higher it stands among proposals.
    """

    wall = Wall("billing.accounts", household_path="account__household")

    words = models.CharField("mots de la banque", max_length=140)
    account = OwnedForeignKey(
        HouseholdAccount, verbose_name="compte", null=True, related_name="payer_rules"
    )
    confirmed = models.PositiveIntegerField("confirmée", default=0)
    last_on = models.DateField("dernière fois le")

    class Meta:
        verbose_name = "règle apprise"
        constraints = [
            models.UniqueConstraint(
                name="payer_rule_once",
                fields=["organisation", "words", "account"],
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.words


class Receipt(Owned):
    """Proof of payment: a quittance when all is paid, a reçu when not (quittance ou reçu)."""

    class Kind(models.TextChoices):
        FULL = "full", "quittance"
        PARTIAL = "partial", "reçu"

    wall = Wall("billing.accounts", household_path="notice__account__household")

    notice = OwnedForeignKey(RentNotice, verbose_name="avis", related_name="receipts")
    number = models.BigIntegerField("numéro")
    kind = models.CharField("nature", max_length=8, choices=Kind)
    amount = MoneyField("montant reçu")
    on = models.DateField("le")
    paid_on = models.DateField("dernier paiement le")

    class Meta:
        verbose_name = "quittance ou reçu"
        constraints = [
            models.UniqueConstraint(name="receipt_number_once", fields=["organisation", "number"]),
            models.UniqueConstraint(
                name="one_receipt_an_amount", fields=["notice", "kind", "amount"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} n° {self.number}"


class SentReceipt(Owned):
    """A receipt left by e-mail, to the address that the household agreed to (envoi de quittance)."""

    wall = Wall("billing.accounts", household_path="receipt__notice__account__household")

    receipt = OwnedForeignKey(Receipt, verbose_name="quittance", related_name="sendings")
    on = models.DateField("envoyée le")
    to = models.EmailField("à")

    class Meta:
        verbose_name = "envoi de quittance"
        constraints = [models.UniqueConstraint(name="receipt_sent_once", fields=["receipt"])]

    def __str__(self) -> str:
        return f"envoi n° {self.pk}"


class ReceiptConsent(Owned):
    """A household agrees to have its receipts by e-mail (accord exprès, loi n° 89-462, art. 21)."""

    wall = Wall("billing.accounts", household_path="account__household")

    account = OwnedForeignKey(
        HouseholdAccount, verbose_name="compte", related_name="receipt_consents"
    )
    email = models.EmailField("adresse électronique")
    given_on = models.DateField("donné le")
    ended_on = models.DateField("retiré le", null=True, blank=True)

    class Meta:
        verbose_name = "accord pour l’envoi par courriel"
        constraints = [
            models.UniqueConstraint(
                name="one_living_consent",
                fields=["account"],
                condition=Q(ended_on=None),
                violation_error_message="Ce ménage a déjà donné son accord.",
            )
        ]

    def __str__(self) -> str:
        return f"accord n° {self.pk}"
