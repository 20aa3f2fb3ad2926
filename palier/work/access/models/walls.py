"""Who sees what of the way in."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class VisitsQuerySet(models.QuerySet[M]):
    """The visit book, for whoever holds the desk."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("access.visits"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class RequestsQuerySet(models.QuerySet[M]):
    """Requests carry a household's name: not for the desk's volunteers."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("access.requests"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class MembersQuerySet(models.QuerySet[M]):
    """Sessions and workshops: everyone who works here may know of them."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.kind not in {"staff", "system"}:
            return self.none()
        return self.filter(organisation=actor.organisation)
