"""Candidacies, for those who see them, where they work."""

from typing import Self, TypeVar

from django.db import models

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class AdmissionsQuerySet(models.QuerySet[M]):
    """What belongs to the admissions of a house."""

    site_path = "site"

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("admissions.candidacies"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        return (
            rows if actor.sites is None else rows.filter(**{f"{self.site_path}__in": actor.sites})
        )


class CandidacyPartsQuerySet(AdmissionsQuerySet[M]):
    """What hangs from a candidacy."""

    site_path = "candidacy__site"
