"""The rules of a house: its versions, who initialled them."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.hosting import needs_council
from palier.work.leases.models.occupancies import Occupancy
from palier.work.residences import actions, forms, reads
from palier.work.residences.models import HouseRules
from palier.work.residences.views.finding import find_house as _house
from palier.work.residences.views.finding import house_crumbs, house_tabs


@needs_sight("residences.houses")
def rules(request: ActorRequest, pk: int) -> HttpResponse:
    """The rules of a house, its versions, and who has yet to initial the one that stands."""
    site = _house(request, pk)
    versions = list(HouseRules.objects.filter(site=site).order_by("-version"))
    now = reads.rules_of(site, request.today)
    living = reads.residents_on(site, request.today)
    unsigned = []
    if now is not None:
        signed = set(now.signings.values_list("occupancy_id", flat=True))
        seen = {each.pk for each in reads.households_in(request.actor, site, request.today)}
        unsigned = [each for each in living if each.pk not in signed and each.household_id in seen]
    sign = reverse("residences:sign_rules", args=[now.pk]) if now else ""
    return show_cards(
        request,
        title=f"Règlement intérieur, {site.name}",
        crumbs=house_crumbs(site),
        here="Règlement",
        chips=[Chip("conseil de concertation à consulter", "wait")]
        if now and now.council_on is None and needs_council(len(living))
        else [],
        tabs=house_tabs(request, site),
        verbs=_rules_verbs(request, pk, unsigned, sign),
        cards=[
            Card(
                f"Version {now.version}, depuis le {day_in_words(now.starts_on)}"
                if now
                else "Règlement",
                text=now.text if now else "",
                empty="Aucun règlement n’est écrit pour cette maison.",
                icon="document-text",
            ),
            _unsigned_card(now, unsigned),
            _versions_card(versions),
        ],
    )


def _rules_verbs(
    request: ActorRequest, pk: int, unsigned: list[Occupancy], sign: str
) -> list[Verb]:
    """A new version; who has initialled."""
    return verbs(
        verb(
            request,
            "residences.write_rules",
            "Nouvelle version",
            pk,
            "document-plus",
        ),
        verb(request, "residences.sign_rules", "Noter des paraphes", sign, "check", main=True)
        if unsigned
        else None,
    )


def _unsigned_card(now: HouseRules | None, unsigned: list[Occupancy]) -> Card | None:
    """Who has yet to initial the version that stands."""
    return (
        Card(
            "À parapher",
            [
                Line(
                    each.household.name,
                    each.main_place.label,
                    reverse("residences:resident", args=[each.pk]),
                    icon="pencil",
                )
                for each in unsigned
            ],
            empty="Tous les résidents ont paraphé la version en vigueur.",
            side=True,
            icon="pencil",
        )
        if now
        else None
    )


def _versions_card(versions: list[HouseRules]) -> Card | None:
    """Each version, since when."""
    return (
        Card(
            "Versions",
            [
                Line(
                    f"Version {each.version}",
                    f"depuis le {day_in_words(each.starts_on)}"
                    + (
                        f", conseil consulté le {day_in_words(each.council_on)}"
                        if each.council_on
                        else ""
                    ),
                    icon="clock",
                )
                for each in versions
            ],
            side=True,
            icon="clock",
        )
        if versions
        else None
    )


def write_rules(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    now = reads.rules_of(site, request.today)
    return ask(
        request,
        forms.WriteRules(request, subject=site, initial={"text": now.text if now else ""}),
        actions.write_rules,
        site,
        title="Nouvelle version du règlement",
        submit="Garder cette version",
        said="Version gardée. Les résidents la paraphent à leur tour.",
        back=reverse("residences:rules", args=[pk]),
        crumbs=house_crumbs(site),
        lead="Une clause qui limite l’usage du domicile est réputée non écrite (CCH art. L633-2).",
    )


HOUSE_RULES = Subject(
    HouseRules,
    "reglements/<int:pk>/",
    fetch=("site",),
    page=lambda row: reverse("residences:rules", args=[row.site_id]),
    under=lambda row: house_crumbs(row.site),
)


HOUSE_RULES.verb(
    actions.sign_rules,
    forms.SignRules,
    at="parapher/",
    title=lambda row: f"Paraphes de la version {row.version}",
    submit="Noter ces paraphes",
    said="Paraphes notés.",
    initial=lambda row, seen: {"on": seen.today},
)
