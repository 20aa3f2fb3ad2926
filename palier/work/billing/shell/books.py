"""In whose books each site is kept: said on its page and on the page of the books."""

from datetime import date

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import entity_of, kept_by
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb


@shell.panel(on="housing.site", order=40, sight="billing.accounts")
def books_of(row: Site, actor: Actor, today: date) -> shell.Part | None:
    """In whose books the site is kept, where an association runs several legal entities."""
    if not _has_several(actor):
        return None
    card = Card(
        "Dans les comptes de",
        text=f"{entity_of(row).name} : loyers, dépôts, aides et charges y sont écrits.",
        verbs=_change(row, actor),
        icon="scale",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="ledger.books", order=10, sight="ledger.books")
def sites_of(row: LegalEntity, actor: Actor, today: date) -> shell.Part | None:
    """The sites that an entity's books tell of."""
    if not _has_several(actor):
        return None
    sites = Site.objects.filter(kept_by(row), organisation=row.organisation_id)
    card = Card(
        "Sites tenus ici",
        [
            Line(each.name, each.get_kind_display(), verbs=_change(each, actor))
            for each in sites.exclude(kind=Site.Kind.OFFICE).order_by("name")
        ],
        empty="Aucun site : ouvrez un autre compte, et choisissez-y « Changer… ».",
        icon="building-office-2",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


def _has_several(actor: Actor) -> bool:
    return LegalEntity.objects.visible_to(actor).filter(is_main=False).exists()


def _change(site: Site, actor: Actor) -> list[Verb]:
    if not actor.may("billing.keep_in_books", site):
        return []
    url = reverse("billing:keep_in_books", args=[site.pk])
    return [Verb("Changer…", url, about=site.name)]
