"""What is learnt of a place or a site, asked and kept."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.models import Site
from palier.base.ui.pages import ask
from palier.registers.housing import actions, forms
from palier.registers.housing.models import Diagnostic, Meter, Place, PriorityDistrict

SITES = ("Patrimoine", "/patrimoine/")


def _place(request: ActorRequest, pk: int) -> Place:
    return get_object_or_404(Place.objects.visible_to(request.actor), pk=pk)


def _about(row: Place) -> dict[str, Any]:
    page = reverse("housing:place", args=[row.pk])
    return {"back": page, "crumbs": [SITES, (row.label, page)]}


def rate_energy(request: ActorRequest, pk: int) -> HttpResponse:
    row = _place(request, pk)
    return ask(
        request,
        forms.RateEnergy(request, initial={"made_on": request.today}),
        actions.rate_energy,
        row,
        title=f"Étiquette énergie, {row.label}",
        submit="Garder cette étiquette",
        said=lambda made: f"Étiquette {made.letter} gardée.",
        lead="La plus mauvaise de l’énergie et du climat ; valable dix ans.",
        **_about(row),
    )


def note_diagnostic(request: ActorRequest, pk: int) -> HttpResponse:
    row = _place(request, pk)
    return ask(
        request,
        forms.NoteDiagnostic(request, initial={"made_on": request.today}),
        actions.note_diagnostic,
        row,
        title=f"Diagnostic ou arrêté, {row.label}",
        submit="Garder",
        said="Gardé. Joignez le document à la page du lieu.",
        **_about(row),
    )


def lift_order(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Diagnostic.objects.visible_to(request.actor).select_related("place")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.LiftOrder(request, subject=row, initial={"on": request.today}),
        actions.lift_order,
        row,
        title=f"Levée : {row.get_kind_display()}",
        submit="Noter la levée",
        said="Arrêté levé.",
        **_about(row.place),
    )


def place_meter(request: ActorRequest, pk: int) -> HttpResponse:
    row = _place(request, pk)
    return ask(
        request,
        forms.PlaceMeter(request),
        actions.place_meter,
        row,
        title=f"Compteur, {row.label}",
        submit="Ajouter ce compteur",
        said="Compteur ajouté.",
        **_about(row),
    )


def read_meter(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Meter.objects.visible_to(request.actor).select_related("place")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.ReadMeter(request, initial={"on": request.today}),
        actions.read_meter,
        row,
        title=f"Relever le compteur {row.number}",
        submit="Garder ce relevé",
        said="Relevé gardé.",
        **_about(row.place),
    )


def note_keys(request: ActorRequest, pk: int) -> HttpResponse:
    row = _place(request, pk)
    return ask(
        request,
        forms.NoteKeys(request),
        actions.note_keys,
        row,
        title=f"Clés, {row.label}",
        submit="Garder",
        said="Clés notées.",
        lead="Dites les mêmes mots pour corriger un nombre.",
        **_about(row),
    )


def _site(request: ActorRequest, pk: int) -> Site:
    return get_object_or_404(Site.objects.visible_to(request.actor), pk=pk)


def _about_site(row: Site) -> dict[str, Any]:
    page = reverse("housing:site", args=[row.pk])
    return {"back": page, "crumbs": [SITES, (row.name, page)]}


def note_district(request: ActorRequest, pk: int) -> HttpResponse:
    row = _site(request, pk)
    return ask(
        request,
        forms.NoteDistrict(request),
        actions.note_district,
        row,
        title=f"Quartier prioritaire, {row.name}",
        submit="Garder",
        said="Quartier prioritaire noté.",
        **_about_site(row),
    )


def end_district(request: ActorRequest, pk: int) -> HttpResponse:
    rows = PriorityDistrict.objects.visible_to(request.actor).select_related("site")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.EndDistrict(request, subject=row),
        actions.end_district,
        row,
        title=f"Sortie du quartier prioritaire {row.name}",
        submit="Noter la sortie",
        said="Sortie notée.",
        **_about_site(row.site),
    )
