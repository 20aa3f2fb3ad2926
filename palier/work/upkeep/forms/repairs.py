from typing import Any, ClassVar

from django import forms

from palier.base.documents.photos import PhotosField
from palier.base.tenancy.models import Membership, User
from palier.base.ui.fields import AmountField, DayField, HourField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.watching import WatchedArea
from palier.law.repairs import repair_tree
from palier.registers.housing.models import Place
from palier.registers.people.choices import TILES
from palier.registers.people.models import Body
from palier.work.upkeep.models import RepairRequest, StockPart
from palier.work.upkeep.reads import maybe_the_same


class PlaceChoice(PickField):
    """A home of those that the actor sees."""


class ReportRepair(ActionForm):
    place = PlaceChoice(label="Où", queryset=Place.objects.none(), empty_label="—")
    item = forms.ChoiceField(label="Quoi", choices=repair_tree())
    title = forms.CharField(label="En quelques mots", max_length=120)
    urgency = forms.ChoiceField(
        label="Urgence",
        choices=RepairRequest.Urgency,
        initial=RepairRequest.Urgency.USUAL,
        widget=forms.RadioSelect(attrs=TILES),
    )
    origin = forms.ChoiceField(
        label="Dit par",
        choices=RepairRequest.Origin,
        initial=RepairRequest.Origin.PHONE,
        widget=forms.RadioSelect(attrs=TILES),
    )
    text = forms.CharField(
        label="Précisions",
        required=False,
        widget=WatchedArea(attrs={"rows": 3}),
        help_text="Lu par ceux qui réparent : rien de la vie des personnes.",
    )
    reported_on = DayField(label="Le", past=True)
    photos = PhotosField(
        label="Photos",
        required=False,
        help_text="Prises maintenant ou avant, 20 Mo chacune au plus.",
    )

    def prepare(self) -> None:
        self.fields["place"].queryset = (  # type: ignore[attr-defined]
            Place.objects.visible_to(self.actor)
            .select_related("site")
            .order_by("site__name", "label", "pk")
        )


class DecidePayer(ActionForm):
    payer = forms.ChoiceField(
        label="Payée par",
        choices=RepairRequest.Payer,
        widget=forms.RadioSelect(attrs=TILES),
    )
    because = forms.CharField(label="Pourquoi", max_length=200)


class HandOn(ActionForm):
    to = forms.CharField(label="Transmise à", max_length=160)
    handed_on = DayField(label="Le", past=True)


class RequestsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        return f"{row.place.label} : {row.title}"


class GroupRepairs(ActionForm):
    others = RequestsChoice(
        label="Même cause",
        queryset=RepairRequest.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )

    def prepare(self) -> None:
        self.fields["others"].queryset = maybe_the_same(self.subject)  # type: ignore[arg-type, attr-defined]


class WorkerChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, user: Any) -> str:
        return str(user.short_name)


class OrderRepair(ActionForm):
    needed: ClassVar[dict[str, str]] = {
        "technician": "l’un des deux",
        "contractor": "l’un des deux",
        "because": "sauf urgence absolue ou mandat",
    }

    technician = WorkerChoice(label="Technicien", queryset=User.objects.none(), required=False)
    contractor = PickField(label="Ou une entreprise", queryset=Body.objects.none(), required=False)
    ordered_on = DayField(label="Commandé le", past=True)
    quote = AmountField(
        label="Devis", required=False, help_text="Au-dessus du seuil, il attend une approbation."
    )
    visit_on = DayField(label="Rendez-vous le", required=False)
    visit_at = HourField(label="À", required=False)
    because = forms.CharField(label="Pourquoi nous la commandons", max_length=200, required=False)

    def prepare(self) -> None:
        fields: Any = self.fields
        request: Any = self.subject
        if request.payer == RepairRequest.Payer.ASSOCIATION:
            del fields["because"]
        here = Membership.objects.visible_to(self.actor).filter(
            period__contains=self.today, roles__overlap=["technician", "host", "rental_manager"]
        )
        fields["technician"].queryset = User.objects.filter(pk__in=here.values("user")).order_by(
            "last_name", "pk"
        )
        fields["contractor"].queryset = Body.objects.filter(
            organisation=self.actor.organisation, kinds__contains=["supplier"]
        ).order_by("sort_name", "pk")


class RefuseQuote(ActionForm):
    because = forms.CharField(label="Pourquoi", max_length=200)


class BookVisit(ActionForm):
    visit_on = DayField(label="Le")
    visit_at = HourField(label="À", required=False)


class FinishOrder(ActionForm):
    needed: ClassVar[dict[str, str]] = {"used": "une, si rien n’est dit"}

    done_on = DayField(label="Fait le", past=True)
    report = forms.CharField(
        label="Ce qui a été fait", max_length=400, widget=WatchedArea(attrs={"rows": 3})
    )
    minutes = forms.IntegerField(
        label="Temps passé, en minutes", min_value=0, max_value=6000, required=False
    )
    parts = forms.CharField(label="Pièces posées", max_length=300, required=False)
    part = forms.ModelChoiceField(
        label="Prise dans notre stock", queryset=StockPart.objects.none(), required=False
    )
    used = forms.IntegerField(label="Combien", min_value=1, max_value=999, required=False)
    cost = AmountField(label="Coût", required=False)
    photos = PhotosField(label="Photos", required=False)

    def prepare(self) -> None:
        fields: Any = self.fields
        if not self.actor.may("upkeep.move_stock"):
            del fields["part"], fields["used"]
            return
        fields["part"].queryset = StockPart.objects.visible_to(self.actor).order_by("label", "pk")


class CloseRepair(ActionForm):
    is_fixed = forms.TypedChoiceField(
        label="Le ménage dit que",
        choices=[("yes", "c’est réparé"), ("no", "ce n’est pas réparé")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    pleased = forms.ChoiceField(
        label="Il en est",
        choices=[("", "ne dit rien"), *RepairRequest.Pleased.choices],
        required=False,
        widget=forms.RadioSelect(attrs=TILES),
    )
    closed_on = DayField(label="Le", past=True)
