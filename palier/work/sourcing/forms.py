"""What is asked of an owner and of a home."""

from typing import Any

from django import forms

from palier.base.kit.typography import capitalised
from palier.base.tenancy.models import Site
from palier.base.ui.fields import AmountField, DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.watching import WatchedArea
from palier.law.decency import decency_items
from palier.law.loc_avantages import levels
from palier.registers.people.choices import TILES, BodyChoice, ChoosingForm, UserChoice
from palier.registers.people.models import Body
from palier.work.sourcing.models import (
    RATINGS,
    SIZES,
    Campaign,
    DwellingVisit,
    LeadContact,
    OwnerLead,
)
from palier.work.titles.models import Holding

NONE = [("", "—")]
KINDS = [
    (Holding.Kind.HEAD_LEASE, "Prise à bail et sous-location"),
    (Holding.Kind.MANDATE, "Mandat de gestion, bail direct"),
    (Holding.Kind.SOCIAL_HEAD_LEASE, "Prise à bail, bailleur social"),
]


class OpenCampaign(ActionForm):
    name = forms.CharField(label="Nom", max_length=120)
    territory = forms.CharField(label="Territoire", max_length=120, required=False)
    starts_on = DayField(label="Du")
    ends_on = LastDayField(label="Au", required=False)
    expected = forms.IntegerField(
        label="Logements attendus", min_value=1, max_value=999, required=False
    )


class NoteLead(ChoosingForm):
    owner = BodyChoice(label="Propriétaire déjà connu", required=False)
    owner_name = forms.CharField(
        label="Propriétaire",
        max_length=200,
        required=False,
        help_text="S’il n’est pas dans la liste.",
    )
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)
    email = forms.EmailField(label="Adresse électronique", required=False)
    source = forms.ChoiceField(label="Origine", choices=OwnerLead.Source)
    campaign = forms.ModelChoiceField(
        label="Campagne", queryset=Campaign.objects.none(), required=False
    )
    contacted_on = DayField(label="Premier contact le", past=True)
    referent = UserChoice(label="Suivi par", sight="sourcing.leads")
    street = forms.CharField(label="Adresse du logement", max_length=200)
    postcode = forms.CharField(label="Code postal", max_length=10, required=False)
    town = forms.CharField(label="Commune", max_length=100)
    size = forms.ChoiceField(label="Type", choices=SIZES, initial="T2")
    surface = forms.DecimalField(
        label="Surface (m²)", min_value=1, max_value=999, decimal_places=1, required=False
    )
    energy_rating = forms.ChoiceField(
        label="Étiquette énergie", choices=[*NONE, *RATINGS], required=False
    )
    asked_rent = AmountField(label="Loyer souhaité, par mois", required=False)
    available_on = DayField(label="Disponible le", required=False)
    words = forms.CharField(
        label="Ce que le propriétaire souhaite",
        max_length=400,
        required=False,
        widget=WatchedArea(attrs={"rows": 2}),
    )
    next_on = DayField(label="À rappeler le", required=False)

    def prepare(self) -> None:
        super().prepare()
        owners = Body.objects.visible_to(self.actor).filter(kinds__contains=["landlord"])
        self.fields["owner"].queryset = owners.order_by("sort_name", "pk")  # type: ignore[attr-defined]
        campaigns = Campaign.objects.visible_to(self.actor).order_by("name", "pk")
        self.fields["campaign"].queryset = campaigns  # type: ignore[attr-defined]


class CorrectLead(NoteLead):
    """The same, without what cannot change: from whom and when it came."""

    def prepare(self) -> None:
        super().prepare()
        for name in ("owner", "source", "campaign", "contacted_on", "referent"):
            self.fields.pop(name)
        self.fields["owner_name"].required = True
        self.fields["owner_name"].help_text = ""


class NoteLeadContact(ActionForm):
    on = DayField(label="Le", past=True)
    means = forms.ChoiceField(
        label="Par",
        choices=[(c, capitalised(w)) for c, w in LeadContact.Means.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )
    words = forms.CharField(
        label="Ce qui s’est dit", max_length=400, widget=WatchedArea(attrs={"rows": 3})
    )
    next_on = DayField(label="À rappeler le", required=False)


class VisitDwelling(ActionForm):
    """The sheet of a visit: measures, then one line per point of the decree."""

    on = DayField(label="Visité le", past=True)
    surface = forms.DecimalField(
        label="Surface (m²)", min_value=1, max_value=999, decimal_places=1
    )
    main_room_surface = forms.DecimalField(
        label="Plus grande pièce (m²)", min_value=1, max_value=200, decimal_places=1
    )
    main_room_height = forms.DecimalField(
        label="Sa hauteur (m)", min_value=1, max_value=10, decimal_places=2, initial="2.5"
    )
    energy_rating = forms.ChoiceField(
        label="Étiquette énergie", choices=[*NONE, *RATINGS], required=False
    )
    works = forms.CharField(
        label="Travaux à faire",
        max_length=600,
        required=False,
        widget=WatchedArea(attrs={"rows": 2}),
    )
    works_cost = AmountField(label="Coût estimé", required=False)
    words = forms.CharField(
        label="Remarques", max_length=600, required=False, widget=WatchedArea(attrs={"rows": 2})
    )

    def prepare(self) -> None:
        for code, (label, article) in decency_items().items():
            self.fields[f"seen_{code}"] = forms.ChoiceField(
                label=label,
                choices=DwellingVisit.Seen,
                initial=DwellingVisit.Seen.UNSEEN,
                widget=forms.RadioSelect(attrs=TILES),
                help_text=article,
            )

    def clean(self) -> dict[str, Any]:
        """The answers together, as the action takes them."""
        given = super().clean() or {}
        names = [name for name in given if name.startswith("seen_")]
        given["seen"] = {name.removeprefix("seen_"): given.pop(name) for name in names}
        return given

    def points(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("seen_")]

    def others(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if not field.name.startswith("seen_")]


class MakeOffer(ActionForm):
    on = DayField(label="Proposition du", past=True)
    kind = forms.ChoiceField(label="Forme", choices=KINDS, widget=forms.RadioSelect(attrs=TILES))
    market_rent = AmountField(
        label="Loyer de marché, par mois", help_text="Hors charges, pour ce logement."
    )
    level = forms.ChoiceField(
        label="Loc’Avantages",
        choices=[
            ("", "Sans"),
            *((c, f"{each.label} (−{each.discount} %)") for c, each in levels().items()),
        ],
        required=False,
        widget=forms.RadioSelect(attrs=TILES),
    )
    rent_ceiling = AmountField(
        label="Loyer plafond de la commune",
        required=False,
        help_text="Celui de l’arrêté, pour cette surface. Vide : marché moins la décote.",
    )
    rent = AmountField(label="Loyer proposé, par mois")
    years = forms.IntegerField(label="Durée, en années", min_value=1, max_value=30, initial=6)
    surface = forms.DecimalField(
        label="Surface (m²)", min_value=1, max_value=999, decimal_places=1
    )
    fee_percent = forms.DecimalField(
        label="Honoraires de gestion, en %",
        min_value=0,
        max_value=30,
        decimal_places=2,
        required=False,
        help_text="Pour un mandat.",
    )
    works = forms.CharField(label="Travaux offerts", max_length=300, required=False)
    works_cost = AmountField(label="Coût de ces travaux", required=False)
    guarantee = forms.CharField(
        label="Garanties",
        max_length=400,
        widget=WatchedArea(attrs={"rows": 3}),
        initial="Loyer versé chaque mois, logement occupé ou non. Remise en état au départ. "
        "Un interlocuteur unique, et un accompagnement des habitants.",
    )

    def clean_works_cost(self) -> Any:
        return self.cleaned_data["works_cost"] or 0


class AcceptOffer(ActionForm):
    on = DayField(label="Accord donné le", past=True)


class SignLead(ActionForm):
    on = DayField(label="Décidé le", past=True)
    site = forms.ModelChoiceField(label="Site", queryset=Site.objects.none())
    label = forms.CharField(label="Désignation du logement", max_length=120)
    starts_on = DayField(label="Le bail ou le mandat commence le")

    def prepare(self) -> None:
        sites = Site.objects.visible_to(self.actor).exclude(kind=Site.Kind.OFFICE)
        self.fields["site"].queryset = sites.order_by("name")  # type: ignore[attr-defined]


class LoseLead(ActionForm):
    on = DayField(label="Classée le", past=True)
    lost_reason = forms.ChoiceField(
        label="Pourquoi", choices=[(c, capitalised(w)) for c, w in OwnerLead.LostReason.choices]
    )


class ReopenLead(ActionForm):
    next_on = DayField(label="À rappeler le", required=False)
