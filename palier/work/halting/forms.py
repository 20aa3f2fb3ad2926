from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from palier.base.kit.typography import day_in_words, in_digits
from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.housing.models import Place
from palier.registers.people.choices import TILES, words
from palier.registers.people.models import Household
from palier.work.halting.counting import last_readings, pitch_states, tariff_of
from palier.work.halting.models import GrantMonth, TechnicalCheck

MEANS = [("cash", "espèces"), ("cheque", "chèque"), ("transfer", "virement")]


class IndexField(forms.DecimalField):
    """What a meter shows."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=0, max_digits=12, decimal_places=3, localize=True, required=False, **kwargs
        )


METERED = {"water": "s’il y a un compteur", "power": "s’il y a un compteur"}


class SetTariff(ActionForm):
    starts_on = DayField(label="À partir du")
    day_fee = AmountField(label="Droit d’usage, par place et par jour")
    deposit = AmountField(label="Dépôt de garantie")
    water = forms.DecimalField(
        label="Eau, le m³ (€)", min_value=0, decimal_places=4, localize=True
    )
    power = forms.DecimalField(
        label="Électricité, le kWh (€)", min_value=0, decimal_places=4, localize=True
    )
    is_prepaid = forms.BooleanField(label="Fluides payés d’avance", required=False)
    source = forms.CharField(label="Délibération ou règlement", max_length=200, required=False)


class MeteredForm(ActionForm):
    """What the two meters of a pitch show, beside what they showed last."""

    needed: ClassVar[dict[str, str]] = METERED

    water = IndexField(label="Index de l’eau (m³)")
    power = IndexField(label="Index de l’électricité (kWh)")

    def tell_last(self, place_id: int) -> None:
        fields: Any = self.fields
        for name, reading in last_readings(place_id).items():
            shown = f"{in_digits(reading.value)} le {day_in_words(reading.on)}"
            fields[name].help_text = f"Il montrait {shown}."


class StayForm(MeteredForm):
    """About a stay, whose pitch is known."""

    def prepare(self) -> None:
        stay: Any = self.subject
        self.tell_last(stay.occupancy.main_place_id)


class Arrive(MeteredForm):
    field_order = (
        *("place", "household", "first_name", "last_name", "on", "places"),
        *("deposit", "means", "water", "power", "agreement"),
    )

    place = PickField(
        Place.objects.none(), label="Emplacement", empty_label="—", called=lambda row: row.label
    )
    household = PickField(
        label="Ménage déjà connu", queryset=Household.objects.none(), required=False
    )
    first_name = forms.CharField(label="Sinon, prénom", max_length=100, required=False)
    last_name = forms.CharField(label="Sinon, nom", max_length=100, required=False)
    on = DayField(label="Arrivée le", past=True)
    places = forms.TypedChoiceField(
        label="Places occupées",
        choices=[("1", "une"), ("2", "deux")],
        initial="2",
        coerce=int,
        widget=forms.RadioSelect(attrs=TILES),
    )
    deposit = AmountField(label="Dépôt de garantie reçu, contre récépissé", initial=Decimal(0))
    means = forms.ChoiceField(label="Par", choices=MEANS, widget=forms.RadioSelect(attrs=TILES))
    agreement = forms.BooleanField(
        label="Convention signée, règlement remis, état des lieux fait", required=False
    )

    def prepare(self) -> None:
        site: Any = self.subject
        fields: Any = self.fields
        free = [
            place.pk for place, taken in pitch_states([site], self.today)[site.pk] if taken is None
        ]
        fields["place"].queryset = Place.objects.filter(pk__in=free).order_by("label", "pk")
        fields["household"].queryset = (
            Household.objects.visible_to(self.actor)
            .filter(closed_on=None, merged_into=None)
            .order_by("name", "pk")
        )
        chosen = str(self.data.get("place") or self.initial.get("place") or "")
        self.tell_last(int(chosen) if chosen.isdecimal() else 0)
        tariff = tariff_of(site.pk, self.today)
        if tariff is not None and not self.is_bound:
            self.initial.setdefault("deposit", tariff.deposit)


class Prepay(ActionForm):
    amount = AmountField(label="Montant")
    on = DayField(label="Le", past=True)
    means = forms.ChoiceField(label="Par", choices=MEANS, widget=forms.RadioSelect(attrs=TILES))


class BillStay(StayForm):
    field_order = ("until", "water", "power")

    until = LastDayField(label="Jusqu’au, ce jour compris", past=True)


class Depart(StayForm):
    needed: ClassVar[dict[str, str]] = {**METERED, "damages_why": "s’il y a des dégradations"}
    field_order = ("on", "water", "power", "damages", "damages_why", "means")

    on = DayField(label="Départ le", past=True)
    damages = AmountField(label="Dégradations retenues", initial=Decimal(0))
    damages_why = forms.CharField(
        label="Preuve",
        max_length=200,
        required=False,
        help_text="État des lieux de départ, devis, facture.",
    )
    means = forms.ChoiceField(
        label="Rendu par", choices=MEANS, widget=forms.RadioSelect(attrs=TILES)
    )


class UndoArrival(ActionForm):
    on = DayField(label="Le dépôt est rendu le", past=True)
    means = forms.ChoiceField(label="Par", choices=MEANS, widget=forms.RadioSelect(attrs=TILES))


class PlanClosing(ActionForm):
    starts_on = DayField(label="Fermée du")
    ends_on = LastDayField(label="Au, ce jour compris")
    reason = forms.CharField(label="Pourquoi", max_length=200)


class AnnounceClosing(ActionForm):
    needed: ClassVar[dict[str, str]] = {"leave": "au-delà d’un mois"}

    posted_on = DayField(label="Affichée sur l’aire le", required=False, past=True)
    prefect_on = DayField(label="Préfet informé le", required=False, past=True)
    leave = forms.CharField(
        label="Dérogation du préfet",
        max_length=120,
        required=False,
        help_text="Référence de l’arrêté.",
    )


class PlanCheck(ActionForm):
    kind = forms.ChoiceField(
        label="Quoi", choices=TechnicalCheck.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    due_on = DayField(label="Avant le")


class NoteCheck(ActionForm):
    done_on = DayField(label="Faite le", past=True)
    result = words("Constat", rows=2, watched=True)
    next_on = DayField(label="Prochaine avant le", required=False)


class OpenGrant(ActionForm):
    year = forms.IntegerField(label="Année", min_value=2015, max_value=2100)
    reference = forms.CharField(label="Convention", max_length=80, required=False)
    fixed = AmountField(
        label="Part fixe par place et par mois",
        required=False,
        help_text="Vides : les montants connus du texte.",
    )
    variable = AmountField(label="Part variable par place et par mois", required=False)
    source = forms.CharField(label="D’où viennent ces montants", max_length=200, required=False)


class CorrectMonth(ActionForm):
    places = forms.IntegerField(label="Places disponibles", min_value=0, max_value=999)
    planned_percent = forms.DecimalField(
        label="Occupation prévue (%)", decimal_places=2, localize=True
    )


class MonthsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return f"{row.month:%m/%Y}, {row.places} places"


class StateMonths(ActionForm):
    months = MonthsChoice(
        label="Mois à arrêter",
        queryset=GrantMonth.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )

    def prepare(self) -> None:
        subject: Any = self.subject
        fields: Any = self.fields
        fields["months"].queryset = subject.months.filter(
            stated_on=None, month__lt=self.today.replace(day=1)
        ).order_by("month")
        if not self.is_bound:
            self.initial.setdefault("months", list(fields["months"].queryset))


class SendGrant(ActionForm):
    sent_on = DayField(label="Envoyé le", past=True)
    received = AmountField(label="Reçu dans l’année", required=False)
