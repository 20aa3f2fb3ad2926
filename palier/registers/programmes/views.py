"""Programmes."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.periods import last_day
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists
from palier.base.ui.lists import Column, Empty, ListPage
from palier.base.ui.pages import done, form_page
from palier.registers.programmes import actions, forms
from palier.registers.programmes.models import Programme

PROGRAMMES = ListPage(
    title="Dispositifs",
    unit=("dispositif", "dispositifs"),
    lead="Ce sous quoi l’on accompagne, avec son financeur et ses dates.",
    rows=lambda actor: Programme.objects.visible_to(actor).select_related("funder"),
    columns=[
        Column("Dispositif", lambda p: p.name, sort="name"),
        Column("Financeur", lambda p: p.funder or "", sort="funder__name"),
        Column("Du", lambda p: p.period.lower, kind="day", sort="period"),
        Column("Au", lambda p: last_day(p.period), kind="day"),
    ],
    sort="name",
    search=("name",),
    empty=Empty(
        "Aucun dispositif",
        "Un dispositif est nécessaire pour ouvrir un accompagnement : AVDL, ASLL, pension de famille…",
        "Ajouter un dispositif",
        "programmes:add_programme",
        "programmes.add_programme",
        "flag",
    ),
    actions=(
        ("Ajouter un dispositif", "programmes:add_programme", "plus", "programmes.add_programme"),
    ),
    file_name="dispositifs",
)


@needs_sight("programmes.list")
def programmes(request: ActorRequest) -> HttpResponse:
    return lists.show(request, PROGRAMMES)


@needs_sight("programmes.list")
def add_programme(request: ActorRequest) -> HttpResponse:
    form = forms.AddProgramme(request)
    if form.carry_out(actions.add_programme, request.actor.organisation):
        return done(request, f"Dispositif ajouté : {form.result}.", "programmes:programmes")
    return form_page(
        request,
        form,
        title="Ajouter un dispositif",
        submit="Ajouter ce dispositif",
        back=reverse("programmes:programmes"),
        crumbs=[("Dispositifs", reverse("programmes:programmes"))],
    )
