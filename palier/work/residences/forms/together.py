"""Activities, notices on the board, services of the house."""

from typing import Any

from django import forms

from palier.base.ui.fields import AmountField, DayField, LastDayField, MomentField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.people.choices import TILES, words
from palier.registers.people.models import Household
from palier.work.residences.forms.choosing import HouseForm, HouseholdsHere, ResidentHere
from palier.work.residences.models import (
    HouseService,
)


class PlanActivity(ActionForm):
    title = forms.CharField(label="Quoi", max_length=120)
    starts_at = MomentField(label="Quand")
    place = forms.CharField(label="Où", max_length=120, required=False)
    seats = forms.IntegerField(
        label="Places", min_value=1, max_value=500, required=False, help_text="Vide : sans limite."
    )


class CorrectActivity(PlanActivity):
    pass


class LeaveActivity(ActionForm):
    household = PickField(label="Qui", queryset=Household.objects.none())

    def prepare(self) -> None:
        field: Any = self.fields["household"]
        field.queryset = Household.objects.visible_to(self.actor).filter(
            activities__activity=self.subject  # type: ignore[misc]
        )


class JoinActivity(HouseForm):
    households = HouseholdsHere(label="Viennent")

    def prepare(self) -> None:
        super().prepare()
        field: Any = self.fields["households"]
        field.queryset = field.queryset.exclude(activities__activity=self.subject)


class FillActivity(HouseForm):
    came = HouseholdsHere(label="Sont venus", required=False)


class PinNotice(ActionForm):
    title = forms.CharField(label="Titre", max_length=120)
    text = words("Texte", rows=6, watched=True)
    starts_on = DayField(label="Affichée du")
    ends_on = LastDayField(label="Au, ce jour compris", required=False)


class SetService(ActionForm):
    label = forms.CharField(label="Prestation", max_length=80, help_text="Laverie, nuit d’ami…")
    kind = forms.ChoiceField(
        label="Nature",
        choices=HouseService.Kind,
        initial=HouseService.Kind.OPTION,
        widget=forms.RadioSelect(attrs=TILES),
        help_text="Une prestation facultative se facture à part de la quittance.",
    )
    unit = forms.CharField(label="Unité", max_length=30, initial="fois")
    price = AmountField(label="Prix")
    starts_on = DayField(label="À partir du")


class ChargeService(HouseForm):
    occupancy = ResidentHere(label="Pour qui")
    quantity = forms.IntegerField(label="Combien", min_value=1, max_value=999, initial=1)
    on = DayField(label="Le", past=True)
