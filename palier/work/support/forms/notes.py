"""Interventions, moments of the path, things to do."""

from typing import Any

from django import forms
from django.utils import timezone

from palier.base.ui.fields import DayField, LastDayField, MomentField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.watching import WatchedArea, WatchedLine
from palier.registers.people.choices import TILES, ChoosingForm, UserChoice
from palier.registers.people.models import Household
from palier.work.casework.models import Right
from palier.work.support.models import Note, PathMoment

KEPT_APART = "Une phrase entre [[ et ]] n’est lue que de vous et de votre encadrement."
WATCHABLE = [kind for kind in Right.Kind if kind != Right.Kind.OTHER]
CARE = "Je confirme : ces mots sont nécessaires à l’accompagnement"


class _Words(ChoosingForm):
    said_with_care = forms.BooleanField(label=CARE, required=False)


class WriteNote(_Words):
    kind = forms.ChoiceField(
        label="Quoi",
        choices=Note.Kind,
        initial=Note.Kind.OFFICE,
        widget=forms.RadioSelect(attrs=TILES),
    )
    text = forms.CharField(
        label="Ce qui s’est dit, ce qui a été fait",
        widget=WatchedArea(attrs={"rows": 6, "data-secrets": "yes"}),
        help_text=f"Des faits. La personne peut demander à la lire. {KEPT_APART}",
    )
    minutes = forms.IntegerField(
        label="Temps passé, en minutes",
        required=False,
        min_value=1,
        max_value=720,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    on = DayField(past=True, label="Le")
    title = forms.CharField(
        label="Objet", max_length=120, required=False, help_text="Vide : le genre en tient lieu."
    )
    is_face_to_face = forms.NullBooleanField(
        label="En présence de la personne",
        required=False,
        widget=forms.Select(choices=[("", "selon le genre"), ("true", "oui"), ("false", "non")]),
    )
    is_secret = forms.BooleanField(
        label="Note secrète en entier",
        required=False,
        help_text="Lue par vous et par votre encadrement seulement. Son objet aussi.",
    )
    todo = forms.CharField(
        label="À faire ensuite", max_length=120, required=False, widget=WatchedLine
    )
    todo_on = DayField(label="Avant le", required=False)
    meet_at = MomentField(label="Prochain rendez-vous", required=False)
    right = forms.ChoiceField(
        label="Droit à surveiller, de la personne de référence",
        choices=[("", "—"), *((kind.value, kind.label) for kind in WATCHABLE)],
        required=False,
    )
    right_on = DayField(label="Il expire le", required=False)
    field_order = ["text", "kind", "minutes", "on", "title", "is_face_to_face", "is_secret"]

    def prepare(self) -> None:
        super().prepare()
        followed_by = {
            "support.add_task": ("todo", "todo_on"),
            "support.book_appointment": ("meet_at",),
            "casework.note_right": ("right", "right_on"),
        }
        for action, names in followed_by.items():
            if not self.actor.may(action):
                for name in names:
                    del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("todo_on") and not cleaned.get("todo"):
            self.add_error("todo", "Dites ce qui est à faire.")
        if cleaned.get("meet_at") and cleaned["meet_at"] < timezone.now():
            self.add_error("meet_at", "Ce moment est passé : un rendez-vous est à venir.")
        if cleaned.get("right_on") and cleaned["right_on"] < self.today:
            self.add_error("right_on", "Ce jour est passé.")
        if cleaned.get("right_on") and not cleaned.get("right"):
            self.add_error("right", "Dites quel droit expire ce jour.")
        return cleaned

    @property
    def follows(self) -> list[forms.BoundField]:
        """What follows, as far as one may take it."""
        names = ("todo", "todo_on", "meet_at", "right", "right_on")
        return [self[name] for name in names if name in self.fields]

    @property
    def is_followed(self) -> bool:
        """Something of what follows was filled in, or refused."""
        return any(each.errors or each.value() for each in self.follows)


class MoveNote(ActionForm):
    household = PickField(label="Le bon ménage", queryset=Household.objects.none())

    def prepare(self) -> None:
        self.fields["household"].queryset = Household.objects.visible_to(  # type: ignore[attr-defined]
            self.actor
        ).order_by("name")


class CorrectNote(_Words):
    title = forms.CharField(label="Objet", max_length=120)
    kind = forms.ChoiceField(
        label="Quoi", choices=Note.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    on = DayField(past=True, label="Le")
    minutes = forms.IntegerField(
        label="Temps passé, en minutes",
        required=False,
        min_value=1,
        max_value=720,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    is_face_to_face = forms.NullBooleanField(
        label="En présence de la personne",
        required=False,
        widget=forms.Select(choices=[("", "selon le genre"), ("true", "oui"), ("false", "non")]),
    )
    text = forms.CharField(
        label="Note",
        widget=WatchedArea(attrs={"rows": 8, "data-secrets": "yes"}),
        help_text=KEPT_APART,
    )
    field_order = ["title", "text", "said_with_care", "kind", "on", "minutes", "is_face_to_face"]

    def prepare(self) -> None:
        super().prepare()
        if not self.is_bound:
            del self.fields["said_with_care"]

    def clean(self) -> dict[str, Any]:
        return super().clean() or {}


class NotePathMoment(ChoosingForm):
    kind = forms.ChoiceField(
        label="Quoi",
        choices=PathMoment.Kind,
        initial=PathMoment.Kind.STAY,
        widget=forms.RadioSelect(attrs=TILES),
    )
    label = forms.CharField(
        label="Avec ses mots",
        max_length=80,
        help_text="« Hébergée à l’hôtel », « un bail à mon nom ».",
    )
    where = forms.CharField(label="Où, ou ce qui suit", max_length=120, required=False)
    starts_on = DayField(label="Depuis le, ou le")
    ends_on = LastDayField(label="Jusqu’au", required=False)


class MoveTask(ChoosingForm):
    due_on = DayField(label="Avant le")
    assignee = UserChoice(label="Pour", sight="support.measures")


class AddTask(ChoosingForm):
    label = forms.CharField(label="Quoi", max_length=120, widget=WatchedLine)
    due_on = DayField(label="Avant le", required=False)
    assignee = UserChoice(label="Pour", sight="support.measures")
    is_reserved = forms.BooleanField(
        label="Pour qui lit les notes seulement",
        required=False,
        help_text="Juriste, gestion et accueil ne sauront pas que c’est à faire.",
    )

    def prepare(self) -> None:
        super().prepare()
        if not self.actor.sees("support.notes"):
            del self.fields["is_reserved"]
