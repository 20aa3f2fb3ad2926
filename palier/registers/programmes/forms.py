from django import forms

from palier.base.ui.fields import DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.registers.people.models import Body


class AddProgramme(ActionForm):
    name = forms.CharField(label="Nom", max_length=120)
    funder = forms.ModelChoiceField(
        label="Financeur", queryset=Body.objects.none(), required=False
    )
    starts_on = DayField(label="Du")
    ends_on = LastDayField(label="Au", required=False)

    def prepare(self) -> None:
        funders = Body.objects.visible_to(self.actor).filter(kinds__contains=["funder"])
        self.fields["funder"].queryset = funders.order_by("sort_name")  # type: ignore[attr-defined]
