"""Asking about what is collected, counted, given back, or given up."""

from typing import Any

from django import forms

from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.kit.money import euros
from palier.base.tenancy.models import LegalEntity
from palier.base.ui.fields import AmountField, DayField, IbanField
from palier.base.ui.forms import ActionForm
from palier.registers.people.choices import TILES
from palier.work.collecting.actions import ToCollect


class SignMandate(ActionForm):
    adds = True

    holder = forms.CharField(label="Titulaire du compte", max_length=70)
    iban = IbanField(label="IBAN")
    signed_on = DayField(label="Signé le", past=True)
    signed_at = forms.CharField(label="À", max_length=80, required=False)
    reference = forms.CharField(
        label="Référence (RUM)",
        max_length=35,
        required=False,
        help_text="Vide : Palier en donne une.",
    )


class RevokeMandate(ActionForm):
    revoked_on = DayField(label="Révoqué le")


class BankChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the association's accounts at its banks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=BankAccount.objects.none(), empty_label=None, **kwargs)


class BankForm(ActionForm):
    """A form that chooses a bank account of the association, not the principals'."""

    def prepare(self) -> None:
        rows = BankAccount.objects.filter(
            organisation=self.actor.organisation, holds_principals=False
        )
        self.fields["bank_account"].queryset = rows.order_by("pk")  # type: ignore[attr-defined]

    def of(self, entity: LegalEntity) -> None:
        """Only the accounts of the entity that is owed."""
        field: Any = self.fields["bank_account"]
        field.queryset = field.queryset.filter(entity=entity)


class CollectRents(BankForm):
    """The mandates that may be used that day, each with its amount."""

    bank_account = BankChoice(label="Sur le compte")
    version = forms.ChoiceField(
        label="Format",
        choices=[c for c in SepaBatch.Version.choices if "008" in c[0]][::-1],
        widget=forms.RadioSelect(attrs=TILES),
        initial=SepaBatch.Version.PAIN_008_08,
    )

    def offer(self, ready: list[ToCollect]) -> None:
        self.ready = {f"{each.mandate.pk}:{each.amount}": each for each in ready}
        self.fields["mandates"] = forms.MultipleChoiceField(
            label="Ménages",
            help_text=(
                "" if ready else "Personne à prélever ce jour-là : voyez pourquoi plus bas."
            ),
            choices=[(key, _collected(each)) for key, each in self.ready.items()],
            initial=list(self.ready),
            error_messages={
                "invalid_choice": "Ce qui est dû a changé depuis : relisez les montants."
            },
            widget=forms.CheckboxSelectMultiple(attrs=TILES),
        )

    def clean_mandates(self) -> list[Any]:
        return [self.ready[key].mandate for key in self.cleaned_data["mandates"]]


def _collected(each: ToCollect) -> str:
    """Whose, how much, and what of it is not the rent of the month."""
    older = f", dont {euros(each.older)} d’avant" if each.older else ""
    return f"{each.mandate.account.household.name}, {euros(each.amount)}{older}{each.plan_said}"


class CountTill(ActionForm):
    on = DayField(label="Compté le", past=True)
    counted = AmountField(label="Compté dans la caisse")
    reason = forms.CharField(
        label="Pourquoi l’écart, s’il y en a un", max_length=200, required=False
    )


class RefundHousehold(BankForm):
    bank_account = BankChoice(label="Depuis le compte")
    name = forms.CharField(label="Titulaire du compte", max_length=70)
    iban = IbanField(label="IBAN")
    amount = AmountField(label="Montant rendu")
    on = DayField(label="Jour du virement")


class RefundInCash(ActionForm):
    amount = AmountField(label="Montant rendu")
    on = DayField(label="Rendu le", past=True)


class ProposeWriteOff(ActionForm):
    amount = AmountField(label="Montant à abandonner")
    reason = forms.CharField(
        label="Pourquoi", max_length=300, help_text="Effacement, procédure close, décès…"
    )
    on = DayField(label="Proposé le")


class OnDay(ActionForm):
    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)


class UndoWriteOff(OnDay):
    reason = forms.CharField(
        label="Pourquoi", max_length=200, help_text="Payé depuis, approuvé par erreur…"
    )


class DoubtDebt(ActionForm):
    adds = True

    on = DayField(label="Au", help_text="Le plus souvent le dernier jour de l’exercice.")
    amount = AmountField(label="Montant déprécié")
    reason = forms.CharField(label="Pourquoi", max_length=200)


class UndoCashRefund(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.", past=True)


class LiftDoubt(OnDay):
    pass
