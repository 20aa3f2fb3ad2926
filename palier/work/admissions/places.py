"""The houses that one asks to live in."""

from django.db.models import QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site


def houses_of(actor: Actor) -> "QuerySet[Site]":
    """Sites with homes that are asked for, where the actor works, by name."""
    rows = Site.objects.visible_to(actor).exclude(
        kind__in=[Site.Kind.OFFICE, Site.Kind.HALTING_SITE]
    )
    if actor.sites is not None:
        rows = rows.filter(pk__in=actor.sites)
    return rows.order_by("name", "pk")
