from django import forms

from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.people.models import Body
from palier.registers.programmes.models import Agreement, Programme


class AddProgramme(ActionForm):
    name = forms.CharField(label="Nom", max_length=120)
    scheme = forms.ChoiceField(label="Genre", choices=Programme.Scheme)
    funder = PickField(label="Financeur", queryset=Body.objects.none(), required=False)
    starts_on = DayField(label="Du")
    ends_on = LastDayField(label="Au", required=False)

    def prepare(self) -> None:
        funders = Body.objects.visible_to(self.actor).filter(kinds__contains=["funder"])
        self.fields["funder"].queryset = funders.order_by("sort_name")  # type: ignore[attr-defined]


class RecordAgreement(ActionForm):
    reference = forms.CharField(label="Référence", max_length=80)
    starts_on = DayField(label="Du")
    ends_on = LastDayField(label="Au", required=False)
    measure_months = forms.IntegerField(
        label="Mois-mesures financés",
        required=False,
        min_value=0,
        help_text="Par exemple 240 : vingt mesures sur douze mois.",
    )
    month_price = AmountField(label="Prix d’un mois-mesure", required=False)
    money = forms.ChoiceField(
        label="Nature de l’argent",
        choices=Agreement.Money,
        initial=Agreement.Money.GRANT,
        help_text="Décide des comptes de fonds dédiés : 194, 195 ou 196.",
    )


class MoveFunds(ActionForm):
    amount = AmountField(label="Montant")
    on = DayField(
        label="Le", help_text="Le plus souvent le dernier jour de l’exercice.", past=True
    )
    reason = forms.CharField(
        label="Pourquoi", max_length=160, help_text="« Poste pourvu en septembre seulement »."
    )


class UndoFundMove(ActionForm):
    on = DayField(label="À la date du", help_text="Dans un mois non clos.", past=True)


class SetTarget(ActionForm):
    year = forms.IntegerField(label="Année", min_value=2000, max_value=2100)
    public = forms.CharField(
        label="Public",
        max_length=80,
        help_text="« Familles à l’hôtel », « Jeunes sortant de l’ASE ».",
    )
    expected = forms.IntegerField(label="Ménages attendus", min_value=0, max_value=10000)
    least_age = forms.IntegerField(
        label="À partir de, en ans",
        min_value=0,
        max_value=120,
        required=False,
        help_text="Si ce public est d’un âge : un ménage où personne ne l’a n’y entre pas.",
    )
    most_age = forms.IntegerField(
        label="Jusqu’à, en ans", min_value=0, max_value=120, required=False
    )
