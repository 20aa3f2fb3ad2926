"""Candidacies, for those who see them, where they work."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class AdmissionsQuerySet(models.QuerySet[M]):
    """What belongs to the admissions of a house."""

    site_path = "site"
    household_path = ""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("admissions.candidacies"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        if self.household_path and not actor.sees("people.hidden_addresses"):
            rows = rows.filter(**{f"{self.household_path}__hidden_at": None})
        return (
            rows if actor.sites is None else rows.filter(**{f"{self.site_path}__in": actor.sites})
        )


class CandidacyPartsQuerySet(AdmissionsQuerySet[M]):
    """What hangs from a candidacy."""

    site_path = "candidacy__site"
    household_path = "candidacy__household"


class CandidaciesQuerySet(AdmissionsQuerySet[M]):
    """Candidacies; a household whose address is secret shows to few."""

    household_path = "household"
