from collections.abc import Sequence
from typing import Any

from django import forms

from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.spent import KINDS, Act
from palier.registers.people.choices import TILES
from palier.registers.programmes.models import Programme

MINUTES = "min:"


class MendTimes(ActionForm):
    """Minutes of each act of a week, one number each."""

    def offer(self, acts: Sequence[Act]) -> None:
        """Ask for these acts."""
        for act in acts:
            self.fields[f"{MINUTES}{act.key}"] = forms.IntegerField(
                label=f"Minutes : {act.title}",
                initial=act.minutes,
                min_value=0,
                max_value=720,
                required=False,
                widget=forms.NumberInput(attrs={"class": "input"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = {name: cleaned.pop(name) for name in list(cleaned) if name.startswith(MINUTES)}
        cleaned["minutes"] = {
            name.removeprefix(MINUTES): each for name, each in given.items() if each is not None
        }
        return cleaned


class AddTime(ActionForm):
    on = DayField(label="Le", past=True)
    kind = forms.ChoiceField(
        label="À quoi",
        choices=list(KINDS.items()),
        widget=forms.RadioSelect(attrs=TILES),
    )
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=720)
    programme = forms.ModelChoiceField(
        label="Pour quel dispositif",
        queryset=Programme.objects.none(),
        required=False,
        empty_label="Aucun en particulier",
    )
    words = forms.CharField(
        label="Précision",
        max_length=120,
        required=False,
        help_text="« Tableau trimestriel », « route de Salon ». Sans nom de personne.",
    )

    def prepare(self) -> None:
        field: Any = self.fields["programme"]
        rows = Programme.objects.filter(organisation=self.actor.organisation)
        field.queryset = rows.order_by("name", "pk")
