"""A house that opens, and what it is."""

from django import forms

from palier.base.tenancy.models import Site
from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.registers.people.choices import TILES, words
from palier.work.residences.models import (
    OpeningProject,
    OpeningStep,
)


class PlanOpening(ActionForm):
    kind = forms.ChoiceField(
        label="Projet", choices=OpeningProject.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    planned_on = DayField(label="Ouverture prévue le")
    words = words("En quelques mots", required=False, rows=2)


class AddOpeningStep(ActionForm):
    kind = forms.ChoiceField(label="Nature", choices=OpeningStep.Kind)
    label = forms.CharField(label="Quoi", max_length=160)
    due_on = DayField(label="Avant le")


class FinishOpeningStep(ActionForm):
    done_on = DayField(label="Fait le", past=True)


class PlanMonth(ActionForm):
    month = DayField(label="Un jour du mois")
    places = forms.IntegerField(label="Places ouvertes à la fin du mois", min_value=0)
    lived = forms.IntegerField(label="Dont occupées", min_value=0)
    staff = forms.DecimalField(
        label="Postes (ETP)", min_value=0, max_value=999, decimal_places=2, localize=True
    )


class OpenHouse(ActionForm):
    opened_on = DayField(label="Ouvert aux résidents le", past=True)


class ChangeHouseKind(ActionForm):
    kind = forms.ChoiceField(label="Devient", choices=Site.Kind)
    starts_on = DayField(label="Depuis le", past=True)
    source = forms.CharField(
        label="Agrément, convention ou arrêté", max_length=200, required=False
    )
