"""Asking about what is called once, collected, given back, or given up."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.kit.money import euros
from palier.base.ui.fields import AmountField, DayField, IbanField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.registers.housing.models import Meter
from palier.registers.people.choices import TILES
from palier.registers.people.models import Body
from palier.work.billing.actions import ToCollect
from palier.work.billing.actions.extras import ONCE
from palier.work.billing.forms.rents import MonthField
from palier.work.billing.models import PayerShare, Payment, RentNotice, Term
from palier.work.leases.models import Occupancy


class CallOnce(ActionForm):
    kind = forms.ChoiceField(
        label="Quoi",
        choices=[choice for choice in Term.Kind.choices if Term.Kind(choice[0]) in ONCE],
        initial=Term.Kind.OPTION,
        widget=forms.RadioSelect(attrs=TILES),
    )
    label = forms.CharField(label="Libellé", max_length=120, help_text="Lu sur l’avis.")
    amount = AmountField(label="Montant", least=None, help_text="Négatif : il est rendu.")
    month_on = MonthField(label="Avec l’avis de")


class BillReading(ActionForm):
    meter = forms.ModelChoiceField(label="Compteur", queryset=Meter.objects.none())
    unit_price = AmountField(label="Prix d’une unité", help_text="Du mètre cube, du kWh…")
    included = forms.DecimalField(
        label="Unités comprises dans le forfait",
        required=False,
        min_value=0,
        help_text="En résidence : 165 litres d’eau par jour et par personne (CCH, R353-158).",
    )
    month_on = MonthField(label="Avec l’avis de")

    def offer(self, occupancy: Occupancy) -> None:
        homes = [occupancy.main_place_id, occupancy.main_place.parent_id]
        rows = Meter.objects.filter(place__in=[pk for pk in homes if pk]).order_by("kind", "pk")
        self.fields["meter"].queryset = rows  # type: ignore[attr-defined]

    def clean_included(self) -> Any:
        return self.cleaned_data["included"] or 0


class ShareRent(ActionForm):
    body = forms.ModelChoiceField(
        label="Qui paie", queryset=Body.objects.none(), help_text="Une structure de l’annuaire."
    )
    kind = forms.ChoiceField(
        label="En tant que", choices=PayerShare.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    amount = AmountField(label="Montant mensuel", required=False)
    percent = forms.DecimalField(
        label="Ou pourcentage de ce qui reste après l’aide",
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
    )
    starts_on = DayField(label="À partir du")
    ends_on = LastDayField(label="Dernier jour, s’il est connu", required=False)

    def prepare(self) -> None:
        rows = Body.objects.visible_to(self.actor).order_by("sort_name", "pk")
        self.fields["body"].queryset = rows  # type: ignore[attr-defined]


class EndShare(ActionForm):
    ends_on = LastDayField(label="Dernier jour payé")


class PrepareCorrections(ActionForm):
    since_on = MonthField(label="Depuis le mois de", help_text="Trois ans en arrière au plus.")
    month_on = MonthField(label="À passer au mois de", help_text="Le mois ouvert.")


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


class CollectRents(BankForm):
    """The mandates that may be used that day, each with its amount."""

    bank_account = BankChoice(label="Sur le compte")
    on = DayField(label="Jour du prélèvement", help_text="Un jour où les banques sont ouvertes.")
    version = forms.ChoiceField(
        label="Format",
        choices=[c for c in SepaBatch.Version.choices if "008" in c[0]][::-1],
        widget=forms.RadioSelect(attrs=TILES),
        initial=SepaBatch.Version.PAIN_008_08,
    )

    def offer(self, ready: list[ToCollect]) -> None:
        self.ready = {each.mandate.pk: each for each in ready}
        self.fields["mandates"] = forms.MultipleChoiceField(
            label="Ménages",
            help_text=(
                "" if ready else "Personne à prélever ce jour-là : voyez pourquoi plus bas."
            ),
            choices=[
                (pk, f"{each.mandate.account.household.name}, {euros(each.amount)}")
                for pk, each in self.ready.items()
            ],
            initial=list(self.ready),
            widget=forms.CheckboxSelectMultiple(attrs=TILES),
        )

    def clean_mandates(self) -> list[Any]:
        return [self.ready[int(pk)].mandate for pk in self.cleaned_data["mandates"]]


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


class NoticeAmountField(AmountField):
    """What is settled of one notice; empty for nothing."""


class Reallocate(ActionForm):
    """One amount a notice, within what the payment is."""

    def offer(self, payment: Payment, notices: list[Any], given: dict[int, Any]) -> None:
        self.notices = {f"notice_{notice.pk}": notice for notice in notices}
        for name, notice in self.notices.items():
            self.fields[name] = NoticeAmountField(
                label=f"{notice.reference}, {notice.month:%m/%Y}, {euros(notice.net)}",
                required=False,
                initial=given.get(notice.pk),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        told: list[tuple[RentNotice, Any]] = []
        for name, notice in self.notices.items():
            amount = cleaned.pop(name, None)
            if amount:
                told.append((notice, amount))
        if not told and not self.errors:
            raise ValidationError("Dites au moins un avis que ce paiement règle.")
        cleaned["notices"] = told
        return cleaned


class ProposeWriteOff(ActionForm):
    amount = AmountField(label="Montant à abandonner")
    reason = forms.CharField(
        label="Pourquoi", max_length=300, help_text="Effacement, procédure close, décès…"
    )
    on = DayField(label="Proposé le")


class OnDay(ActionForm):
    on = DayField(label="À la date du", help_text="Dans un mois non clos.")


class DoubtDebt(ActionForm):
    adds = True

    on = DayField(label="Au", help_text="Le plus souvent le dernier jour de l’exercice.")
    amount = AmountField(label="Montant déprécié")
    reason = forms.CharField(label="Pourquoi", max_length=200)


class LiftDoubt(OnDay):
    pass


class ConsentToEmail(ActionForm):
    adds = True

    email = forms.EmailField(label="Adresse électronique")
    given_on = DayField(label="Accord donné le", past=True)
