"""Appointments, conferences, hand-overs, cohorts, reviews."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from palier.base.ui.fields import DayField, HourField
from palier.base.ui.watching import WatchedLine
from palier.registers.people.choices import TILES, ChoosingForm, UserChoice, words
from palier.registers.programmes.models import Target
from palier.work.support.models import Appointment, CohortStep, Invitation

REMIND = [("", "pas de rappel"), ("sms", "SMS la veille"), ("email", "courriel la veille")]


class _When(ChoosingForm):
    """A day, an hour and how long: together an instant where the association is."""

    day = DayField(label="Le")
    at = HourField(label="À")
    minutes = forms.IntegerField(label="Durée, en minutes", min_value=5, max_value=600, initial=45)
    remind = forms.ChoiceField(
        label="Rappel à la personne",
        choices=REMIND,
        required=False,
        help_text="Le message dit le jour, l’heure et le lieu, jamais pourquoi.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, at = cleaned.pop("day", None), cleaned.pop("at", None)
        if day and at:
            zone = ZoneInfo(self.actor.organisation.time_zone)
            cleaned["starts_at"] = datetime.combine(day, at, zone)
        return cleaned


class BookAppointment(_When):
    title = forms.CharField(label="Objet", max_length=120)
    worker = UserChoice(label="Avec")
    where = forms.ChoiceField(
        label="Où", choices=Appointment.Where, widget=forms.RadioSelect(attrs=TILES)
    )
    address = forms.CharField(label="Adresse ou lieu", max_length=160, required=False)
    field_order = ["title", "day", "at", "minutes", "where", "address", "worker", "remind"]


class _TellingGuests(ChoosingForm):
    """Those who are invited are told, when there are any."""

    tell = forms.BooleanField(label="Prévenir les invités", required=False, initial=True)

    def prepare(self) -> None:
        super().prepare()
        subject: Any = self.subject
        invited = list(
            subject.invitations.filter(withdrawn_at=None).values_list("name", flat=True)
        )
        if invited:
            self.fields["tell"].help_text = (
                "Un message part aussitôt à " + ", ".join(invited) + "."
            )
        else:
            del self.fields["tell"]


class MoveAppointment(_When, _TellingGuests):
    field_order = ["day", "at", "minutes", "remind", "tell"]


class InviteToAppointment(ChoosingForm):
    adds = True

    name = forms.CharField(
        label="Qui",
        max_length=120,
        help_text="« Mme Laval, Mission locale », « sa sœur ».",
    )
    channel = forms.ChoiceField(
        label="Par", choices=Invitation.Channel, widget=forms.RadioSelect(attrs=TILES)
    )
    to = forms.CharField(label="Adresse électronique ou téléphone portable", max_length=254)
    words = forms.CharField(
        label="Ce qu’il faut savoir",
        max_length=300,
        required=False,
        widget=WatchedLine,
        help_text="« Entrée par la cour », « apportez le formulaire ». Ni nom, ni raison : le "
        "message peut être lu par un autre.",
    )


class AnswerAppointment(_TellingGuests):
    state = forms.ChoiceField(
        label="Ce qu’il en a été",
        choices=[
            ("kept", "la personne est venue"),
            ("missed", "elle n’est pas venue"),
            ("cancelled", "annulé"),
        ],
        widget=forms.RadioSelect(attrs=TILES),
    )
    because = forms.CharField(label="Annulé parce que", max_length=160, required=False)
    field_order = ["state", "because", "tell"]


class JoinCohort(ChoosingForm):
    target = forms.ModelChoiceField(
        label="Programme et public", queryset=Target.objects.none(), empty_label=None
    )
    joined_on = DayField(past=True, label="Depuis le")

    def prepare(self) -> None:
        rows = Target.objects.visible_to(self.actor).select_related("programme")
        field = self.fields["target"]
        field.queryset = rows.order_by("-year", "programme__name", "public")  # type: ignore[attr-defined]
        field.label_from_instance = lambda t: f"{t.programme}, {t}"  # type: ignore[attr-defined]


class NoteCohortStep(ChoosingForm):
    adds = True

    kind = forms.ChoiceField(
        label="Jalon", choices=CohortStep.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    on = DayField(past=True, label="Le")
    words = forms.CharField(label="Ce que le ménage en dit", max_length=200, required=False)


class LeaveCohort(ChoosingForm):
    left_on = DayField(past=True, label="Sorti le")
    left_because = forms.CharField(label="Pourquoi", max_length=160)


class CorrectReview(ChoosingForm):
    asked = words("La demande", required=False)
    aims = words("Les objectifs", required=False)
    done = words("Ce qui a été fait", required=False, rows=6)
    results = words("Les résultats", required=False, rows=4)
    follow_up = words("La suite", required=False)
    person_words = words("L’avis du ménage", required=False)


class DraftYearReview(ChoosingForm):
    worker = UserChoice(label="De qui")
    year = forms.IntegerField(label="Année", min_value=2000, max_value=2100)


class HandInReview(ChoosingForm):
    handed_in_on = DayField(past=True, label="Rendu le")


class AddReviewTemplate(ChoosingForm):
    content = forms.FileField(
        label="Document Word (.docx)",
        help_text="Les champs s’écrivent {{ demande }}, {{ objectifs }}, {{ actions }}…",
        error_messages={"empty": "Ce fichier est vide. Vérifiez que c’est le bon."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("content")
        if upload is not None:
            cleaned |= {"content": upload.read(6 * 1024 * 1024), "name": upload.name}
        return cleaned
