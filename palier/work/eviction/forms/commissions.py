"""The local commission."""

from typing import Any

from django import forms

from palier.base.kit.typography import day_in_words
from palier.base.ui.fields import AmountField, DayField, HourField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.people.choices import TILES
from palier.registers.people.models import Body, Household
from palier.work.eviction.models import CommissionMember, Procedure, Recommendation


class AddMember(ActionForm):
    name = forms.CharField(label="Qui siège", max_length=120)
    body = PickField(label="Pour", queryset=Body.objects.none(), empty_label=None)
    sees = forms.ChoiceField(
        label="Lit", choices=CommissionMember.Sees, widget=forms.RadioSelect(attrs=TILES)
    )
    email = forms.EmailField(label="Adresse électronique", required=False)

    def prepare(self) -> None:
        self.fields["body"].queryset = Body.objects.filter(  # type: ignore[attr-defined]
            organisation=self.actor.organisation
        ).order_by("sort_name", "pk")


class RetireMember(ActionForm):
    left_on = DayField(label="Ne siège plus depuis le")


class CallCommission(ActionForm):
    on = DayField(label="Le")
    at = HourField(label="À", required=False)
    place = forms.CharField(label="Où", max_length=160, required=False)


class ProcedureChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return f"{row.household.name}, ouverte le {day_in_words(row.opened_on, short=True)}"


class PutOnAgenda(ActionForm):
    procedure = ProcedureChoice(
        label="Une procédure suivie ici", queryset=Procedure.objects.none(), required=False
    )
    household = PickField(label="Ou un ménage", queryset=Household.objects.none(), required=False)
    name = forms.CharField(
        label="Ou une situation d’un partenaire",
        max_length=120,
        required=False,
        help_text="Des initiales suffisent.",
    )
    landlord = PickField(
        label="Bailleur",
        queryset=Body.objects.none(),
        required=False,
        help_text="Il ne lira que les situations où il est nommé ici.",
    )
    brought_by = forms.CharField(label="Apportée par", max_length=120)
    debt = AmountField(label="Dette", required=False)
    rent = AmountField(label="Loyer", required=False)
    stage = forms.CharField(label="Où en est la procédure", max_length=120, required=False)
    summary = forms.CharField(
        label="Ce qui est partagé",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        help_text="Le nécessaire, avec l’accord du ménage : rien de la santé ni de l’intime.",
    )
    informed_on = DayField(
        label="Ménage informé le",
        past=True,
        error_messages={
            "required": "Le ménage est informé que sa situation est examinée : dites quand."
        },
    )
    household_words = forms.CharField(
        label="Ce que le ménage demande", max_length=400, required=False
    )

    def prepare(self) -> None:
        fields: Any = self.fields
        fields["procedure"].queryset = (
            Procedure.objects.visible_to(self.actor)
            .filter(ended_on=None)
            .select_related("household")
            .order_by("household__sort_name", "pk")
        )
        fields["household"].queryset = Household.objects.visible_to(self.actor).order_by(
            "sort_name", "pk"
        )
        fields["landlord"].queryset = Body.objects.filter(
            organisation=self.actor.organisation
        ).order_by("sort_name", "pk")


class NoteAttendance(ActionForm):
    present = forms.ModelMultipleChoiceField(
        label="Présents",
        queryset=CommissionMember.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        required=False,
    )

    def prepare(self) -> None:
        members = CommissionMember.objects.visible_to(self.actor).filter(left_on=None)
        self.fields["present"].queryset = members.order_by("name", "pk")  # type: ignore[attr-defined]


class GiveOpinion(ActionForm):
    opinion = forms.CharField(
        label="Avis de la commission", widget=forms.Textarea(attrs={"rows": 5})
    )
    given_on = DayField(label="Rendu le", past=True)


class Recommend(ActionForm):
    outcome = forms.ChoiceField(label="Suite demandée", choices=Recommendation.Outcome)
    who = forms.CharField(label="Qui s’en charge", max_length=120)
    due_on = DayField(label="Avant le")


class FinishRecommendation(ActionForm):
    done_on = DayField(label="Le", past=True)
    result = forms.CharField(label="Ce qu’il en est", max_length=300)


class HoldCommission(ActionForm):
    held_on = DayField(label="Tenue le", past=True)
    minutes = forms.CharField(
        label="Divers", widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
