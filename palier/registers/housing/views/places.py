"""Sites, their places, and each place's own page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import Subject
from palier.registers.housing import actions, forms, lists
from palier.registers.housing.models import Place
from palier.registers.housing.views.cards import district_card, fact_cards, place_chips

SITES = ("Patrimoine", "/patrimoine/")


@needs_sight("housing.homes")
def sites(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.SITES)


@needs_sight("housing.homes")
def places(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.PLACES)


def _site(request: ActorRequest, pk: int) -> Site:
    return get_object_or_404(Site.objects.visible_to(request.actor), pk=pk)


@needs_sight("housing.homes")
def site(request: ActorRequest, pk: int) -> HttpResponse:
    """A site and its places; rooms above say who lives there tonight."""
    row = _site(request, pk)
    rows = list(
        Place.objects.visible_to(request.actor)
        .filter(site=row, parent=None)
        .order_by("label", "pk")
    )
    states: dict[int, object] = {}
    for known in shell.ask("housing.states", rows, request.actor, request.today):
        states.update(known)
    context = {
        "title": row.name,
        "site": row,
        "rooms": [{"place": place, "state": states.get(place.pk)} for place in rows],
        "cards": [district_card(request, row)],
        "panels": shell.panels("housing.site", row, request.actor, request.today),
    }
    return render(request, "housing/site.html", context)


PLACE_ROW = Subject(
    Place,
    "lieux/<int:pk>/",
    fetch=("site", "parent", "building"),
    page="housing:place",
)


@PLACE_ROW.shown
def place(request: ActorRequest, row: Place) -> HttpResponse:
    """A place: what it is, who holds it, who lives there."""
    context = {
        "title": row.label,
        "place": row,
        "address": actions.address_of(row),
        "rooms": list(row.rooms.order_by("label")),
        "verbs": [v for verbs in shell.ask("housing.verbs", row, request.actor) for v in verbs],
        "cards": fact_cards(request, row),
        "chips": place_chips(row, request.today),
        "panels": shell.panels("housing.place", row, request.actor, request.today),
    }
    return render(request, "housing/place.html", context)


@needs_sight("housing.homes")
def add_site(request: ActorRequest) -> HttpResponse:
    form = forms.AddSite(request)
    if form.carry_out(actions.add_site, request.actor.organisation):
        return done(request, f"Site ajouté : {form.result}.", "housing:site", form.result.pk)
    return form_page(
        request,
        form,
        title="Ajouter un site",
        submit="Ajouter ce site",
        back=SITES[1],
        crumbs=[SITES],
    )


@needs_sight("housing.homes")
def add_building(request: ActorRequest, pk: int) -> HttpResponse:
    row = _site(request, pk)
    form = forms.AddBuilding(request, subject=row)
    if form.carry_out(actions.add_building, row):
        return done(request, f"Immeuble ajouté : {form.result}.", "housing:site", pk)
    return form_page(
        request,
        form,
        title="Ajouter un immeuble",
        submit="Ajouter cet immeuble",
        back=reverse("housing:site", args=[pk]),
        crumbs=[SITES, (row.name, reverse("housing:site", args=[pk]))],
    )


@needs_sight("housing.homes")
def add_place(request: ActorRequest, pk: int) -> HttpResponse:
    row = _site(request, pk)
    form = forms.AddPlace(request, subject=row)
    if form.carry_out(actions.add_place, row):
        return done(request, f"Ajouté : {form.result}.", "housing:site", pk)
    return form_page(
        request,
        form,
        title="Ajouter un lieu",
        submit="Ajouter ce lieu",
        back=reverse("housing:site", args=[pk]),
        crumbs=[SITES, (row.name, reverse("housing:site", args=[pk]))],
    )


PLACE = Subject(
    Place,
    "lieux/<int:pk>/",
    fetch=("site",),
    page="housing:place",
    under=lambda row: [SITES, (row.label, reverse("housing:place", args=[row.pk]))],
)


PLACE.verb(
    actions.correct_place,
    forms.CorrectPlace,
    at="corriger/",
    title=lambda row: f"Corriger : {row.label}",
    submit="Enregistrer",
    said="Lieu corrigé.",
    initial=lambda row, seen: {
        name: getattr(row, name)
        for name in [
            "label",
            "size",
            "surface",
            "street",
            "postcode",
            "town",
            "latitude",
            "longitude",
            "is_accessible",
            "capacity",
        ]
    },
)
