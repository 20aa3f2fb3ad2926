"""Contracts and titles, for those who see them, where they work."""

from datetime import date
from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class ContractsQuerySet(models.QuerySet[M]):
    """Contracts, for those who see them, where they work."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("leases.contracts"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        if not actor.sees("people.hidden_addresses"):
            rows = rows.filter(household__hidden_at=None)
        return rows if actor.sites is None else rows.filter(site__in=actor.sites)

    def in_force(self, on: date) -> Self:
        """Those that are lived in on a day, whatever became of them since."""
        return self.filter(state__in=("active", "ended"), period__contains=on)


class HoldingsQuerySet(models.QuerySet[M]):
    """Titles, for those who see contracts; who works at some sites sees the titles of their homes.

    So partner associations under one agency each see their own.
    """

    title_path = ""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("leases.contracts"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        if actor.sites is None:
            return rows
        path = f"{self.title_path}places__place__site__in"
        return rows.filter(pk__in=self.model._default_manager.filter(**{path: actor.sites}))


class HoldingPartsQuerySet(HoldingsQuerySet[M]):
    """What hangs from a title."""

    title_path = "holding__"


class PartsQuerySet(models.QuerySet[M]):
    """What hangs from a contract, by the key that leads to it."""

    contract_path = "occupancy"

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("leases.contracts"):
            return self.none()
        path = self.contract_path
        rows = self.filter(organisation=actor.organisation)
        if not actor.sees("people.hidden_addresses"):
            rows = rows.filter(**{f"{path}__household__hidden_at": None})
        return rows if actor.sites is None else rows.filter(**{f"{path}__site__in": actor.sites})


class DepositPartsQuerySet(PartsQuerySet[M]):
    """What hangs from the deposit of a contract."""

    contract_path = "deposit__occupancy"
