"""Homes that are empty: since when, why, until when."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.pages import ask
from palier.registers.housing.models import Place
from palier.work.leases import actions, forms, lists
from palier.work.leases.finding import CONTRACTS
from palier.work.leases.reads import vacant_places

VACANCIES = ("Logements vides", "/contrats/vacances/")


@needs_sight("leases.contracts")
def vacancies(request: ActorRequest) -> HttpResponse:
    """Every empty home today, the longest first."""
    return ui_lists.show(request, lists.vacancies_of(request.today))


@needs_sight("leases.contracts")
def note_vacancy(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Place.objects.visible_to(request.actor).select_related("site"), pk=pk)
    empty = vacant_places(Place.objects.visible_to(request.actor).filter(pk=pk), request.today)
    since = getattr(empty.first(), "since", None) or request.today
    return ask(
        request,
        forms.NoteVacancy(request, initial={"starts_on": since}),
        actions.note_vacancy,
        row,
        title=f"Pourquoi ce lieu est vide : {row.site.name}, {row.label}",
        submit="Garder ce motif",
        said="Motif de vacance gardé.",
        back=VACANCIES[1],
        crumbs=[CONTRACTS, VACANCIES, (row.label, reverse("housing:place", args=[pk]))],
    )
