from typing import Any, ClassVar

from django import forms

from palier.base.tenancy.models import Site, User
from palier.base.tenancy.reads import colleagues
from palier.base.tenancy.roles import ROLES
from palier.base.ui.fields import DayField, HourField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.watching import WatchedArea, WatchedLine
from palier.registers.partners.models import OFFERED, Offer
from palier.registers.people.choices import UserChoice
from palier.registers.people.models import Body, Person
from palier.work.access.models import (
    HEALTH,
    Referral,
    Registration,
    Request,
    RequestState,
    Visit,
    Workshop,
)

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
        widget=WatchedArea(attrs={"rows": 3}),
    )
    answer = forms.CharField(
        label="Ce qu’on lui a répondu", required=False, widget=WatchedArea(attrs={"rows": 3})
    )
    orientation = forms.ChoiceField(
        label="Orientation",
        choices=Visit.Orientation,
        initial=Visit.Orientation.NONE,
        widget=forms.RadioSelect(attrs=TILES),
    )
    for_user = UserChoice(
        label="Pour qui, ici",
        required=False,
        empty_label="Qui sera libre",
        help_text="La personne, ou le mot, est sur sa journée jusqu’à ce que ce soit fait.",
    )
    name = forms.CharField(
        label="Nom, prénom ou surnom",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def prepare(self) -> None:
        meeting = [code for code, role in ROLES.items() if "access.meet_visitor" in role.actions]
        self.fields["for_user"].queryset = colleagues(self.actor, roles=meeting)  # type: ignore[attr-defined]
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


class JoinQueue(ActionForm):
    name = forms.CharField(label="Nom, prénom ou surnom", max_length=120, required=False)
    word = forms.CharField(
        label="À savoir",
        max_length=120,
        required=False,
        widget=WatchedLine,
        help_text="« Interprète demandé », « rendez-vous à 10 h ». Rien sur la santé.",
    )


class ReceiveRequest(ActionForm):
    kind = forms.ChoiceField(
        label="Pour", choices=Request.Kind, widget=forms.RadioSelect(attrs=TILES)
    )
    on = DayField(past=True, label="Le")
    text = forms.CharField(label="Avec ses mots", widget=WatchedArea, required=False)
    origin = forms.ChoiceField(
        label="Venue par",
        choices=Request.Origin,
        initial=Request.Origin.COUNTER,
        widget=forms.RadioSelect(attrs=TILES),
    )
    sent_by = PickField(label="Envoyée par", queryset=Body.objects.none(), required=False)
    reference = forms.CharField(label="Référence (SIAO…)", max_length=60, required=False)

    def prepare(self) -> None:
        _bodies(self, "sent_by")


def _bodies(form: ActionForm, name: str) -> None:
    rows = Body.objects.visible_to(form.actor).order_by("sort_name", "pk")
    rows = rows.filter(kinds__overlap=["funder", "prescriber", "partner", "landlord"])
    form.fields[name].queryset = rows  # type: ignore[attr-defined]


def _colleagues(form: ActionForm, name: str) -> None:
    field = form.fields[name]
    field.queryset = colleagues(form.actor)  # type: ignore[attr-defined]
    field.label_from_instance = lambda u: f"{u.first_name} {u.last_name}"  # type: ignore[attr-defined]


class EvaluateRequest(ActionForm):
    evaluation = forms.CharField(
        label="Ce qui a été regardé",
        widget=WatchedArea,
        help_text="Des faits utiles à la réponse. La personne peut les lire.",
    )
    evaluated_on = DayField(past=True, label="Le")


class AnswerRequest(ActionForm):
    state = forms.ChoiceField(
        label="Réponse",
        choices=[
            (s.value, s.label)
            for s in RequestState
            if s not in {RequestState.RECEIVED, RequestState.EVALUATED}
        ],
        widget=forms.RadioSelect(attrs=TILES),
    )
    refusal = forms.ChoiceField(
        label="Motif, pour un refus",
        choices=[("", "—"), *Request.Refusal.choices],
        required=False,
    )
    answer = forms.CharField(
        label="Ce qu’on lui répond",
        widget=WatchedArea,
        required=False,
        help_text="La personne peut le lire, et le reçoit par écrit. Un refus dit pourquoi.",
    )
    answered_on = DayField(past=True, label="Le")


class ReferOut(ActionForm):
    needed: ClassVar[dict[str, str]] = {"to": "si aucune offre n’est choisie"}

    offer = PickField(
        label="Offre de l’annuaire",
        queryset=Offer.objects.none(),
        required=False,
        help_text="Ce qui est proposé, par qui : ce qui en est advenu sera compté.",
    )
    to = PickField(label="Vers", queryset=Body.objects.none(), required=False)
    reason = forms.CharField(label="Pour", max_length=200)
    agreed = forms.BooleanField(label="Le ménage est d’accord", required=False)
    on = DayField(past=True, label="Le")

    def prepare(self) -> None:
        _bodies(self, "to")
        field: Any = self.fields["offer"]
        rows = Offer.objects.visible_to(self.actor).filter(OFFERED)
        field.queryset = rows.select_related("body").order_by("name", "pk")


class AcknowledgeReferral(ActionForm):
    on = DayField(past=True, label="Reçue le")


class CloseReferral(ActionForm):
    outcome = forms.ChoiceField(
        label="Suite", choices=Referral.Outcome, widget=forms.RadioSelect(attrs=TILES)
    )
    words = forms.CharField(label="Précision", max_length=200, required=False)
    on = DayField(past=True, label="Le")


class OpenSession(ActionForm):
    title = forms.CharField(label="Permanence", max_length=120)
    holders = forms.ModelMultipleChoiceField(
        label="Qui la tient",
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        error_messages={"required": "Une permanence a quelqu’un qui la tient."},
    )
    on = DayField(label="Le")
    starts_at = HourField(label="De")
    ends_at = HourField(label="À")
    site = forms.ModelChoiceField(label="Site", queryset=Site.objects.none(), required=False)
    place = forms.CharField(label="Lieu", max_length=160, required=False)

    def prepare(self) -> None:
        _colleagues(self, "holders")
        sites = Site.objects.visible_to(self.actor).order_by("name")
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]

    def clean_holders(self) -> list[User]:
        return list(self.cleaned_data["holders"])


class CancelSession(ActionForm):
    cancelled_because = forms.CharField(label="Pourquoi", max_length=160)


class PlanWorkshop(ActionForm):
    title = forms.CharField(label="Atelier ou réunion", max_length=120)
    kind = forms.ChoiceField(label="Genre", choices=Workshop.Kind)
    on = DayField(label="Le")
    at = HourField(label="À")
    capacity = forms.IntegerField(label="Places", min_value=1, max_value=500, initial=10)
    leader = forms.ModelChoiceField(label="Animé par", queryset=User.objects.none())
    place = forms.CharField(label="Où", max_length=160, required=False)
    body = PickField(label="Chez un partenaire", queryset=Body.objects.none(), required=False)

    def prepare(self) -> None:
        _colleagues(self, "leader")
        _bodies(self, "body")


class CorrectWorkshop(PlanWorkshop):
    pass


class Register(ActionForm):
    name = forms.CharField(
        label="Nom, prénom ou surnom",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class FillAttendance(ActionForm):
    present = forms.ModelMultipleChoiceField(
        label="Qui est venu",
        queryset=Registration.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        required=False,
        error_messages={
            "invalid_choice": "Cette personne n’est pas inscrite à cet atelier : inscrivez-la d’abord.",
            "invalid_pk_value": "Cette personne n’est pas inscrite à cet atelier : inscrivez-la d’abord.",
        },
    )
    summary = forms.CharField(label="Ce qui s’est passé", widget=WatchedArea, required=False)

    def of(self, workshop: Workshop) -> None:
        """Those registered there."""
        self.on = workshop.on
        rows = workshop.registrations.order_by("name", "pk")
        self.fields["present"].queryset = rows  # type: ignore[attr-defined]

    def clean_present(self) -> list[Registration]:
        if self.on > self.today:
            raise forms.ValidationError("Cet atelier n’a pas encore eu lieu.")
        return list(self.cleaned_data["present"])


class FollowRegistration(ActionForm):
    follow_up = forms.CharField(
        label="Ce qui suit", max_length=200, required=False, widget=WatchedLine
    )


class NoteRound(ActionForm):
    on = DayField(past=True, label="Le")
    place = forms.CharField(
        label="Où", max_length=160, required=False, help_text="Un hôtel, un foyer, une clinique."
    )
    body = PickField(label="Partenaire", queryset=Body.objects.none(), required=False)
    worker = forms.ModelChoiceField(label="Par", queryset=User.objects.none())
    summary = forms.CharField(label="Compte rendu", widget=WatchedArea, required=False)

    def prepare(self) -> None:
        _colleagues(self, "worker")
        _bodies(self, "body")


class NoteEncounter(ActionForm):
    name = forms.CharField(
        label="Nom, prénom ou surnom",
        max_length=120,
        required=False,
        help_text="Sans nom, c’est possible.",
    )
    said = forms.CharField(
        label="Ce qui s’est dit", max_length=300, required=False, widget=WatchedLine
    )
    next_step = forms.CharField(
        label="Et ensuite", max_length=200, required=False, widget=WatchedLine
    )
    next_on = DayField(label="Avant le", required=False)
