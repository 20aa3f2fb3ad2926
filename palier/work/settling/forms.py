from django import forms

from palier.base.ui.fields import DayField
from palier.base.ui.watching import WatchedLine
from palier.registers.people.choices import TILES, ChoosingForm, UserChoice
from palier.work.settling.models import EntryStep


class GiveEntryStep(ChoosingForm):
    by = forms.ChoiceField(
        label="Par", choices=EntryStep.By, widget=forms.RadioSelect(attrs=TILES)
    )
    given_to = UserChoice(label="Nommément", sight="settling.steps", required=False)
    due_on = DayField(label="Pour le")


class AddEntryStep(GiveEntryStep):
    adds = True
    field_order = ("what", "by", "given_to", "due_on")

    what = forms.CharField(label="Quoi", max_length=120, widget=WatchedLine)


class FinishEntryStep(ChoosingForm):
    on = DayField(label="Le", past=True)
    words = forms.CharField(label="Précision", max_length=200, required=False, widget=WatchedLine)


class SetEntryStepAside(ChoosingForm):
    why = forms.CharField(
        label="Pourquoi",
        max_length=200,
        widget=WatchedLine,
        help_text="« Pas de droit ouvert », « déjà scolarisés ».",
    )
