from django import forms

from palier.base.kit.typography import capitalised
from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.work.leases.models import Vacancy


class NoteVacancy(ActionForm):
    kind = forms.ChoiceField(
        label="Motif",
        choices=[(c, capitalised(w)) for c, w in Vacancy.Kind.choices],
        widget=forms.RadioSelect(attrs={"data-tiles": "yes"}),
    )
    starts_on = DayField(label="Depuis le")
    until = DayField(label="Prévu jusqu’au", required=False)
    words = forms.CharField(label="À savoir", max_length=200, required=False)
