"""Who sees the social file: those who accompany; health, those whose mission it is."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class FileQuerySet(models.QuerySet[M]):
    """The social file (needs, rights, plan, budget, aid): those who accompany, nobody else."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("casework.file"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class StepQuerySet(FileQuerySet[M]):
    """Steps of followed files: those of a file about health, behind the same wall as it."""

    def visible_to(self, actor: Actor) -> Self:
        rows = super().visible_to(actor)
        return rows if actor.sees("casework.health") else rows.filter(file__is_health=False)


class HealthQuerySet(FileQuerySet[M]):
    """Rows of which some are about health: these are for those who may see health."""

    def visible_to(self, actor: Actor) -> Self:
        rows = super().visible_to(actor)
        return rows if actor.sees("casework.health") else rows.filter(is_health=False)
