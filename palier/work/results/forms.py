from typing import Any

from django import forms

from palier.base.ledger.models import CostCentre
from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.registers.people.choices import TILES
from palier.work.results.models import SpreadKey

SHARE = "share_"


class SpreadSection(ActionForm):
    """Its source, its basis, and a weight for each section that bears it; empty: it bears none."""

    source = forms.ModelChoiceField(
        label="Charges de",
        queryset=CostCentre.objects.none(),
        required=False,
        empty_label="Sans section : ce qui n’en porte aucune",
    )
    starts_on = DayField(
        label="À partir du", help_text="Cette clé vaut jusqu’à la suivante de la même section."
    )
    basis = forms.ChoiceField(
        label="Répartie", choices=SpreadKey.Basis, widget=forms.RadioSelect(attrs=TILES)
    )
    why = forms.CharField(
        label="D’après", max_length=200, help_text="« Temps passé par l’équipe », « surfaces »."
    )

    def prepare(self) -> None:
        subject: Any = self.subject
        rows = CostCentre.objects.visible_to(self.actor).filter(entity=subject)
        field: Any = self.fields["source"]
        field.queryset = rows.order_by("label", "pk")
        for row in rows.order_by("label", "pk"):
            self.fields[f"{SHARE}{row.pk}"] = forms.IntegerField(
                label=f"Part de « {row.label} »",
                required=False,
                min_value=0,
                max_value=1_000_000,
                help_text="Un poids ; autre clé : 1 pour qu’elle porte sa part. Vide : rien.",
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = {name: cleaned.pop(name) for name in list(cleaned) if name.startswith(SHARE)}
        cleaned["shares"] = {
            int(name.removeprefix(SHARE)): weight
            for name, weight in given.items()
            if weight is not None
        }
        return cleaned
