"""Sessions with a lawyer."""

from django import forms

from palier.base.ui.fields import DayField, HourField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.people.choices import TILES
from palier.registers.people.models import Household


class PlanSession(ActionForm):
    on = DayField(label="Le")
    begins_at = HourField(label="À partir de")
    place = forms.CharField(label="Où", max_length=160)
    lawyer = forms.CharField(label="Avocat", max_length=120)
    places = forms.IntegerField(
        label="Rendez-vous possibles", min_value=1, max_value=60, initial=6
    )


class BookReception(ActionForm):
    household = PickField(
        label="Ménage",
        queryset=Household.objects.none(),
        required=False,
        help_text="Vide : la personne n’a pas de dossier, ou préfère ne pas le dire.",
    )
    name = forms.CharField(label="Nom, si elle le donne", max_length=120, required=False)
    at = HourField(label="À", required=False)
    subject_words = forms.CharField(label="Pour quoi", max_length=160)

    def prepare(self) -> None:
        self.fields["household"].queryset = Household.objects.visible_to(  # type: ignore[attr-defined]
            self.actor
        ).order_by("sort_name", "pk")


class NoteReception(ActionForm):
    came = forms.TypedChoiceField(
        label="La personne",
        choices=[("yes", "est venue"), ("no", "n’est pas venue")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    next_step = forms.CharField(
        label="Suite convenue",
        max_length=300,
        required=False,
        help_text="Lue par toutes les personnes qui suivent la procédure : jamais l’avis de l’avocat.",
    )


class GiveAdvice(ActionForm):
    text = forms.CharField(
        label="Avis de l’avocat",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Lu seulement par l’avocat et ceux qui accompagnent le ménage. Ne se modifie plus.",
    )
