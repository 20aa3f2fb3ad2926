from django import forms

from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.forms import ActionForm
from palier.work.arrears.models import RepaymentPlan


class RecordPlan(ActionForm):
    basis = forms.ChoiceField(label="Sur quel fondement", choices=RepaymentPlan.Basis)
    total = AmountField(label="Dette du plan")
    monthly = AmountField(
        label="Mensualité", help_text="La dernière prend les centimes qui restent."
    )
    agreed_on = DayField(label="Convenu le")
    first_due_on = DayField(label="Première mensualité le")


class EndPlan(ActionForm):
    ended_on = DayField(label="Terminé le")
