from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from stdnum import bic as bic_numbers
from stdnum.eu import at_02 as creditor_numbers

from palier.base.bank import reading, returns
from palier.base.bank.models import BankAccount, LineState, SepaItem, StatementLine
from palier.base.bank.returns import Reject
from palier.base.bank.statements import LARGEST
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.ledger.models import Account
from palier.base.ui.fields import DayField, IbanField, compact
from palier.base.ui.forms import ActionForm


class ImportStatement(ActionForm):
    content = forms.FileField(
        label="Fichier de la banque",
        help_text="Relevé camt.053 (.xml) ou CFONB120, ou un dossier .zip de relevés. Le même deux fois ne "
        "change rien.",
        error_messages={
            "empty": "Ce fichier est vide. Téléchargez-le à nouveau depuis la banque."
        },
    )

    def clean_content(self) -> bytes:
        upload = self.cleaned_data["content"]
        if upload.size > LARGEST:
            raise ValidationError(
                f"Ce fichier pèse {upload.size // 1024 // 1024} Mo ; un relevé en pèse 20 au plus. "
                "Rien n’a été importé. Demandez à la banque un relevé par mois."
            )
        content: bytes = upload.read()
        return content


class BicField(forms.CharField):
    """A BIC of eight or eleven signs, whose shape is right."""

    def clean(self, value: Any) -> str:
        number = compact(super().clean(value))
        if number and not bic_numbers.is_valid(number):
            raise ValidationError("Un BIC a 8 ou 11 signes, par exemple AGRIFRPP813.")
        return number


class CreditorField(forms.CharField):
    """A SEPA creditor number whose key is right (ISO 7064, mod 97-10)."""

    def clean(self, value: Any) -> str:
        number = compact(super().clean(value))
        if number and not creditor_numbers.is_valid(number):
            raise ValidationError(
                "La clé de cet identifiant créancier (ICS) est fausse : vérifiez-le avec la banque."
            )
        return number


class AddBankAccount(ActionForm):
    label = forms.CharField(label="Nom du compte", max_length=100)
    iban = IbanField(label="IBAN", help_text="Tel qu’il figure sur le RIB.")
    account = forms.ModelChoiceField(label="Compte comptable", queryset=Account.objects.none())
    bic = BicField(label="BIC", required=False)
    creditor_id = CreditorField(
        label="Identifiant créancier SEPA (ICS)",
        required=False,
        help_text="Pour prélever des loyers : la banque le donne.",
    )
    holds_principals = forms.BooleanField(
        label="Ce compte ne tient que l’argent de propriétaires (mandats de gestion)",
        required=False,
    )

    def prepare(self) -> None:
        self.fields["account"].queryset = Account.objects.filter(  # type: ignore[attr-defined]
            organisation=self.actor.organisation, code__startswith="51"
        ).order_by("code")


class CompleteBankAccount(ActionForm):
    label = forms.CharField(label="Nom du compte", max_length=100)
    bic = BicField(label="BIC", required=False)
    creditor_id = CreditorField(label="Identifiant créancier SEPA (ICS)", required=False)
    holds_principals = forms.BooleanField(
        label="Ce compte ne tient que l’argent de propriétaires (mandats de gestion)",
        required=False,
    )


class CancelBatch(ActionForm):
    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)


class LineChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, line: Any) -> str:
        return f"{day_in_words(line.on, short=True)}, {euros(line.amount)}, {line.party or line.text or 'sans nom'}"


class SettleBatch(ActionForm):
    line = LineChoice(label="Ligne de relevé", queryset=StatementLine.objects.none())
    on = DayField(
        label="Passé à la date du",
        help_text="Vide : celle de la banque ; une autre, si son mois est clos.",
        required=False,
        past=True,
    )

    def offer(self, bank_account: BankAccount, since: date) -> None:
        rows = StatementLine.objects.filter(
            statement__bank_account=bank_account, on__gte=since
        ).exclude(state=LineState.MATCHED)
        self.fields["line"].queryset = rows.select_related(  # type: ignore[attr-defined]
            "statement__bank_account"
        ).order_by("on", "pk")


class ItemsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, item: Any) -> str:
        return f"{euros(item.amount)}, {item.name}, {item.text}"


class SettleRejects(SettleBatch):
    items = ItemsChoice(
        label="Ordres revenus par cette ligne",
        queryset=SepaItem.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs={"data-tiles": "yes"}),
        required=False,
        help_text="Aucun coché : tous ceux qui n’ont pas encore leur ligne.",
    )

    def among(self, items: "QuerySet[SepaItem]") -> None:
        """Those that came back without their line."""
        self.fields["items"].queryset = items  # type: ignore[attr-defined]

    def clean_items(self) -> list[SepaItem]:
        return list(self.cleaned_data["items"])


class RejectItems(ActionForm):
    rejects = forms.FileField(
        label="Fichier de la banque",
        help_text="pain.002, camt.054, camt.053, ou un dossier .zip de ces fichiers.",
    )
    on = DayField(label="Rejeté le", help_text="Dans un mois non clos.", past=True)

    def clean_rejects(self) -> list[Reject]:
        upload = self.cleaned_data["rejects"]
        if upload.size > LARGEST:
            raise ValidationError("Ce fichier est trop grand pour des rejets.")
        return reading.read_returns(upload.read())


class RejectItem(ActionForm):
    code = forms.ChoiceField(
        label="Pourquoi",
        choices=[(code, f"{code}, {words}") for code, words in returns.REASONS.items()],
        initial=returns.UNSAID,
    )
    on = DayField(label="Rejeté le", help_text="Dans un mois non clos.", past=True)


class UndoReject(ActionForm):
    on = DayField(label="Le", help_text="Dans un mois non clos.", past=True)


class AccountChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, account: Any) -> str:
        return f"{account.code} {account.label}"


KEPT_APART = ["401", "411", "416", "467", "4679", "471", "165"]
"""Accounts whose balance is someone's, or that hold what nobody has understood yet."""


class SetLineAside(ActionForm):
    reason = forms.CharField(
        label="Pourquoi", max_length=200, help_text="Par exemple : frais bancaires de novembre."
    )
    account = AccountChoice(
        label="Compte comptable",
        queryset=Account.objects.none(),
        required=False,
        empty_label="Laisser en compte d’attente (471)",
        help_text="627 pour des frais, 5112 pour un chèque revenu impayé…",
    )
    on = DayField(
        label="Passé à la date du",
        help_text="Celle de la banque, sauf si son mois est clos.",
        past=True,
    )

    subject: StatementLine

    def prepare(self) -> None:
        entity = self.subject.statement.bank_account.entity_id
        # What is kept by parts says whose it is on its own page; the bank's own account, nothing.
        own = self.subject.statement.bank_account.account_id
        accounts = Account.objects.filter(entity=entity, auxiliary=None)
        self.fields["account"].queryset = (  # type: ignore[attr-defined]
            accounts.exclude(pk=own).exclude(code__in=KEPT_APART).order_by("code")
        )


class TakeLineBack(ActionForm):
    on = DayField(
        label="À la date du",
        help_text="Celle de sa mise de côté, sauf si son mois est clos.",
        past=True,
    )


class PostBankOpening(ActionForm):
    pass


class ReconcileMonth(ActionForm):
    pass


class UndoBatchLine(ActionForm):
    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)
