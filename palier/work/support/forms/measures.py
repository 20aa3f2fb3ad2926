"""Measures, and caseloads lent."""

from django import forms

from palier.base.kit.periods import in_force
from palier.base.ui.fields import DayField, LastDayField
from palier.registers.people.choices import TILES, BodyChoice, ChoosingForm, UserChoice, words
from palier.registers.programmes.models import Programme
from palier.work.support.models import Destination, EndReason, Intensity, Measure


class OpenMeasure(ChoosingForm):
    programme = forms.ModelChoiceField(label="Dispositif", queryset=Programme.objects.none())
    caseworker = UserChoice(label="Référent ou référente", sight="support.measures")
    starts_on = DayField(label="Début")
    mandated_months = forms.IntegerField(
        label="Mois mandatés", required=False, min_value=1, max_value=60
    )
    planned_end_on = DayField(
        label="Fin prévue", required=False, help_text="Vide : elle suit les mois mandatés."
    )
    service = forms.ChoiceField(
        label="Prestation",
        choices=Measure.Service,
        initial=Measure.Service.MEASURE,
        widget=forms.RadioSelect(attrs=TILES),
        help_text="Le diagnostic (AVDL) est une prestation à part.",
    )
    goal = forms.ChoiceField(
        label="Volet", choices=[("", "—"), *Measure.Goal.choices], required=False
    )
    intensity = forms.ChoiceField(
        label="Intensité",
        choices=Intensity,
        initial=Intensity.USUAL,
        widget=forms.RadioSelect(attrs=TILES),
    )
    prescriber = BodyChoice(label="Prescripteur", required=False)
    mandate_number = forms.CharField(label="N° de mandat", max_length=40, required=False)
    mandated_on = DayField(label="Mandat notifié le", required=False)

    def prepare(self) -> None:
        super().prepare()
        programmes = Programme.objects.visible_to(self.actor).filter(in_force(self.today))
        self.fields["programme"].queryset = programmes.order_by("name")  # type: ignore[attr-defined]


class RenewMeasure(ChoosingForm):
    on = DayField(past=True, label="Décidé le")
    months = forms.IntegerField(label="Mois de plus", min_value=1, max_value=36)
    review = words("Où l’on en est", help_text="Ce qui justifie de continuer, dit avec le ménage.")


class SuspendMeasure(ChoosingForm):
    on = DayField(past=True, label="Depuis le")
    reason = words("Pourquoi", help_text="Hospitalisation, absence, attente d’un logement…")


class ResumeMeasure(ChoosingForm):
    on = DayField(past=True, label="Reprise le")


class ChangeIntensity(ChoosingForm):
    on = DayField(past=True, label="Depuis le")
    intensity = forms.ChoiceField(
        label="Intensité", choices=Intensity, widget=forms.RadioSelect(attrs=TILES)
    )


class ChangeReferrer(ChoosingForm):
    on = DayField(past=True, label="Depuis le")
    caseworker = UserChoice(label="Confier à", sight="support.measures")


class EndMeasure(ChoosingForm):
    ends_on = LastDayField(label="Dernier jour")
    end_reason = forms.ChoiceField(label="Pourquoi", choices=[("", "—"), *EndReason.choices])
    destination = forms.ChoiceField(
        label="Où le ménage vit maintenant", choices=[("", "—"), *Destination.choices]
    )
    residual_need = words(
        "Ce qui reste à faire", required=False, help_text="Et qui le reprend, s’il y a un relais."
    )
    review = words(
        "Bilan", required=False, rows=4, help_text="Ce qui a été fait, dit avec la personne."
    )


class ReopenMeasure(ChoosingForm):
    on = DayField(past=True, label="Rouverte le")
    motive = words("Pourquoi")


class LendCaseload(ChoosingForm):
    caseworker = UserChoice(label="De qui", sight="support.notes")
    lent_to = UserChoice(label="À qui", sight="support.notes")
    starts_on = DayField(label="Du")
    ends_on = LastDayField(label="Au")


class EndLoan(ChoosingForm):
    on = DayField(label="De retour le")


class BillMonths(ChoosingForm):
    month_on = DayField(label="Mois", help_text="Un jour de ce mois.")
    measures = forms.ModelMultipleChoiceField(
        label="Mesures facturées",
        queryset=Measure.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )

    def among(self, programme: Programme) -> None:
        """Measures of this programme."""
        rows = Measure.objects.visible_to(self.actor).filter(
            programme=programme, service=Measure.Service.MEASURE
        )
        field = self.fields["measures"]
        field.queryset = rows.select_related("household").order_by("household__sort_name", "pk")  # type: ignore[attr-defined]
        field.label_from_instance = lambda m: m.household.name  # type: ignore[attr-defined]

    def clean_measures(self) -> list[Measure]:
        return list(self.cleaned_data["measures"])
