"""What is learnt of a place or a site, asked and kept."""

from typing import Any

from django.urls import reverse

from palier.base.tenancy.models import Site
from palier.base.ui import rows
from palier.base.ui.subjects import Subject
from palier.registers.housing import actions, forms
from palier.registers.housing.models import Diagnostic, KeySet, Meter, Place, PriorityDistrict

SITES = ("Patrimoine", "/patrimoine/")


PLACE = Subject(
    Place,
    "lieux/<int:pk>/",
    page="housing:place",
    under=lambda row: [SITES, (row.label, reverse("housing:place", args=[row.pk]))],
)


def _about(row: Place) -> dict[str, Any]:
    page = reverse("housing:place", args=[row.pk])
    return {"back": page, "crumbs": [SITES, (row.label, page)]}


PLACE.verb(
    actions.rate_energy,
    forms.RateEnergy,
    at="energie/",
    title=lambda row: f"Étiquette énergie, {row.label}",
    submit="Garder cette étiquette",
    said=lambda made: f"Étiquette {made.letter} gardée.",
    lead="La plus mauvaise de l’énergie et du climat ; valable dix ans.",
    initial=lambda row, seen: {"made_on": seen.today},
)


PLACE.verb(
    actions.note_diagnostic,
    forms.NoteDiagnostic,
    at="diagnostic/",
    title=lambda row: f"Diagnostic ou arrêté, {row.label}",
    submit="Garder",
    said="Gardé. Joignez le document à la page du lieu.",
    initial=lambda row, seen: {"made_on": seen.today},
)


DIAGNOSTIC = Subject(
    Diagnostic,
    "diagnostics/<int:pk>/",
    fetch=("place",),
    under=lambda row: [SITES, (row.place.label, reverse("housing:place", args=[row.place.pk]))],
)


DIAGNOSTIC.verb(
    actions.lift_order,
    forms.LiftOrder,
    at="lever/",
    title=lambda row: f"Levée : {row.get_kind_display()}",
    submit="Noter la levée",
    said="Arrêté levé.",
    initial=lambda row, seen: {"on": seen.today},
)


PLACE.verb(
    actions.place_meter,
    forms.PlaceMeter,
    at="compteur/",
    title=lambda row: f"Compteur, {row.label}",
    submit="Ajouter ce compteur",
    said="Compteur ajouté.",
)


METER = Subject(
    Meter,
    "compteurs/<int:pk>/",
    fetch=("place",),
    under=lambda row: [SITES, (row.place.label, reverse("housing:place", args=[row.place.pk]))],
)


METER.verb(
    actions.read_meter,
    forms.ReadMeter,
    at="relever/",
    title=lambda row: f"Relever le compteur {row.number}",
    submit="Garder ce relevé",
    said="Relevé gardé.",
    initial=lambda row, seen: {"on": seen.today},
)


METER.verb(
    actions.remove_reading,
    at="relever/retirer/",
    title=lambda row: f"Retirer le dernier relevé du compteur {row.number}",
    submit="Retirer ce relevé",
    said="Relevé retiré : le compteur se relève de nouveau.",
    lead="Un chiffre mal lu, un autre compteur. Ce qui est déjà facturé ne se retire pas ainsi.",
    danger=True,
)


PLACE.verb(
    actions.note_keys,
    forms.NoteKeySets,
    at="cles/",
    title=lambda row: f"Clés, {row.label}",
    submit="Garder",
    said=rows.said("trousseau noté", "trousseaux notés"),
    lead="Dites les mêmes mots pour corriger un nombre.",
)


METER.verb(
    actions.remove_meter,
    at="retirer/",
    title=lambda row: f"Retirer le compteur {row.number}",
    submit="Retirer ce compteur",
    said="Compteur retiré.",
    danger=True,
)


KEY_SET = Subject(
    KeySet,
    "cles/<int:pk>/",
    fetch=("place",),
    under=lambda row: [SITES, (row.place.label, reverse("housing:place", args=[row.place.pk]))],
)


KEY_SET.verb(
    actions.remove_keys,
    at="retirer/",
    title=lambda row: f"Retirer les clés « {row.label} »",
    submit="Retirer ces clés",
    said="Clés retirées.",
    lead="Notées par erreur, ou que nous n’avons plus.",
    danger=True,
)


SITE = Subject(
    Site,
    "sites/<int:pk>/",
    page="housing:site",
    under=lambda row: [SITES, (row.name, reverse("housing:site", args=[row.pk]))],
)


def _about_site(row: Site) -> dict[str, Any]:
    page = reverse("housing:site", args=[row.pk])
    return {"back": page, "crumbs": [SITES, (row.name, page)]}


SITE.verb(
    actions.note_district,
    forms.NoteDistrict,
    at="quartier/",
    title=lambda row: f"Quartier prioritaire, {row.name}",
    submit="Garder",
    said="Quartier prioritaire noté.",
)


PRIORITY_DISTRICT = Subject(
    PriorityDistrict,
    "quartiers/<int:pk>/",
    fetch=("site",),
    under=lambda row: [SITES, (row.site.name, reverse("housing:site", args=[row.site.pk]))],
)


PRIORITY_DISTRICT.verb(
    actions.end_district,
    forms.EndDistrict,
    at="sortie/",
    title=lambda row: f"Sortie du quartier prioritaire {row.name}",
    submit="Noter la sortie",
    said="Sortie notée.",
)
