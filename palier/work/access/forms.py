from django import forms

from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.registers.people.models import Person
from palier.work.access.models import HEALTH, Request, RequestState, Visit

TILES = {"data-tiles": "yes"}


class _Visit(ActionForm):
    reasons = forms.MultipleChoiceField(
        label="Motif",
        choices=Visit.Reason,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        error_messages={"required": "Choisissez au moins un motif."},
    )
    who = forms.ChoiceField(
        label="Qui vient",
        choices=Visit.Who,
        initial=Visit.Who.SELF,
        widget=forms.RadioSelect(attrs=TILES),
    )
    request = forms.CharField(
        label="Ce que la personne demande",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answer = forms.CharField(
        label="Ce qu’on lui a répondu", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    orientation = forms.ChoiceField(
        label="Orientation",
        choices=Visit.Orientation,
        initial=Visit.Orientation.NONE,
        widget=forms.RadioSelect(attrs=TILES),
    )
    name = forms.CharField(
        label="Nom, prénom ou surnom",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def prepare(self) -> None:
        if not self.actor.sees("access.health"):
            seen = [choice for choice in Visit.Reason.choices if choice[0] != HEALTH]
            self.fields["reasons"].choices = seen  # type: ignore[attr-defined]


class NoteVisit(_Visit):
    pass


class CorrectVisit(_Visit):
    pass


class OpenFileFromVisit(ActionForm):
    title = forms.ChoiceField(
        label="Civilité",
        choices=Person.Title,
        initial=Person.Title.NONE,
        widget=forms.RadioSelect(attrs=TILES),
    )
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    last_name = forms.CharField(label="Nom ou surnom", max_length=100, required=False)
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)


class AttachVisit(ActionForm):
    pass


class ReceiveRequest(ActionForm):
    kind = forms.ChoiceField(
        label="Pour", choices=Request.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    on = DayField(label="Le")
    text = forms.CharField(label="Avec ses mots", widget=forms.Textarea, required=False)


class AnswerRequest(ActionForm):
    state = forms.ChoiceField(
        label="Réponse",
        choices=[(s.value, s.label) for s in RequestState if s != RequestState.RECEIVED],
        widget=forms.RadioSelect(attrs=TILES),
    )
    answer = forms.CharField(
        label="Ce qu’on lui répond",
        widget=forms.Textarea,
        required=False,
        help_text="La personne peut le lire. Un refus dit pourquoi.",
    )
    field_order = ["state", "answer"]
