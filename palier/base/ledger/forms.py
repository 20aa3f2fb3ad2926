from django import forms

from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm


class CloseMonth(ActionForm):
    month_on = DayField(
        label="Mois à clore", help_text="N’importe quel jour de ce mois. C’est définitif."
    )


class AddAccount(ActionForm):
    code = forms.CharField(
        label="Numéro", max_length=10, help_text="Par exemple 5122 pour une deuxième banque."
    )
    label = forms.CharField(label="Intitulé", max_length=120)
