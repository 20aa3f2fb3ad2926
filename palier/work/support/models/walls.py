"""Who sees what of the social work."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.rows import OwnedQuerySet

M = TypeVar("M", bound=models.Model)


class NotesQuerySet(OwnedQuerySet[M]):
    """Notes: the shared ones for social workers, a secret one for its author and supervisor."""

    def readable_by(self, actor: Actor) -> Self:
        """Those whose words the actor may read."""
        if actor.user_id is None:
            return self.none()
        return self.visible_to(actor).filter(
            Q(is_secret=False) | Q(author=actor.user_id) | Q(supervisor=actor.user_id)
        )


class LoansQuerySet(OwnedQuerySet[M]):
    """Caseloads lent."""

    def on(self, day: date) -> Self:
        return self.filter(period__contains=day)
