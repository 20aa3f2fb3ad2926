from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.ui.fields import AmountField, DayField, IbanField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.law.dates import Month
from palier.work.billing.models import HouseholdAccount, Payment, Term

TILES = {"data-tiles": "yes"}


class MonthInput(forms.DateInput):
    input_type = "month"


class PrepareRentRun(ActionForm):
    month_on = forms.CharField(label="Mois à quittancer", widget=MonthInput())

    def clean_month_on(self) -> Any:
        text = self.cleaned_data["month_on"]
        try:
            month = Month.parse(text[:7] if len(text) <= 10 else text)
        except ValueError:
            raise ValidationError(
                f"« {text} » n’est pas un mois. Écrivez par exemple 2026-12."
            ) from None
        if not 2000 <= month.year <= 2100:
            raise ValidationError(f"L’année {month.year} est hors du possible (2000 à 2100).")
        return month.first


class IssueRentRun(ActionForm):
    pass


class HoldDraft(ActionForm):
    reason = forms.CharField(label="Pourquoi", max_length=200)


class ReleaseDraft(ActionForm):
    pass


class SetTerm(ActionForm):
    kind = forms.ChoiceField(
        label="Quoi", choices=Term.Kind, initial="rent", widget=forms.RadioSelect(attrs=TILES)
    )
    label = forms.CharField(
        label="Libellé",
        max_length=80,
        required=False,
        help_text="Vide : le mot du régime (loyer, redevance…). À remplir pour une prestation.",
    )
    amount = AmountField(label="Montant mensuel")
    starts_on = DayField(label="À partir du")


class StopTerm(ActionForm):
    ends_on = LastDayField(label="Dernier jour dû")


class ReverseNotice(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.")
    reason = forms.CharField(label="Pourquoi", max_length=200)


class RecordPayment(ActionForm):
    amount = AmountField(label="Montant reçu")
    on = DayField(label="Reçu le")
    means = forms.ChoiceField(
        label="Moyen",
        choices=Payment.Means,
        initial="cash",
        widget=forms.RadioSelect(attrs=TILES),
    )
    field_order = ["amount", "on", "means"]


class KnowPayer(ActionForm):
    iban = IbanField(label="IBAN", help_text="Ses virements seront reconnus, même sans référence.")


class ReversePayment(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.")


class IssueReceipt(ActionForm):
    pass


class AssignLine(ActionForm):
    who = forms.CharField(
        label="De qui vient cet argent",
        help_text="Le numéro du contrat (B-0412) ou le nom du ménage ; « CAF » pour une aide.",
    )
    on = DayField(
        label="Passé à la date du", help_text="Celle de la banque, sauf si son mois est clos."
    )
    remember = forms.BooleanField(
        label="Retenir cet IBAN pour ce payeur", required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        who = cleaned.pop("who", "").strip()
        if not who:
            return cleaned
        if who.upper() in {"CAF", "MSA"}:
            return {**cleaned, "is_agency": True, "account": None}
        return {**cleaned, "is_agency": False, "account": self._account(who)}

    def _account(self, who: str) -> HouseholdAccount | None:
        accounts = HouseholdAccount.objects.visible_to(self.actor).select_related("household")
        if who.upper().startswith("B-"):
            rows = accounts.filter(household__occupancies__number=who.upper()).distinct()
        else:
            rows = accounts.filter(household__name__iexact=who)
        found = list(rows[:2])
        if len(found) == 1:
            return found[0]
        more = (
            "Plusieurs ménages portent ce nom : donnez le numéro du contrat."
            if found
            else (
                f"Aucun ménage avec un compte ne répond à « {who} ». Vérifiez le nom ou le numéro."
            )
        )
        self.add_error("who", more)
        return None
