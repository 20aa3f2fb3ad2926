from django import forms
from django.db.models import QuerySet

from palier.base.kit.typography import capitalised
from palier.base.tenancy.actors import Actor
from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField, PickManyField
from palier.law.repairs import repair_items
from palier.registers.housing.models import Place
from palier.registers.people.models import Body
from palier.work.titles.models import Holding, HoldingShare

TILES = {"data-tiles": "yes"}
QUARTERS = [
    ("", "Sans révision"),
    *((str(n), f"{n}e trimestre" if n > 1 else "1er trimestre") for n in range(1, 5)),
]


def _landlords(actor: Actor) -> QuerySet[Body]:
    return (
        Body.objects.visible_to(actor).filter(kinds__contains=["landlord"]).order_by("sort_name")
    )


class RecordHolding(ActionForm):
    kind = forms.ChoiceField(
        label="Nature",
        choices=[(code, capitalised(words)) for code, words in Holding.Kind.choices],
        initial=Holding.Kind.HEAD_LEASE,
    )
    owner = PickField(label="Propriétaire", queryset=Body.objects.none())
    manager = PickField(
        label="Gestionnaire",
        queryset=Body.objects.none(),
        required=False,
        help_text="Vide : l’association.",
    )
    places = PickManyField(
        label="Lieux",
        queryset=Place.objects.none(),
    )
    rent = AmountField(label="Loyer versé au propriétaire")
    rent_every = forms.ChoiceField(
        label="Rythme",
        choices=Holding.RentEvery,
        widget=forms.RadioSelect(attrs=TILES),
        initial="month",
    )
    reference = forms.CharField(
        label="Référence du bail ou du mandat", max_length=80, required=False
    )
    starts_on = DayField(label="Du")
    ends_on = LastDayField(label="Au", required=False)
    former_lessee = PickField(
        label="Repris d’un autre preneur",
        queryset=Body.objects.none(),
        required=False,
        help_text="Bail cédé à l’association : de qui, et depuis quand.",
    )
    taken_over_on = DayField(label="Repris le", required=False)

    def prepare(self) -> None:
        for name in ("owner",):
            self.fields[name].queryset = _landlords(self.actor)  # type: ignore[attr-defined]
        bodies = Body.objects.visible_to(self.actor).order_by("sort_name")
        for name in ("manager", "former_lessee"):
            self.fields[name].queryset = bodies  # type: ignore[attr-defined]
        places = Place.objects.visible_to(self.actor).select_related("site")
        self.fields["places"].queryset = places.order_by("site__name", "label")  # type: ignore[attr-defined]


class SignHolding(ActionForm):
    signed_on = DayField(label="Signé le", past=True)
    starts_on = DayField(label="Du")
    ends_on = LastDayField(label="Au", required=False)


class CancelHolding(ActionForm):
    pass


class AmendHolding(ActionForm):
    on = DayField(label="À compter du")
    words = forms.CharField(
        label="Ce qui change", max_length=300, help_text="Une phrase : l’objet de l’avenant."
    )
    rent = AmountField(label="Loyer versé au propriétaire")
    rent_every = forms.ChoiceField(
        label="Rythme", choices=Holding.RentEvery, widget=forms.RadioSelect(attrs=TILES)
    )
    deposit = AmountField(label="Dépôt de garantie versé au propriétaire")
    notice_months = forms.IntegerField(
        label="Préavis de l’association, en mois", min_value=0, max_value=24, required=False
    )
    index_quarter = forms.TypedChoiceField(
        label="Révision par l’IRL du",
        choices=QUARTERS,
        coerce=int,
        empty_value=None,
        required=False,
    )
    sublet_agreed_on = DayField(
        label="Sous-location autorisée par écrit le",
        required=False,
        help_text="Accord du bailleur, prix compris (loi n° 89-462, art. 8).",
    )
    fee_percent = forms.DecimalField(
        label="Honoraires, en % des encaissements",
        min_value=0,
        max_value=100,
        decimal_places=2,
        required=False,
    )
    powers = forms.CharField(
        label="Pouvoirs donnés",
        max_length=400,
        required=False,
        help_text="Encaisser, donner quittance, travaux jusqu’à tel montant…",
    )
    manager = PickField(
        label="Gestionnaire",
        queryset=Body.objects.none(),
        required=False,
        help_text="Vide : l’association.",
    )

    def prepare(self) -> None:
        bodies = Body.objects.visible_to(self.actor).order_by("sort_name")
        self.fields["manager"].queryset = bodies  # type: ignore[attr-defined]
        if isinstance(self.subject, Holding) and self.subject.kind != Holding.Kind.MANDATE:
            self.fields.pop("fee_percent")
            self.fields.pop("powers")
        if isinstance(self.subject, Holding) and self.subject.kind == Holding.Kind.MANDATE:
            self.fields.pop("sublet_agreed_on")


class SetConvention(ActionForm):
    convention = forms.ChoiceField(
        label="Convention", choices=Holding.Convention, required=False, initial=""
    )
    rent_ceiling = AmountField(
        label="Loyer plafond",
        required=False,
        help_text="Hors charges, par mois, tel que la convention l’écrit.",
    )
    convention_ends_on = DayField(label="La convention finit le", required=False)


class NoteTalks(ActionForm):
    on = DayField(label="Le", past=True)
    words = forms.CharField(
        label="Ce qui a été dit",
        max_length=300,
        help_text="Avec qui, sur quoi, la suite attendue.",
    )


class RenewHolding(ActionForm):
    on = DayField(label="Renouvelé le", past=True)
    ends_on = LastDayField(
        label="Court maintenant jusqu’au", required=False, help_text="Vide : sans terme."
    )
    words = forms.CharField(label="À quelles conditions", max_length=300, required=False)


class EndHolding(ActionForm):
    ends_on = LastDayField(label="Dernier jour")
    end_reason = forms.ChoiceField(
        label="Pourquoi",
        choices=[c for c in Holding.EndReason.choices if c[0] != Holding.EndReason.SLID],
    )
    words = forms.CharField(
        label="À savoir",
        max_length=300,
        required=False,
        help_text="À qui il est cédé, par exemple.",
    )


class RegisterMandate(ActionForm):
    registered_on = DayField(label="Inscrit le", past=True)
    principal = forms.CharField(label="Mandant : nom et adresse", max_length=300)
    purpose = forms.CharField(
        label="Objet", max_length=200, initial="Gestion locative de locaux d’habitation"
    )
    follows = forms.IntegerField(
        label="Dernier numéro du registre tenu jusqu’ici",
        min_value=0,
        max_value=1_000_000,
        required=False,
        help_text="Demandé une seule fois. Vide : le registre commence ici, au n° 1.",
    )


class SetRepairShare(ActionForm):
    adds = True

    item = forms.ChoiceField(
        label="Réparation", choices=[(c, capitalised(w)) for c, w in repair_items()]
    )
    payer = forms.ChoiceField(
        label="Payée par",
        choices=[(c, capitalised(w)) for c, w in HoldingShare.Payer.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )
    clause = forms.CharField(
        label="D’après", max_length=120, help_text="Article 7 du bail, avenant du 3 mars…"
    )
