"""The houses that one asks to live in."""

from django.db.models import QuerySet

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import workplaces


def houses_of(actor: Actor) -> "QuerySet[Site]":
    """Sites with homes that are asked for, where the actor works, by name."""
    return workplaces(actor).exclude(kind__in=[Site.Kind.OFFICE, Site.Kind.HALTING_SITE])
