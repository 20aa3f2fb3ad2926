"""In whose books a site is kept, where an association runs several legal entities."""

from typing import Any

from django.urls import reverse

from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import entity_of
from palier.base.ui.subjects import Subject
from palier.work.billing import actions, forms

SITE = Subject(
    Site,
    "sites/<int:pk>/",
    fetch=("entity", "organisation"),
    page="housing:site",
    under=lambda row: [
        ("Patrimoine", "/patrimoine/"),
        (row.name, reverse("housing:site", args=[row.pk])),
    ],
)


def _now(row: Site, seen: Any) -> dict[str, Any]:
    return {"entity": entity_of(row).pk}


SITE.verb(
    actions.keep_in_books,
    forms.KeepInBooks,
    at="comptes/",
    title=lambda row: f"Dans quels comptes tenir {row.name}",
    submit="Tenir dans ces comptes",
    said="C’est noté : loyers, dépôts, aides et charges de ce site y seront écrits.",
    initial=_now,
    lead="À dire avant le premier loyer : rien de ce qui est déjà écrit ne change de comptes.",
)
