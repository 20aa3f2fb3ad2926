"""Who sees what of the social work."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


class SocialQuerySet(models.QuerySet[M]):
    """Social work, for those whose mission it is: neither accounts nor letting."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("support.measures"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class NotesQuerySet(models.QuerySet[M]):
    """Notes: the shared ones for social workers, a secret one for its author and supervisor."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("support.notes"):
            return self.none()
        return self.filter(organisation=actor.organisation)

    def readable_by(self, actor: Actor) -> Self:
        """Those whose words the actor may read."""
        if actor.user_id is None:
            return self.none()
        return self.visible_to(actor).filter(
            Q(is_secret=False) | Q(author=actor.user_id) | Q(supervisor=actor.user_id)
        )


class LoansQuerySet(SocialQuerySet[M]):
    """Caseloads lent."""

    def on(self, day: date) -> Self:
        return self.filter(period__contains=day)
