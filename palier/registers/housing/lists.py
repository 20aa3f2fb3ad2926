from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.ui.lists import Column, Empty, Filter, ListPage
from palier.registers.housing.models import Place


def sites_of(actor: Actor) -> list[tuple[str, str]]:
    """The sites where the actor works, for filters."""
    sites = Site.objects.visible_to(actor).order_by("name")
    return [(str(s.pk), s.name) for s in sites if actor.works_at(s.pk)]


def _sites(actor: Actor) -> QuerySet[Site]:
    rows = Site.objects.visible_to(actor) if actor.sees("housing.homes") else Site.objects.none()
    rows = rows if actor.sites is None else rows.filter(pk__in=actor.sites)
    return rows.annotate(count=Count("places"))


SITES = ListPage(
    title="Patrimoine",
    unit=("site", "sites"),
    lead="Les sites, et les lieux que l’on peut habiter.",
    rows=_sites,
    columns=[
        Column(
            "Site",
            lambda s: s.name,
            sort="name",
            link=lambda s: reverse("housing:site", args=[s.pk]),
        ),
        Column("Type", lambda s: s.get_kind_display(), sort="kind"),
        Column("Commune", lambda s: s.town, sort="town", muted=True),
        Column("Lieux", lambda s: s.count, kind="number", sort="count", total="count"),
    ],
    sort="name",
    search=("name", "town"),
    filters=[Filter("type", "Type", lambda actor: Site.Kind.choices, lambda v: Q(kind=v))],
    empty=Empty(
        "Aucun site pour l’instant",
        "Une résidence, un centre, une aire, ou « logements diffus » pour ce qui est dispersé.",
        "Ajouter un site",
        "housing:add_site",
        "housing.add_site",
        "building-office-2",
    ),
    actions=(
        ("Tous les lieux", "housing:places", "home", "housing.add_place"),
        ("Ajouter un site", "housing:add_site", "plus", "housing.add_site"),
    ),
    file_name="sites",
)

PLACES = ListPage(
    title="Logements et lieux",
    unit=("lieu", "lieux"),
    rows=lambda actor: Place.objects.visible_to(actor).select_related("site"),
    columns=[
        Column(
            "Lieu",
            lambda p: p.label,
            sort="label",
            link=lambda p: reverse("housing:place", args=[p.pk]),
        ),
        Column("Site", lambda p: p.site.name, sort="site__name"),
        Column("Nature", lambda p: f"{p.get_kind_display()} {p.size}".strip(), muted=True),
        Column("Adresse", lambda p: f"{p.street} {p.town}".strip(), muted=True),
    ],
    sort="site__name,label",
    search=("label", "street", "site__name"),
    search_label="Désignation ou rue",
    filters=[
        Filter("site", "Site", sites_of, lambda v: Q(site=v)),
        Filter("nature", "Nature", lambda actor: Place.Kind.choices, lambda v: Q(kind=v)),
    ],
    empty=Empty("Aucun lieu pour l’instant", "Ouvrez un site et ajoutez-lui ses logements."),
    file_name="lieux",
)
