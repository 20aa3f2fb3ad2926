"""Finding what a page is about, and the pages beside it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.models import Site
from palier.base.ui.cards import Tab
from palier.work.leases.models import LIVED_IN, Occupancy
from palier.work.residences.tonight import houses_of

HOUSES = ("Résidences", "/residences/")


def find_house(request: ActorRequest, pk: int) -> Site:
    """A house that the actor works in; 404 otherwise."""
    ids = [site.pk for site in houses_of(request.actor)]
    return get_object_or_404(Site.objects.visible_to(request.actor).filter(pk__in=ids), pk=pk)


def find_resident(request: ActorRequest, pk: int) -> Occupancy:
    """A contract lived in, in a house that the actor works in; 404 otherwise."""
    rows = Occupancy.objects.visible_to(request.actor).filter(
        state__in=LIVED_IN, site__in=[site.pk for site in houses_of(request.actor)]
    )
    return get_object_or_404(rows.select_related("household", "main_place", "site"), pk=pk)


def house_page(pk: int) -> str:
    return reverse("residences:house", args=[pk])


def resident_page(pk: int) -> str:
    return reverse("residences:resident", args=[pk])


def house_crumbs(site: Site) -> list[tuple[str, str]]:
    return [HOUSES, (site.name, house_page(site.pk))]


def house_tabs(request: ActorRequest, site: Site) -> list[Tab]:
    """The pages of a house that the actor may open."""

    def to(name: str) -> str:
        return reverse(f"residences:{name}", args=[site.pk])

    tabs = [
        Tab("Ce soir", to("house"), 10),
        Tab("Occupation", to("filling"), 50),
        Tab("Ouverture et histoire", to("opening"), 60),
    ]
    if site.kind in (Site.Kind.SCATTERED, Site.Kind.HALTING_SITE):
        return tabs
    tabs += [Tab("Vivre ensemble", to("living"), 30), Tab("Règlement", to("rules"), 40)]
    if request.actor.sees("residences.logbook"):
        tabs.append(Tab("Cahier de liaison", to("logbook"), 20))
    return tabs
