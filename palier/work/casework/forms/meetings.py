"""Conferences, practice reviews, documents handed over."""

from django import forms

from palier.base.ui.fields import DayField, HourField
from palier.registers.people.choices import TILES, BodyChoice, ChoosingForm, words
from palier.work.casework.models import Handout, HandOver


class CallConference(ChoosingForm):
    adds = True

    subject_words = forms.CharField(label="Sujet", max_length=160)
    on = DayField(label="Le")
    at = HourField(label="À", required=False)
    place = forms.CharField(label="Où", max_length=160, required=False)
    with_person = forms.BooleanField(label="La personne est invitée", required=False, initial=True)
    guests = words("Qui d’autre est invité", required=False, help_text="Un nom par ligne.")

    def clean_guests(self) -> list[str]:
        return str(self.cleaned_data["guests"]).splitlines()


class InviteGuest(ChoosingForm):
    adds = True

    name = forms.CharField(label="Qui", max_length=120, required=False)
    body = BodyChoice(label="De quelle structure", required=False)


class NoteGuest(ChoosingForm):
    came = forms.BooleanField(label="Est venu ou venue", required=False)
    shared = forms.CharField(
        label="Ce qui est partagé avec cette personne",
        max_length=300,
        required=False,
        help_text="Seulement ce qui est strictement nécessaire.",
    )
    basis = forms.CharField(
        label="Sur quel accord",
        max_length=160,
        required=False,
        help_text="« Avec l’accord de Mme Diallo », « la famille est informée »…",
    )


class HoldConference(ChoosingForm):
    decisions = words("Ce qui est décidé", rows=4)
    person_words = words("Ce que la personne en dit", required=False)
    held_on = DayField(past=True, label="Tenue le")


class NotePracticeReview(ChoosingForm):
    on = DayField(past=True, label="Le")
    subject_words = forms.CharField(label="Sujet", max_length=160)
    text = words("Ce qu’on en retient", rows=6, help_text="Sans aucun nom.")
    present = forms.IntegerField(label="Combien étaient là", min_value=1, max_value=200)


class AddHandout(ChoosingForm):
    kind = forms.ChoiceField(label="Document", choices=Handout.Kind)
    version = forms.CharField(label="Version", max_length=40, help_text="« 2026 », « v3 »…")
    language = forms.CharField(label="Langue", max_length=40, initial="français")


class HandOverForm(ChoosingForm):
    adds = True

    handout = forms.ModelChoiceField(
        label="Document", queryset=Handout.objects.none(), empty_label=None
    )
    given_to = forms.CharField(label="À qui", max_length=120)
    explained = forms.BooleanField(label="Expliqué de vive voix", required=False)
    on = DayField(past=True, label="Le")

    def prepare(self) -> None:
        rows = Handout.objects.visible_to(self.actor).filter(is_current=True)
        self.fields["handout"].queryset = rows.order_by("kind", "language", "pk")  # type: ignore[attr-defined]


class SignHandOver(ChoosingForm):
    signed_how = forms.ChoiceField(
        label="Comment", choices=HandOver.How, widget=forms.RadioSelect(attrs=TILES)
    )
    signed_as = forms.CharField(
        label="Qui signe écrit son nom ici",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    on = DayField(label="Signé le", past=True)
