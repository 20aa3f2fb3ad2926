"""What of a house is not for all who see houses: words reserved to those who supervise."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.rows import OwnedQuerySet

M = TypeVar("M", bound=models.Model)


class ReservedQuerySet(OwnedQuerySet[M]):
    """The handover book and incidents: what is reserved shows to those who may, and its author."""

    entry = ""
    """The path to the words that may be reserved."""

    def unveiled(self, actor: Actor) -> Self:
        rows = super().unveiled(actor)
        if actor.sees("residences.reserved"):
            return rows
        is_plain = Q(**{f"{self.entry}is_reserved": False})
        return rows.filter(is_plain | Q(**{f"{self.entry}author": actor.user_id}))


class StepsQuerySet(ReservedQuerySet[M]):
    """What followed an incident, for those who see it."""

    entry = "incident__"
