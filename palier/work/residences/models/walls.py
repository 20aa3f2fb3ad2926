"""Daily life of a house, for those who work there."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class HouseQuerySet(models.QuerySet[M]):
    """What belongs to a house, for those who see houses, where they work."""

    site_path = "site"
    sight = "residences.houses"

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees(self.sight):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        return (
            rows if actor.sites is None else rows.filter(**{f"{self.site_path}__in": actor.sites})
        )


class ShiftsQuerySet(HouseQuerySet[M]):
    """Who is on duty; whoever is on call for every house shows everywhere."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees(self.sight):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        if actor.sites is None:
            return rows
        return rows.filter(models.Q(site=None) | models.Q(site__in=actor.sites))


class ResidentsQuerySet(HouseQuerySet[M]):
    """What hangs from a contract; a household whose address is secret shows to few."""

    site_path = "occupancy__site"

    def visible_to(self, actor: Actor) -> Self:
        rows = super().visible_to(actor)
        if actor.sees("people.hidden_addresses"):
            return rows
        return rows.filter(occupancy__household__hidden_at=None)


class LogQuerySet(HouseQuerySet[M]):
    """The handover book; what is reserved shows to those who may read it, and to its author."""

    sight = "residences.logbook"

    def visible_to(self, actor: Actor) -> Self:
        rows = super().visible_to(actor)
        if not actor.sees("people.hidden_addresses"):
            rows = rows.filter(models.Q(household=None) | models.Q(household__hidden_at=None))
        if actor.sees("residences.reserved"):
            return rows
        return rows.filter(models.Q(is_reserved=False) | models.Q(author=actor.user_id))


class IncidentsQuerySet(LogQuerySet[M]):
    """Incidents, by the same two walls."""

    sight = "residences.incidents"


class PartsOfHouseQuerySet(HouseQuerySet[M]):
    """What hangs from an activity."""

    site_path = "activity__site"


class RulesPartsQuerySet(HouseQuerySet[M]):
    """What hangs from house rules."""

    site_path = "rules__site"


class RollPartsQuerySet(HouseQuerySet[M]):
    """What hangs from a roll call."""

    site_path = "roll__site"


class ProjectPartsQuerySet(HouseQuerySet[M]):
    """What hangs from an opening."""

    site_path = "project__site"
