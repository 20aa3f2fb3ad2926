"""Sites, buildings and places: added, put right, taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, Site
from palier.base.ui import search
from palier.registers.housing.models import Building, Place

HOUSES = (Place.Kind.DWELLING, Place.Kind.ADAPTED)


@dataclass(frozen=True)
class NewPlace:
    """A place as it is told to us; without an address of its own it has its building's."""

    site: Site
    label: str
    kind: str = Place.Kind.DWELLING
    size: str = ""
    surface: Decimal | None = None
    building: Building | None = None
    parent: Place | None = None
    street: str = ""
    postcode: str = ""
    town: str = ""
    capacity: int | None = None


@action("Ajouter un site")
def add_site(
    organisation: Organisation,
    *,
    name: str,
    kind: str,
    street: str = "",
    postcode: str = "",
    town: str = "",
    admission: str = "",
    actor: Actor,
) -> Site:
    """A residence, a shelter, a halting site, or the set of scattered homes.

    `admission` says who may live there: a residence's contracts repeat it (CCH art. L633-2).
    """
    return Site.objects.create(
        organisation=organisation,
        name=name.strip(),
        kind=kind,
        street=street,
        postcode=postcode,
        town=town,
        admission=admission.strip(),
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
    capacity: int | None = None,
    actor: Actor,
) -> Place:
    """A dwelling, a room of one, a pitch or a shelter place. Refused: of another site."""
    told = NewPlace(
        site, label, kind, size, surface, building, parent, street, postcode, town, capacity
    )
    return _add(actor.organisation, [told])[0]


@action("Ajouter des lieux")
def add_places(
    organisation: Organisation, *, places: Sequence[NewPlace], actor: Actor
) -> list[Place]:
    """Many places at once, in the order given. Refused: a building or dwelling of another site."""
    return _add(organisation, places)


def _add(organisation: Organisation, places: Sequence[NewPlace]) -> list[Place]:
    for told in places:
        _check_place(told)
    made = Place.objects.bulk_create(
        [_place(organisation, told) for told in places], batch_size=2000
    )
    search.keep_many(
        [
            search.search_row(
                place,
                kind="logement",
                sight="housing.homes",
                title=f"{told.site.name}, {place.label}",
                subtitle=address_of(place),
                url=reverse("housing:place", args=[place.pk]),
                words="",
            )
            for place, told in zip(made, places, strict=True)
        ]
    )
    return made


def _check_place(told: NewPlace) -> None:
    for other in (told.building, told.parent):
        if other is not None and other.site_id != told.site.pk:
            raise Refused(f"« {other} » est d’un autre site.")
    if told.parent is not None and told.parent.kind not in HOUSES:
        raise Refused("Une chambre est dans un logement, pas dans un autre lieu.")


def _place(organisation: Organisation, told: NewPlace) -> Place:
    at = told.building or told.site
    return Place(
        organisation=organisation,
        site=told.site,
        building=told.building,
        parent=told.parent,
        kind=told.kind,
        label=told.label.strip(),
        size=told.size,
        surface=told.surface,
        street=told.street or at.street,
        postcode=told.postcode or at.postcode,
        town=told.town or at.town,
        capacity=told.capacity,
    )


@action("Corriger un lieu")
def correct_place(
    place: Place,
    *,
    label: str,
    size: str = "",
    surface: Decimal | None = None,
    street: str = "",
    postcode: str = "",
    town: str = "",
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
    is_accessible: bool = False,
    capacity: int | None = None,
    actor: Actor,
) -> Place:
    """What was told wrong of a place, or was not known. Refused: half of its coordinates."""
    place = lock(place)
    if (latitude is None) != (longitude is None):
        raise Refused({"longitude": "Donnez la latitude et la longitude, ou aucune des deux."})
    place.label, place.size, place.surface = label.strip(), size, surface
    place.street, place.postcode, place.town = street.strip(), postcode.strip(), town.strip()
    place.latitude, place.longitude = latitude, longitude
    place.is_accessible = is_accessible
    place.capacity = capacity
    place.save()
    search.keep_many(
        [
            search.search_row(
                place,
                kind="logement",
                sight="housing.homes",
                title=f"{place.site.name}, {place.label}",
                subtitle=address_of(place),
                url=reverse("housing:place", args=[place.pk]),
                words="",
            )
        ]
    )
    return place


@action("Retirer des lieux ajoutés par erreur")
def remove_places(
    organisation: Organisation, *, places: Sequence[Place], actor: Actor
) -> Organisation:
    """Take away places added by mistake. Refused: one of them has served."""
    search.forget(places)
    Place.objects.filter(pk__in=[place.pk for place in places]).delete()
    return organisation


@action("Retirer des sites ajoutés par erreur")
def remove_sites(
    organisation: Organisation, *, sites: Sequence[Site], actor: Actor
) -> Organisation:
    """Take away sites added by mistake, with their empty buildings. Refused: one has places."""
    pks = [site.pk for site in sites]
    Building.objects.filter(site__in=pks).delete()
    Site.objects.filter(pk__in=pks).delete()
    return organisation


def address_of(place: Place) -> str:
    """`14 rue des Oliviers, 13003 Marseille`."""
    return ", ".join(filter(None, [place.street, f"{place.postcode} {place.town}".strip()]))
