"""In whose books a site is kept, where an association runs several legal entities."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import entity_of
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.billing import actions, forms

BOOKS = ("Comptabilité", "/comptabilite/")
SITE = Subject(Site, "sites/<int:pk>/", fetch=("entity", "organisation"), under=(BOOKS,))


@SITE.asks("comptes/")
def keep_in_books(request: ActorRequest, row: Site) -> HttpResponse:
    """Whoever keeps the books says it, and comes back to them."""
    now = entity_of(row)
    return ask(
        request,
        forms.KeepInBooks(request, subject=row, initial={"entity": now.pk}),
        actions.keep_in_books,
        row,
        title=f"Dans quels comptes tenir {row.name}",
        submit="Tenir dans ces comptes",
        said="C’est noté : loyers, dépôts, aides et charges de ce site y seront écrits.",
        back=f"{reverse('ledger:books')}?entite={now.pk}",
        to=lambda site: f"{reverse('ledger:books')}?entite={entity_of(site).pk}",
        crumbs=[BOOKS],
        lead="À dire avant le premier loyer : rien de ce qui est déjà écrit ne change de comptes. Un "
        "quittancement en préparation qui appelle ce site est retiré, à préparer à nouveau.",
    )
