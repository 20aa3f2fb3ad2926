"""Halting sites, for those who see them, where they work."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class HaltingQuerySet(models.QuerySet[M]):
    """What belongs to a halting site."""

    site_path = "site"

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("halting.sites"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        return (
            rows if actor.sites is None else rows.filter(**{f"{self.site_path}__in": actor.sites})
        )


class StaysQuerySet(HaltingQuerySet[M]):
    """Stays, by the site of their contract; a secret address shows to few."""

    site_path = "occupancy__site"

    def visible_to(self, actor: Actor) -> Self:
        rows = super().visible_to(actor)
        if actor.sees("people.hidden_addresses"):
            return rows
        return rows.filter(occupancy__household__hidden_at=None)


class StayPartsQuerySet(HaltingQuerySet[M]):
    """What hangs from a stay."""

    site_path = "stay__occupancy__site"


class GrantPartsQuerySet(HaltingQuerySet[M]):
    """What hangs from a year’s grant."""

    site_path = "year__site"
