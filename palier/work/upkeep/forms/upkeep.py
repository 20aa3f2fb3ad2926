"""What maintenance, stock, refits, deliveries and works ask."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q

from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import workplaces
from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.housing.models import Delivery, Place
from palier.registers.people.choices import TILES, words
from palier.registers.people.models import Body
from palier.work.titles.models import Holding
from palier.work.upkeep.forms.repairs import PlaceChoice
from palier.work.upkeep.models import MaintenanceContract, OrderState, WorkOrder

A_MONTH, A_YEAR = timedelta(days=31), timedelta(days=366)


class SiteChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Site.objects.none(), empty_label="—", **kwargs)


class UpkeepForm(ActionForm):
    """A form whose places, sites and contractors are those the actor sees."""

    def prepare(self) -> None:
        for field in self.fields.values():
            if isinstance(field, PlaceChoice):
                field.queryset = (
                    Place.objects.visible_to(self.actor)
                    .select_related("site")
                    .order_by("site__name", "label", "pk")
                )
            elif isinstance(field, SiteChoice):
                field.queryset = workplaces(self.actor)


class SignMaintenance(UpkeepForm):
    site = SiteChoice(label="Site")
    kind = forms.ChoiceField(label="Quoi", choices=MaintenanceContract.Kind)
    contractor = PickField(label="Entreprise", queryset=Body.objects.none(), empty_label="—")
    reference = forms.CharField(label="Référence", max_length=80, required=False)
    every_months = forms.IntegerField(
        label="Visite tous les (mois)", min_value=1, max_value=120, initial=12
    )
    starts_on = DayField(label="À partir du")
    first_due_on = DayField(label="Première visite avant le")
    ends_on = LastDayField(label="Jusqu’au, ce jour compris", required=False)
    year_cost = AmountField(label="Coût par an", required=False)

    def prepare(self) -> None:
        super().prepare()
        fields: Any = self.fields
        fields["contractor"].queryset = Body.objects.filter(
            organisation=self.actor.organisation, kinds__contains=["supplier"]
        ).order_by("sort_name", "pk")


class NoteMaintenanceVisit(ActionForm):
    done_on = DayField(label="Faite le", past=True)
    is_fine = forms.TypedChoiceField(
        label="Constat",
        choices=[("yes", "tout va bien"), ("no", "des défauts")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    words = words("Précisions", required=False, rows=2, watched=True)


class EndMaintenance(ActionForm):
    ends_on = LastDayField(label="Dernier jour du contrat")


class AddPart(ActionForm):
    label = forms.CharField(label="Pièce", max_length=120)
    kept_at = forms.CharField(label="Où", max_length=120, required=False)
    least = forms.IntegerField(label="Au moins", min_value=0, max_value=9999, initial=1)
    quantity = forms.IntegerField(label="Il y en a", min_value=0, max_value=9999, initial=0)
    unit_cost = AmountField(label="Prix d’achat", required=False)
    on = DayField(label="Compté le", past=True)


class OrderChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return f"{row.request.place.label} : {row.request.title}"


class MoveStock(ActionForm):
    _way = forms.ChoiceField(
        label="Sens",
        choices=[("out", "sortie"), ("in", "entrée")],
        initial="out",
        widget=forms.RadioSelect(attrs=TILES),
    )
    quantity = forms.IntegerField(label="Combien", min_value=1, max_value=9999)
    on = DayField(label="Le", past=True)
    order = OrderChoice(label="Pour", queryset=WorkOrder.objects.none(), required=False)
    words = forms.CharField(label="Pourquoi", max_length=120, required=False)

    def prepare(self) -> None:
        fields: Any = self.fields
        self.order_fields(["_way"])
        fields["order"].queryset = (
            WorkOrder.objects.visible_to(self.actor)
            .filter(
                Q(state=OrderState.SENT, ordered_on__gte=self.today - A_YEAR)
                | Q(state=OrderState.DONE, done_on__gte=self.today - A_MONTH)
            )
            .select_related("request__place")
            .order_by("-pk")
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("_way") == "out" and told.get("quantity"):
            told["quantity"] = -told["quantity"]
        return told


class ChargePrincipal(ActionForm):
    on = DayField(label="Le", past=True)


class ChargeRepair(ActionForm):
    amount = AmountField(label="Montant")
    month_on = DayField(label="Avec l’avis du mois du")


class OpenRefit(UpkeepForm):
    place = PlaceChoice(label="Lieu", queryset=Place.objects.none(), empty_label="—")
    opened_on = DayField(label="Commencée le", past=True)
    planned_on = DayField(label="Prêt prévu le", required=False)
    words = forms.CharField(label="À savoir", max_length=300, required=False)


class PlanRefit(ActionForm):
    planned_on = DayField(label="Prêt prévu le")
    words = forms.CharField(label="À savoir", max_length=300, required=False)


class FinishRefit(ActionForm):
    ready_on = DayField(label="Prêt le", past=True)


class DeliveryChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return f"{row.site.name}, {row.label}"


class NoteReserve(ActionForm):
    delivery = DeliveryChoice(label="Livraison", queryset=Delivery.objects.none(), empty_label="—")
    spot = forms.CharField(label="Logement et pièce", max_length=120)
    words = words("Ce qui ne va pas", rows=2, watched=True)
    noted_on = DayField(label="Notée le", past=True)
    due_on = DayField(label="À lever avant le")

    def prepare(self) -> None:
        fields: Any = self.fields
        fields["delivery"].queryset = (
            Delivery.objects.visible_to(self.actor)
            .select_related("site")
            .order_by("-planned_on", "pk")
        )


class LiftReserve(ActionForm):
    lifted_on = DayField(label="Levée le", past=True)


class HoldingChoice(PickField):
    def label_from_instance(self, row: Any) -> str:
        return f"{row.owner.name}, {row.get_kind_display()}"


class AgreeWorks(UpkeepForm):
    holding = HoldingChoice(label="Titre", queryset=Holding.objects.none(), empty_label="—")
    place = PlaceChoice(label="Lieu", queryset=Place.objects.none(), empty_label="—")
    label = forms.CharField(label="Travaux", max_length=300)
    agreed_on = DayField(label="Convenus le", past=True)
    agreed_cost = AmountField(label="Coût convenu")
    month_gain = AmountField(label="Loyer évité par mois")
    months = forms.IntegerField(label="Pendant (mois)", min_value=1, max_value=1200, initial=72)

    def prepare(self) -> None:
        super().prepare()
        fields: Any = self.fields
        fields["holding"].queryset = (
            Holding.objects.visible_to(self.actor)
            .filter(state__in=["draft", "signed"])
            .select_related("owner")
            .order_by("owner__sort_name", "pk")
        )


class FinishWorks(ActionForm):
    done_on = DayField(label="Faits le", past=True)
    cost = AmountField(label="Coût réel")
