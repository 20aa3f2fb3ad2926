from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.tenancy.models import Site
from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.law.charges import rubrics
from palier.law.dates import Month
from palier.registers.housing.models import Building, Place
from palier.registers.people.choices import TILES
from palier.work.charges.models import Key


class OpenYear(ActionForm):
    site = forms.ModelChoiceField(label="Site", queryset=Site.objects.none())
    building = forms.ModelChoiceField(
        label="Immeuble, si le site en a plusieurs",
        queryset=Building.objects.none(),
        required=False,
    )
    starts_on = DayField(label="Premier jour")
    ends_on = LastDayField(label="Dernier jour")

    def prepare(self) -> None:
        sites = Site.objects.visible_to(self.actor).order_by("name")
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        buildings = Building.objects.filter(organisation=self.actor.organisation)
        self.fields["building"].queryset = buildings.order_by("name", "pk")  # type: ignore[attr-defined]


class AddExpense(ActionForm):
    adds = True

    rubric = forms.ChoiceField(label="Rubrique du décret", choices=rubrics())
    label = forms.CharField(label="Libellé", max_length=120)
    amount = AmountField(label="Montant de la facture", least=None)
    percent = forms.IntegerField(
        label="Récupérable, en %",
        min_value=0,
        max_value=100,
        initial=100,
        help_text="Gardien : 75 % pour le ménage et les déchets, 40 % pour l’un des deux.",
    )
    key = forms.ChoiceField(
        label="Partagée selon", choices=Key, widget=forms.RadioSelect(attrs=TILES)
    )
    proof = forms.CharField(label="Pièce", max_length=120, help_text="Facture, avis, contrat.")


class SetShares(ActionForm):
    total = forms.IntegerField(label="Total de l’immeuble", min_value=1)

    def offer(self, places: list[Place], told: dict[int, int]) -> None:
        self.places = {f"place_{place.pk}": place for place in places}
        for name, place in self.places.items():
            self.fields[name] = forms.IntegerField(
                label=place.label, min_value=0, required=False, initial=told.get(place.pk)
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["weights"] = {
            place: cleaned.pop(name, None) or 0 for name, place in self.places.items()
        }
        return cleaned


class SettleCharges(ActionForm):
    on = DayField(label="Décompte envoyé le", past=True)
    month_on = forms.CharField(
        label="Avec l’avis de",
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        help_text="Si l’avis de ce mois est émis, un nouveau passage du mois l’appellera.",
    )

    def clean_month_on(self) -> Any:
        text = self.cleaned_data["month_on"]
        try:
            return Month.parse(text[:7]).first
        except ValueError:
            raise ValidationError(
                f"« {text} » n’est pas un mois. Écrivez par exemple 2026-12."
            ) from None
