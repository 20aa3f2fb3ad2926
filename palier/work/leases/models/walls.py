"""Contracts on a day."""

from datetime import date
from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.rows import OwnedQuerySet

M = TypeVar("M", bound=models.Model)


class ContractsQuerySet(OwnedQuerySet[M]):
    """Contracts, for those who see them, where they work."""

    def in_force(self, on: date) -> Self:
        """Those that are lived in on a day, whatever became of them since."""
        return self.filter(state__in=("active", "ended"), period__contains=on)
