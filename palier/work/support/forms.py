from django import forms

from palier.base.kit.periods import in_force
from palier.base.tenancy.models import User
from palier.base.tenancy.reads import colleagues
from palier.base.ui.fields import DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.registers.programmes.models import Programme
from palier.work.support.models import Measure, PathMoment

TILES = {"data-tiles": "yes"}


class UserChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, user: User) -> str:
        return f"{user.first_name} {user.last_name}"


class OpenMeasure(ActionForm):
    programme = forms.ModelChoiceField(label="Dispositif", queryset=Programme.objects.none())
    caseworker = UserChoice(label="Référent ou référente", queryset=User.objects.none())
    starts_on = DayField(label="Début")
    planned_end_on = DayField(label="Fin prévue", required=False)

    def prepare(self) -> None:
        programmes = Programme.objects.visible_to(self.actor).filter(in_force(self.today))
        self.fields["programme"].queryset = programmes.order_by("name")  # type: ignore[attr-defined]
        self.fields["caseworker"].queryset = colleagues(self.actor)  # type: ignore[attr-defined]


class EndMeasure(ActionForm):
    ends_on = LastDayField(label="Dernier jour")
    end_reason = forms.ChoiceField(label="Pourquoi", choices=Measure.EndReason)
    review = forms.CharField(
        label="Bilan",
        widget=forms.Textarea,
        help_text="Ce qui a été fait, ce qui reste à faire, dit avec la personne.",
    )


class WriteNote(ActionForm):
    on = DayField(label="Le")
    title = forms.CharField(label="Objet", max_length=120)
    text = forms.CharField(
        label="Note",
        widget=forms.Textarea,
        help_text="Des faits, utiles à l’accompagnement. La personne peut demander à la lire.",
    )
    is_secret = forms.BooleanField(
        label="Note secrète",
        required=False,
        help_text="Lue par vous et par votre encadrement seulement. Son objet aussi.",
    )
    said_with_care = forms.BooleanField(
        label="Je confirme : ces mots sont nécessaires à l’accompagnement", required=False
    )


class CorrectNote(ActionForm):
    title = forms.CharField(label="Objet", max_length=120)
    text = forms.CharField(label="Note", widget=forms.Textarea)


class NotePathMoment(ActionForm):
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


class AddTask(ActionForm):
    label = forms.CharField(label="Quoi", max_length=120)
    due_on = DayField(label="Avant le", required=False)
    assignee = UserChoice(label="Pour", queryset=User.objects.none())

    def prepare(self) -> None:
        self.fields["assignee"].queryset = colleagues(self.actor)  # type: ignore[attr-defined]


class FinishTask(ActionForm):
    pass
