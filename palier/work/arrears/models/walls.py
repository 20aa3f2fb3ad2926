"""Who sees what households owe and what is done about it: those who follow arrears."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class CasesQuerySet(models.QuerySet[M]):
    """Cases, plans, letters and reports, for those who follow arrears."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("arrears.cases"):
            return self.none()
        return self.filter(organisation=actor.organisation)
