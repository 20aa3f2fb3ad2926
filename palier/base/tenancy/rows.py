"""Rows of one association, and the wall that says who reads them.

A table declares its wall; `visible_to(actor)` raises it, the same everywhere:

- **kind**: staff and Palier itself; the person and the body have doors of their own;
- **sight**: what one's roles let one see;
- **perimeter**: the site a row belongs to, the household it is about, the team it is of. Whoever
  works everywhere has none; whoever works nowhere sees what belongs to no place;
- **veils**: rows in some state (a secret address, a closed file, health) for those who may.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Q

from palier.base.kit.rows import is_plural, steps_of
from palier.base.tenancy.actors import Actor

M = TypeVar("M", bound=models.Model)


def owner(*, guarded: bool = False) -> Any:
    """The key to the association; `guarded` tables check theirs once per statement."""
    return models.ForeignKey(
        "tenancy.Organisation",
        models.PROTECT,
        verbose_name="association",
        db_index=False,
        db_constraint=not guarded,
    )


@dataclass(frozen=True)
class Veil:
    """Rows in the state `when` are for those who have `sight`; `of_where`: only when they tell
    where someone lives."""

    sight: str
    when: Mapping[str, Any]
    of_where: bool = False

    def lifted_for(self, actor: Actor) -> Q:
        """What the actor may read of such rows."""
        return Q() if actor.sees(self.sight) else ~Q(**self.when)


@dataclass(frozen=True)
class Wall:
    """Who reads a table: the sight it takes, where its rows belong, whom they are about.

    Each path leads by keys from the row (`occupancy__site`, `account__household`). With a site
    and a household, a row tells where someone lives: the site decides who works there, whoever
    accompanies the household reads it too, and a secret address hides it from the others. A key
    that is empty belongs to the whole association.
    """

    sight: str = ""
    site_path: str = ""
    household_path: str = ""
    team_path: str = ""
    veils: tuple[Veil, ...] = field(default=())

    @property
    def is_of_a_place(self) -> bool:
        return bool(self.site_path or self.household_path or self.team_path)


class OwnedQuerySet(models.QuerySet[M]):
    """Rows of one association, behind the wall that their table declares."""

    @property
    def wall(self) -> Wall:
        wall: Wall = self.model.wall  # type: ignore[attr-defined]
        return wall

    def visible_to(self, actor: Actor) -> Self:
        """What the actor may read."""
        wall = self.wall
        if actor.kind not in {"staff", "system"} or (wall.sight and not actor.sees(wall.sight)):
            return self.none()
        return self.filter(organisation=actor.organisation).within(actor).unveiled(actor)

    def within(self, actor: Actor) -> Self:
        """Those of where the actor works, or of whom they accompany."""
        wall = self.wall
        if actor.sites is None or not wall.is_of_a_place:
            return self
        reach = Q()
        if wall.site_path:
            reach |= self._led(wall.site_path, actor.sites)
        if wall.household_path:
            rows = _target(self.model, wall.household_path)._default_manager
            met = rows.followed_by(actor) if wall.site_path else rows.within(actor)
            reach |= self._led(wall.household_path, met.values("pk"), empty=not wall.site_path)
        if wall.team_path:
            reach |= self._led(wall.team_path, actor.teams)
        return self.filter(reach)

    def unveiled(self, actor: Actor) -> Self:
        """Without those whose state is not for the actor’s eyes."""
        wall, rows = self.wall, self
        for veil in wall.veils:
            if not veil.of_where:
                rows = rows.filter(veil.lifted_for(actor))
        return rows._unveiled(actor, where=bool(wall.site_path))

    def telling_where(self, actor: Actor) -> Self:
        """Without those of households whose address the actor may not know: for a paper that
        bears both name and address, whatever the wall of its table."""
        return self._unveiled(actor, where=True)

    def _unveiled(self, actor: Actor, *, where: bool) -> Self:
        path, rows = self.wall.household_path, self
        for veil in _target(self.model, path).wall.veils if path else ():
            if not actor.sees(veil.sight) and (where or not veil.of_where):
                rows = rows.exclude(**{f"{path}__{k}": v for k, v in veil.when.items()})
        return rows

    def _led(self, path: str, to: Any, *, empty: bool = True) -> Q:
        """Rows that `path` leads into `to`; those that it leads nowhere belong to all."""
        found = Q(**{f"{path}__in": to})
        if empty and _may_be_empty(self.model, path):
            found |= Q(**{f"{path}__isnull": True})
        if not is_plural(self.model, path):
            return found
        return Q(pk__in=self.model._default_manager.filter(found).values("pk"))


class OwnedBase(models.Model):
    """A row of one association, whose table has a queryset of its own."""

    wall: ClassVar[Wall] = Wall()

    organisation = owner()

    class Meta:
        abstract = True


class Owned(OwnedBase):
    """A row of one association."""

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True


def knows_where(actor: Actor) -> bool:
    """Whether no address is secret for the actor: side by side, names and places may be read."""
    return all(actor.sees(sight) for sight in _sights_of_where())


@cache
def _sights_of_where() -> frozenset[str]:
    walls = (getattr(model, "wall", Wall()) for model in apps.get_models())
    return frozenset(veil.sight for wall in walls for veil in wall.veils if veil.of_where)


def _target(model: type[models.Model], path: str) -> Any:
    """The table that a path leads to."""
    return steps_of(model, path)[-1].related_model


def _may_be_empty(model: type[models.Model], path: str) -> bool:
    return any(
        getattr(step, "null", False) and not step.auto_created for step in steps_of(model, path)
    )
