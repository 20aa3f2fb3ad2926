from typing import Any

from django import forms

from palier.base.kit.typography import capitalised
from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.people.models import Person
from palier.work.leases.models import Guarantee, Occupancy, OccupancyParty, YearlyProof

TILES = {"data-tiles": "yes"}
PROOFS = [(c, capitalised(w)) for c, w in YearlyProof.Kind.choices]


class RecordGuarantee(ActionForm):
    adds = True

    kind = forms.ChoiceField(
        label="Nature",
        choices=[(c, capitalised(w)) for c, w in Guarantee.Kind.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )
    name = forms.CharField(label="Donnée par", max_length=160)
    reference = forms.CharField(label="N° de visa ou acte", max_length=80, required=False)
    given_on = DayField(label="Donnée le", past=True)
    ends_on = LastDayField(label="Jusqu’au", required=False)
    most = AmountField(label="Montant garanti au plus", required=False)


class EndGuarantee(ActionForm):
    ends_on = LastDayField(label="Dernier jour")


class AskProofs(ActionForm):
    occupancies = forms.ModelMultipleChoiceField(
        label="Contrats",
        queryset=Occupancy.objects.none(),
        error_messages={"required": "Cochez au moins un contrat."},
    )
    on = DayField(label="Demandée le", past=True)

    def offer(self, pks: list[int]) -> None:
        """Only those whose proof is missing or over."""
        rows = Occupancy.objects.visible_to(self.actor).filter(pk__in=pks)
        self.fields["occupancies"].queryset = rows  # type: ignore[attr-defined]

    def clean_occupancies(self) -> list[Any]:
        return list(self.cleaned_data["occupancies"])


class ReceiveProof(ActionForm):
    adds = True

    kind = forms.ChoiceField(label="Attestation", choices=PROOFS, initial="insurance")
    received_on = DayField(label="Reçue le", past=True)
    valid_until = LastDayField(label="Valable jusqu’au")
    insurer = forms.CharField(label="Assureur ou entreprise", max_length=120, required=False)


class JoinContract(ActionForm):
    person = PickField(
        label="Qui",
        queryset=Person.objects.none(),
        help_text="Une personne du ménage. Ajoutez-la d’abord à son dossier.",
    )
    role = forms.ChoiceField(
        label="En tant que",
        choices=[(c, capitalised(w)) for c, w in OccupancyParty.Role.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )
    on = DayField(label="À compter du")

    def prepare(self) -> None:
        if isinstance(self.subject, Occupancy):
            persons = Person.objects.visible_to(self.actor).filter(
                households__household=self.subject.household_id, died_on=None
            )
            self.fields["person"].queryset = persons.distinct().order_by("pk")  # type: ignore[attr-defined]


class LeaveContract(ActionForm):
    on = DayField(label="Le congé prend effet le")
    is_replaced = forms.BooleanField(
        label="Quelqu’un d’autre signe à sa place",
        required=False,
        help_text="Sinon, sa solidarité dure encore six mois (loi n° 89-462, art. 8-1).",
    )
