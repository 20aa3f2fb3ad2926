from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.bank.statements import LARGEST
from palier.base.ledger.models import Account
from palier.base.ui.fields import DayField, IbanField
from palier.base.ui.forms import ActionForm


class ImportStatement(ActionForm):
    content = forms.FileField(
        label="Fichier de la banque",
        help_text="Relevé camt.053 (.xml) ou CFONB120, 20 Mo au plus. Le même fichier deux fois ne "
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


class AddBankAccount(ActionForm):
    label = forms.CharField(label="Nom du compte", max_length=100)
    iban = IbanField(label="IBAN", help_text="Tel qu’il figure sur le RIB.")
    account = forms.ModelChoiceField(label="Compte comptable", queryset=Account.objects.none())

    def prepare(self) -> None:
        self.fields["account"].queryset = Account.objects.filter(  # type: ignore[attr-defined]
            organisation=self.actor.organisation, code__startswith="51"
        ).order_by("code")


class AccountChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, account: Any) -> str:
        return f"{account.code} {account.label}"


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
        label="Passé à la date du", help_text="Celle de la banque, sauf si son mois est clos."
    )

    def prepare(self) -> None:
        accounts = Account.objects.filter(organisation=self.actor.organisation)
        self.fields["account"].queryset = accounts.exclude(  # type: ignore[attr-defined]
            code__in=["411", "471", "165"]
        ).order_by("code")


class TakeLineBack(ActionForm):
    on = DayField(label="À la date du", help_text="Celle de la banque, sauf si son mois est clos.")


class PostBankOpening(ActionForm):
    pass


class ReconcileMonth(ActionForm):
    pass
