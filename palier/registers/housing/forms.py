from django import forms

from palier.base.tenancy.models import Site
from palier.base.ui.forms import ActionForm
from palier.registers.housing.models import Building, Place

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
    parent = forms.ModelChoiceField(
        label="Dans le logement",
        queryset=Place.objects.none(),
        required=False,
        help_text="Pour une chambre.",
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
            site=self.subject.pk, kind="dwelling"
        )
        self.fields["building"].queryset = buildings.order_by("name")  # type: ignore[attr-defined]
        self.fields["parent"].queryset = dwellings.order_by("label")  # type: ignore[attr-defined]
