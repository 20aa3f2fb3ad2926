from django import forms

from palier.base.kit.typography import capitalised
from palier.base.tenancy.models import Site
from palier.base.ui.fields import DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.rows import RowsForm
from palier.registers.housing.models import Building, Delivery, Diagnostic, Meter, Place
from palier.registers.people.models import Body

TILES = {"data-tiles": "yes"}


class AddSite(ActionForm):
    name = forms.CharField(label="Nom", max_length=120)
    kind = forms.ChoiceField(label="Type", choices=Site.Kind)
    street = forms.CharField(label="Adresse", max_length=200, required=False)
    postcode = forms.CharField(label="Code postal", max_length=10, required=False)
    town = forms.CharField(label="Commune", max_length=100, required=False)
    admission = forms.CharField(
        label="Conditions d’admission",
        max_length=400,
        required=False,
        help_text="Pour une résidence : elles sont écrites à chaque contrat.",
    )


class AddBuilding(ActionForm):
    name = forms.CharField(label="Nom", max_length=120)
    street = forms.CharField(label="Adresse", max_length=200, required=False)
    postcode = forms.CharField(label="Code postal", max_length=10, required=False)
    town = forms.CharField(label="Commune", max_length=100, required=False)


class AddPlace(ActionForm):
    kind = forms.ChoiceField(
        label="Nature",
        choices=Place.Kind,
        initial="dwelling",
        widget=forms.RadioSelect(attrs=TILES),
    )
    label = forms.CharField(
        label="Désignation", max_length=120, help_text="Par exemple : logement 05."
    )
    size = forms.CharField(label="Type", max_length=10, required=False, help_text="T1, T2, T3…")
    surface = forms.DecimalField(
        label="Surface (m²)", min_value=0, max_value=9999, decimal_places=1, required=False
    )
    building = forms.ModelChoiceField(
        label="Immeuble", queryset=Building.objects.none(), required=False
    )
    parent = PickField(
        label="Dans le logement",
        queryset=Place.objects.none(),
        called=lambda row: row.label,
        required=False,
        help_text="Pour une chambre, une cave, un garage.",
    )
    capacity = forms.IntegerField(
        label="Personnes au plus", min_value=1, max_value=50, required=False
    )
    street = forms.CharField(
        label="Adresse", max_length=200, required=False, help_text="Vide : celle du site."
    )
    postcode = forms.CharField(label="Code postal", max_length=10, required=False)
    town = forms.CharField(label="Commune", max_length=100, required=False)
    field_order = ["kind", "label", "size", "surface"]

    def prepare(self) -> None:
        assert self.subject is not None  # noqa: S101 -- a place is added to a site
        buildings = Building.objects.visible_to(self.actor).filter(site=self.subject.pk)
        dwellings = Place.objects.visible_to(self.actor).filter(
            site=self.subject.pk, kind__in=("dwelling", "adapted")
        )
        self.fields["building"].queryset = buildings.order_by("name")  # type: ignore[attr-defined]
        self.fields["parent"].queryset = dwellings.order_by("label")  # type: ignore[attr-defined]


class CorrectPlace(ActionForm):
    label = forms.CharField(label="Désignation", max_length=120)
    size = forms.CharField(label="Type", max_length=10, required=False, help_text="T1, T2, T3…")
    surface = forms.DecimalField(
        label="Surface (m²)", min_value=0, max_value=9999, decimal_places=1, required=False
    )
    street = forms.CharField(label="Adresse", max_length=200, required=False)
    postcode = forms.CharField(label="Code postal", max_length=10, required=False)
    town = forms.CharField(label="Commune", max_length=100, required=False)
    latitude = forms.DecimalField(
        label="Latitude", min_value=-90, max_value=90, decimal_places=5, required=False
    )
    longitude = forms.DecimalField(
        label="Longitude", min_value=-180, max_value=180, decimal_places=5, required=False
    )
    is_accessible = forms.BooleanField(
        label="Accessible aux personnes à mobilité réduite", required=False
    )
    capacity = forms.IntegerField(
        label="Personnes au plus",
        min_value=1,
        max_value=50,
        required=False,
        help_text="Une chambre simple : 1. Vide : rien n’est vérifié à l’entrée.",
    )


class RateEnergy(ActionForm):
    adds = True

    made_on = DayField(label="Diagnostic du", past=True)
    letter = forms.ChoiceField(
        label="Étiquette",
        choices=[("", "—"), *((letter, letter) for letter in "ABCDEFG")],
        required=False,
        help_text="Vide : elle se calcule de l’énergie et du climat.",
    )
    energy = forms.IntegerField(
        label="Énergie (kWhEP/m²/an)", min_value=0, max_value=2000, required=False
    )
    gas = forms.IntegerField(
        label="Climat (kgCO₂/m²/an)", min_value=0, max_value=500, required=False
    )
    number = forms.CharField(label="N° ADEME", max_length=20, required=False)
    by_certificate = forms.BooleanField(
        label="Mise à jour par attestation ADEME (coefficient de 2026)", required=False
    )


class NoteDiagnostic(ActionForm):
    adds = True

    kind = forms.ChoiceField(
        label="Nature", choices=[(c, capitalised(w)) for c, w in Diagnostic.Kind.choices]
    )
    made_on = DayField(label="Daté du", past=True)
    expires_on = LastDayField(label="Valable jusqu’au", required=False)
    reference = forms.CharField(label="Référence", max_length=120, required=False)


class LiftOrder(ActionForm):
    on = DayField(label="Levé le", past=True)


class PlaceMeter(ActionForm):
    adds = True

    kind = forms.ChoiceField(
        label="Nature",
        choices=[(c, capitalised(w)) for c, w in Meter.Kind.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )
    number = forms.CharField(label="Numéro", max_length=40)


class ReadMeter(ActionForm):
    adds = True

    on = DayField(label="Relevé le", past=True)
    value = forms.DecimalField(label="Index", min_value=0, max_digits=12, decimal_places=3)


class NoteKeys(ActionForm):
    adds = True

    label = forms.CharField(label="Ce qu’elles ouvrent", max_length=80)
    count = forms.IntegerField(label="Nombre", min_value=0, max_value=99)
    kept_at = forms.CharField(label="Où elles sont", max_length=120, required=False)


class NoteKeySets(RowsForm):
    row, row_name = NoteKeys, "Clés"


class NoteDistrict(ActionForm):
    adds = True

    name = forms.CharField(label="Quartier prioritaire", max_length=120)
    code = forms.CharField(label="Code", max_length=12, required=False, help_text="QN01301M…")
    starts_on = DayField(label="Depuis le", past=True)


class EndDistrict(ActionForm):
    ends_on = LastDayField(label="Dernier jour dans le quartier prioritaire")


class PlanDelivery(ActionForm):
    label = forms.CharField(label="Programme", max_length=120)
    site = forms.ModelChoiceField(label="Site", queryset=Site.objects.none())
    owner = PickField(label="Bailleur", queryset=Body.objects.none(), required=False)
    funding = forms.ChoiceField(
        label="Financement", choices=Delivery.Funding, widget=forms.RadioSelect(attrs=TILES)
    )
    homes = forms.IntegerField(label="Logements prévus", min_value=1, max_value=999)
    planned_on = DayField(label="Prévue le")
    words = forms.CharField(label="À savoir", max_length=300, required=False)

    def prepare(self) -> None:
        sites = Site.objects.visible_to(self.actor)
        owners = Body.objects.visible_to(self.actor).filter(kinds__contains=["landlord"])
        self.fields["site"].queryset = sites.order_by("name")  # type: ignore[attr-defined]
        self.fields["owner"].queryset = owners.order_by("sort_name")  # type: ignore[attr-defined]


class MoveDelivery(ActionForm):
    planned_on = DayField(label="Prévue maintenant le")
    words = forms.CharField(label="Pourquoi", max_length=300, required=False)


class ReceiveDelivery(ActionForm):
    received_on = DayField(label="Reçue le", past=True)
    received = forms.IntegerField(label="Logements reçus", min_value=0, max_value=999)
    words = forms.CharField(label="Réserves", max_length=300, required=False)
