from django import forms

from palier.base.ui.fields import DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.registers.people.models import Body, HouseholdMember, Person

TILES = {"data-tiles": "yes"}


class _Identity(ActionForm):
    title = forms.ChoiceField(
        label="Civilité",
        choices=Person.Title,
        initial=Person.Title.NONE,
        widget=forms.RadioSelect(attrs=TILES),
    )
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    last_name = forms.CharField(label="Nom ou surnom", max_length=100, required=False)
    birth_on = DayField(label="Date de naissance", required=False)

    def prepare(self) -> None:
        if not self.actor.sees("people.birth_dates"):
            del self.fields["birth_on"]


class OpenHousehold(_Identity):
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)
    email = forms.EmailField(label="Adresse électronique", required=False)
    opened_on = DayField(label="Dossier ouvert le")


class AddPerson(_Identity):
    place = forms.ChoiceField(
        label="Dans le ménage",
        choices=HouseholdMember.Place,
        initial=HouseholdMember.Place.CHILD,
        widget=forms.RadioSelect(attrs=TILES),
    )
    starts_on = DayField(label="Dans le ménage depuis le")
    field_order = ["place", "title", "first_name", "last_name", "birth_on", "starts_on"]


class CorrectPerson(_Identity):
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)
    email = forms.EmailField(label="Adresse électronique", required=False)

    def prepare(self) -> None:
        """Everyone who may correct a person sees the birth date that would be replaced."""


class EndHouseholdMembership(ActionForm):
    ends_on = LastDayField(label="Dernier jour dans le ménage")


class AddBody(ActionForm):
    name = forms.CharField(label="Nom", max_length=200)
    kinds = forms.MultipleChoiceField(
        label="En tant que",
        choices=Body.Kind,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)
    email = forms.EmailField(label="Adresse électronique", required=False)
    town = forms.CharField(label="Commune", max_length=100, required=False)
