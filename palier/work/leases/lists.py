from dataclasses import replace

from django.db.models import Q
from django.urls import reverse

from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.registers.housing.lists import sites_of
from palier.registers.people.lists import HOUSEHOLDS
from palier.work.leases.models import REGIMES, Holding, Occupancy, OccupancyState

_TONES = {
    "draft": ("wait", "pencil-square"),
    "active": ("", "check"),
    "ended": ("", ""),
    "cancelled": ("", ""),
}


def _state(occupancy: Occupancy) -> Chip:
    tone, icon = _TONES[occupancy.state]
    return Chip(occupancy.get_state_display(), tone, icon, occupancy.reserve)  # type: ignore[arg-type]


OCCUPANCIES = ListPage(
    title="Contrats",
    unit=("contrat", "contrats"),
    lead="Baux, sous-locations, contrats de résidence et séjours : qui vit où, à quel titre.",
    rows=lambda actor: Occupancy.objects.visible_to(actor).select_related(
        "household", "main_place", "site"
    ),
    columns=[
        Column(
            "Contrat",
            lambda o: o.number,
            sort="number",
            link=lambda o: reverse("leases:occupancy", args=[o.pk]),
        ),
        Column("Ménage", lambda o: o.household.name, sort="household__sort_name"),
        Column("Lieu", lambda o: f"{o.site.name}, {o.main_place.label}", muted=True),
        Column("Régime", lambda o: o.get_regime_display(), sort="regime", muted=True),
        Column("Entrée", lambda o: o.starts_on, kind="day", sort="period"),
        Column("Dernier jour", lambda o: o.last_on, kind="day"),
        Column("État", _state, kind="chip"),
    ],
    sort="number",
    search=("number", "household__sort_name", "main_place__label"),
    search_label="Numéro, ménage, lieu",
    filters=[
        Filter("etat", "État", lambda actor: OccupancyState.choices, lambda v: Q(state=v)),
        Filter("regime", "Régime", lambda actor: REGIMES, lambda v: Q(regime=v)),
        Filter("site", "Site", sites_of, lambda v: Q(site=v)),
    ],
    empty=Empty(
        "Aucun contrat pour l’instant",
        "Un contrat se rédige pour un ménage, dans un lieu disponible.",
        "Choisir un ménage",
        "leases:draft_occupancy",
        "leases.draft_occupancy",
        "key",
    ),
    actions=(
        ("Prises à bail", "leases:holdings", "building-library", "leases.record_holding"),
        ("Rédiger un contrat", "leases:draft_occupancy", "plus", "leases.draft_occupancy"),
    ),
    file_name="contrats",
)

HOLDINGS = ListPage(
    title="Prises à bail et mandats",
    unit=("titre", "titres"),
    lead="À quel titre l’association dispose des logements qu’elle loue.",
    rows=lambda actor: (
        Holding.objects.visible_to(actor).select_related("owner").prefetch_related("places__place")
    ),
    columns=[
        Column("Propriétaire", lambda h: h.owner.name, sort="owner__sort_name"),
        Column("Nature", lambda h: h.get_kind_display(), sort="kind"),
        Column("Lieux", lambda h: ", ".join(p.place.label for p in h.places.all()), muted=True),
        Column("Loyer versé (€)", lambda h: h.rent, kind="money", sort="rent", total="rent"),
        Column("Depuis", lambda h: h.period.lower, kind="day", sort="period"),
    ],
    sort="owner__sort_name",
    search=("owner__sort_name",),
    filters=[Filter("nature", "Nature", lambda actor: Holding.Kind.choices, lambda v: Q(kind=v))],
    empty=Empty(
        "Aucune prise à bail",
        "Une sous-location suppose un bail principal : enregistrez-le ici.",
        "Enregistrer une prise à bail",
        "leases:record_holding",
        "leases.record_holding",
        "building-library",
    ),
    actions=(
        ("Enregistrer une prise à bail", "leases:record_holding", "plus", "leases.record_holding"),
    ),
    file_name="prises-a-bail",
)


def choose_household(place: str) -> ListPage:
    """Who will sign; the place already chosen, if any, is kept in the address."""
    kept = f"&lieu={place}" if place.isdecimal() else ""
    return replace(
        HOUSEHOLDS,
        title="Pour quel ménage ?",
        lead="Choisissez le ménage qui va signer, puis le lieu.",
        columns=[
            replace(
                HOUSEHOLDS.columns[0],
                link=lambda h: reverse("leases:draft_occupancy") + f"?menage={h.pk}{kept}",
            ),
            *HOUSEHOLDS.columns[1:],
        ],
    )
