"""Repairs, for those who see them, where they work."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class RequestsQuerySet(models.QuerySet[M]):
    """Repairs, for those who see them, where they work."""

    place_path = "place"

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("upkeep.requests"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        if actor.sites is None:
            return rows
        return rows.filter(**{f"{self.place_path}__site__in": actor.sites})


class OrdersQuerySet(RequestsQuerySet[M]):
    """Orders, by the place of their request."""

    place_path = "request__place"


class SitesQuerySet(RequestsQuerySet[M]):
    """What belongs to a site rather than to a place."""

    site_path = "site"

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("upkeep.requests"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        return (
            rows if actor.sites is None else rows.filter(**{f"{self.site_path}__in": actor.sites})
        )


class VisitsQuerySet(SitesQuerySet[M]):
    """Visits, by the site of their contract."""

    site_path = "contract__site"


class ReservesQuerySet(SitesQuerySet[M]):
    """Reserves, by the site of their delivery."""

    site_path = "delivery__site"


class StockQuerySet(models.QuerySet[M]):
    """Parts in stock, for all who see repairs."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("upkeep.requests"):
            return self.none()
        return self.filter(organisation=actor.organisation)
