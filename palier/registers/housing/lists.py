from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.law import energy
from palier.law.territory import is_overseas
from palier.registers.housing.models import Delivery, EnergyRating, Place


def _sites(actor: Actor) -> QuerySet[Site]:
    rows = Site.objects.visible_to(actor) if actor.sees("housing.homes") else Site.objects.none()
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
        ("Plan", "housing:plan", "map", "housing.add_place"),
        ("Énergie", "housing:energy", "bolt", "housing.rate_energy"),
        ("Livraisons", "housing:deliveries", "truck", "housing.plan_delivery"),
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
        by_site(),
        Filter("nature", "Nature", lambda actor: Place.Kind.choices, lambda v: Q(kind=v)),
    ],
    empty=Empty("Aucun lieu pour l’instant", "Ouvrez un site et ajoutez-lui ses logements."),
    file_name="lieux",
)


_FORBIDDEN = {
    (letter, overseas): energy.forbidden_from(letter, overseas=overseas)
    for letter in energy.CLASSES
    for overseas in (False, True)
}


def _until(rating: EnergyRating, today: date) -> Chip:
    until = _FORBIDDEN[rating.letter, is_overseas(rating.place.site.postcode)]
    if rating.valid_until <= today:
        return Chip("diagnostic périmé", "wait", "clock")
    if until is None:
        return Chip("se loue", "ok")
    if until <= today:
        return Chip("ne se loue plus", "bad")
    return Chip(f"jusqu’au {day_in_words(until - ONE_DAY, short=True)}", "wait")


def energy_of(today: date) -> ListPage:
    """Each home's latest rating, the worst first."""
    latest = EnergyRating.objects.filter(place=OuterRef("place")).order_by("-made_on", "-pk")
    return ListPage(
        title="Énergie",
        unit=("logement", "logements"),
        lead="Un logement classé G ne se loue plus depuis 2025, F dès 2028, E dès 2034, au jour où "
        "le bail commence ou se renouvelle (loi n° 89-462, art. 6).",
        rows=lambda actor: (
            EnergyRating.objects.visible_to(actor)
            .filter(pk=Subquery(latest.values("pk")[:1]))
            .select_related("place__site")
        ),
        columns=[
            Column(
                "Lieu",
                lambda r: f"{r.place.site.name}, {r.place.label}",
                sort="place__label",
                link=lambda r: reverse("housing:place", args=[r.place_id]),
            ),
            Column("Étiquette", lambda r: r.letter, sort="letter"),
            Column("Énergie", lambda r: r.energy, kind="number", sort="energy"),
            Column("Climat", lambda r: r.gas, kind="number", sort="gas"),
            Column("Établie le", lambda r: r.made_on, kind="day", sort="made_on"),
            Column("Peut se louer", lambda r: _until(r, today), kind="chip"),
        ],
        sort="-letter",
        search=("place__label", "place__site__name"),
        search_label="Lieu ou site",
        filters=[
            by_site("place__site"),
            Filter(
                "etiquette",
                "Étiquette",
                lambda actor: [(letter, letter) for letter in energy.CLASSES],
                lambda v: Q(letter=v),
            ),
        ],
        empty=Empty(
            "Aucune étiquette énergie",
            "Ouvrez un logement et notez son diagnostic.",
            "Tous les lieux",
            "housing:places",
            "housing.rate_energy",
            "bolt",
        ),
        file_name="energie",
    )


def _delivery_link(delivery: Delivery) -> str:
    """Where one says that it has come, or the site once it has."""
    if delivery.received_on is None:
        return reverse("housing:receive_delivery", args=[delivery.pk])
    return reverse("housing:site", args=[delivery.site_id])


def _come(delivery: Delivery) -> Chip:
    if delivery.received_on is None:
        return Chip("prévue", "wait")
    short = delivery.homes - (delivery.received or 0)
    return Chip(f"reçue, {short} en attente", "info") if short else Chip("reçue", "ok")


DELIVERIES = ListPage(
    title="Livraisons",
    unit=("livraison", "livraisons"),
    lead="Les logements neufs attendus et reçus.",
    rows=lambda actor: Delivery.objects.visible_to(actor).select_related("site", "owner"),
    columns=[
        Column("Programme", lambda d: d.label, sort="label", link=_delivery_link),
        Column("Site", lambda d: d.site.name, sort="site__name"),
        Column("Bailleur", lambda d: d.owner.name if d.owner else "", muted=True),
        Column("Financement", lambda d: d.get_funding_display(), sort="funding", muted=True),
        Column("Prévus", lambda d: d.homes, kind="number", sort="homes", total="homes"),
        Column("Pour le", lambda d: d.planned_on, kind="day", sort="planned_on"),
        Column("Reçus", lambda d: d.received, kind="number", total="received"),
        Column("Le", lambda d: d.received_on, kind="day", sort="received_on"),
        Column("État", _come, kind="chip"),
    ],
    sort="planned_on",
    search=("label", "site__name"),
    filters=[
        by_site(),
        Filter(
            "financement",
            "Financement",
            lambda actor: Delivery.Funding.choices,
            lambda v: Q(funding=v),
        ),
    ],
    empty=Empty(
        "Aucune livraison prévue",
        "Un bailleur annonce des logements : notez combien, où, quand.",
        "Prévoir une livraison",
        "housing:plan_delivery",
        "housing.plan_delivery",
        "truck",
    ),
    actions=(("Prévoir une livraison", "housing:plan_delivery", "plus", "housing.plan_delivery"),),
    file_name="livraisons",
)
