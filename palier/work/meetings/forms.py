from typing import Any

from django import forms

from palier.base.tenancy.models import Site, User
from palier.base.tenancy.reads import colleagues
from palier.base.ui.fields import DayField, HourField
from palier.base.ui.picking import PickField
from palier.base.ui.watching import WatchedLine
from palier.registers.people.choices import TILES, ChoosingForm, UserChoice
from palier.registers.people.choices import words as sentences
from palier.registers.people.models import OPEN_BODIES, Body
from palier.work.meetings.models import Meeting, MeetingGuest

SIGHT = "meetings.meetings"


class _Colleagues(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Those who are invited, of the association."""

    def __init__(self) -> None:
        super().__init__(
            label="Collègues invités",
            queryset=User.objects.none(),
            required=False,
            widget=forms.CheckboxSelectMultiple(attrs=TILES),
        )

    def label_from_instance(self, user: User) -> str:
        return user.short_name


class _Gathering(ChoosingForm):
    """The day, the place and the partner of a meeting."""

    def prepare(self) -> None:
        super().prepare()
        fields: Any = self.fields
        if "site" in fields:
            fields["site"].queryset = Site.objects.visible_to(self.actor).order_by("name", "pk")
        if "body" in fields:
            bodies = Body.objects.visible_to(self.actor).filter(OPEN_BODIES)
            kept = getattr(self.subject, "body_id", None)
            if kept:
                bodies = Body.objects.visible_to(self.actor).filter(OPEN_BODIES) | (
                    Body.objects.visible_to(self.actor).filter(pk=kept)
                )
            fields["body"].queryset = bodies.order_by("sort_name", "pk")
        if "colleagues" in fields:
            fields["colleagues"].queryset = colleagues(self.actor, sight=SIGHT)


class CorrectMeeting(_Gathering):
    title = forms.CharField(label="Objet", max_length=160)
    on = DayField(label="Le")
    at = HourField(label="À")
    minutes = forms.IntegerField(label="Durée en minutes", min_value=5, max_value=600)
    place = forms.CharField(label="Où", max_length=160, required=False)
    body = PickField(
        label="Avec",
        queryset=Body.objects.none(),
        required=False,
        help_text="Le bailleur, le partenaire.",
    )
    site = forms.ModelChoiceField(
        label="Site",
        queryset=Site.objects.none(),
        required=False,
        empty_label="Toute l’association",
        help_text="La réunion d’une maison n’est lue que de ceux qui y travaillent.",
    )


class CallMeeting(CorrectMeeting):
    adds = True
    field_order = ("kind", "title", "on", "at", "minutes", "place", "body", "site", "colleagues")

    kind = forms.ChoiceField(
        label="Genre",
        choices=[pair for pair in Meeting.Kind.choices if pair[0] != Meeting.Kind.TALKS],
        widget=forms.RadioSelect(attrs=TILES),
        help_text="La négociation d’un titre se prépare depuis sa page.",
    )
    colleagues = _Colleagues()


class CallTalks(CorrectMeeting):
    adds = True

    colleagues = _Colleagues()

    def prepare(self) -> None:
        super().prepare()
        del self.fields["body"], self.fields["site"]


class HoldMeeting(ChoosingForm):
    minutes = forms.IntegerField(label="Durée en minutes", min_value=5, max_value=600)
    came = forms.ModelMultipleChoiceField(
        label="Qui est venu",
        queryset=MeetingGuest.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )

    def prepare(self) -> None:
        field: Any = self.fields["came"]
        subject: Any = self.subject
        rows = MeetingGuest.objects.visible_to(self.actor).filter(meeting=subject)
        field.queryset = rows.select_related("user", "body").order_by("pk")
        field.label_from_instance = lambda guest: guest.called


class CancelMeeting(ChoosingForm):
    why = forms.CharField(label="Pourquoi", max_length=160, widget=WatchedLine)


class AddPoint(ChoosingForm):
    adds = True

    what = forms.CharField(label="De quoi on parle", max_length=200, widget=WatchedLine)


class NotePoint(ChoosingForm):
    what = forms.CharField(label="De quoi on a parlé", max_length=200, widget=WatchedLine)
    words = sentences("Ce qui s’est dit", required=False, watched=True)
    decision = sentences("Ce qui est décidé", required=False, rows=2, watched=True)

    def prepare(self) -> None:
        subject: Any = self.subject
        if subject.slide_id:
            del self.fields["what"]


class AddMeetingGuest(_Gathering):
    adds = True

    user = UserChoice(label="Un collègue", sight=SIGHT, required=False, empty_label="Personne")
    name = forms.CharField(label="Ou quelqu’un de l’extérieur", max_length=120, required=False)
    body = PickField(label="De quelle structure", queryset=Body.objects.none(), required=False)


class GiveFollowUp(ChoosingForm):
    adds = True

    what = forms.CharField(label="Quoi", max_length=200, widget=WatchedLine)
    given_to = UserChoice(
        label="Par", sight=SIGHT, required=False, empty_label="Qui a préparé la réunion"
    )
    due_on = DayField(label="Pour le")


class FinishFollowUp(ChoosingForm):
    on = DayField(label="Faite le", past=True)
