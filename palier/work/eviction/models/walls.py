"""Who sees procedures, who sees the lawyer's advice, who sees the commission."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class ProceduresQuerySet(models.QuerySet[M]):
    """Procedures and what hangs from them, for those who follow them."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("eviction.procedures"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class AdviceQuerySet(models.QuerySet[M]):
    """What a lawyer advised: for those whom the household came to see, never for its landlord."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("eviction.advice"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class BesideQuerySet(models.QuerySet[M]):
    """What is done with the household (assessments, who is received): for those who accompany."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("eviction.household"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class CommissionsQuerySet(models.QuerySet[M]):
    """The local commission, for those who animate it."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("eviction.commissions"):
            return self.none()
        return self.filter(organisation=actor.organisation)
