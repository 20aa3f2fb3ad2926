"""Everything done to the homes themselves."""

from decimal import Decimal

from django.urls import reverse

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, Site
from palier.base.ui import search
from palier.registers.housing.models import Building, Place


@action("Ajouter un site")
def add_site(
    organisation: Organisation,
    *,
    name: str,
    kind: str,
    street: str = "",
    postcode: str = "",
    town: str = "",
    actor: Actor,
) -> Site:
    """A residence, a shelter, a halting site, or the set of scattered homes."""
    return Site.objects.create(
        organisation=organisation,
        name=name.strip(),
        kind=kind,
        street=street,
        postcode=postcode,
        town=town,
    )


@action("Ajouter un immeuble")
def add_building(
    site: Site,
    *,
    name: str,
    street: str = "",
    postcode: str = "",
    town: str = "",
    actor: Actor,
) -> Building:
    """A building of the site, with its own address if it has one."""
    return Building.objects.create(
        organisation=actor.organisation,
        site=site,
        name=name.strip(),
        street=street or site.street,
        postcode=postcode or site.postcode,
        town=town or site.town,
    )


@action("Ajouter un lieu")
def add_place(
    site: Site,
    *,
    label: str,
    kind: str = Place.Kind.DWELLING,
    size: str = "",
    surface: Decimal | None = None,
    building: Building | None = None,
    parent: Place | None = None,
    street: str = "",
    postcode: str = "",
    town: str = "",
    actor: Actor,
) -> Place:
    """A dwelling, a room of one, a pitch or a shelter place. Refused: of another site."""
    for other in (building, parent):
        if other is not None and other.site_id != site.pk:
            raise Refused(f"« {other} » est d’un autre site.")
    if parent is not None and parent.kind != Place.Kind.DWELLING:
        raise Refused("Une chambre est dans un logement, pas dans un autre lieu.")
    at = building or site
    place = Place.objects.create(
        organisation=actor.organisation,
        site=site,
        building=building,
        parent=parent,
        kind=kind,
        label=label.strip(),
        size=size,
        surface=surface,
        street=street or at.street,
        postcode=postcode or at.postcode,
        town=town or at.town,
    )
    search.keep(
        [place],
        kind="logement",
        sight="housing.homes",
        title=f"{site.name}, {place.label}",
        subtitle=address_of(place),
        url=reverse("housing:place", args=[place.pk]),
    )
    return place


def address_of(place: Place) -> str:
    """`14 rue des Oliviers, 13003 Marseille`."""
    return ", ".join(filter(None, [place.street, f"{place.postcode} {place.town}".strip()]))
