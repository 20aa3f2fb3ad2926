"""What people say of their own time, beside what their acts tell by themselves."""

from typing import Self

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import OwnedBase, OwnedQuerySet
from palier.base.ui.spent import KINDS
from palier.registers.programmes.models import Programme


class SpentQuerySet(OwnedQuerySet["Spent"]):
    """Each reads their own and nobody else’s, whoever they are."""

    def within(self, actor: Actor) -> Self:
        return self if actor.kind == "system" else self.filter(user=actor.user_id)


class Spent(OwnedBase):
    """How long something took someone: an act that was noted, or what no act tells (temps passé)."""

    user = models.ForeignKey(User, models.PROTECT, verbose_name="qui", related_name="+")
    act = models.CharField("acte", max_length=60, blank=True)
    """`support.note:12`; empty: what no act tells."""
    on = models.DateField("le")
    kind = models.CharField("nature", max_length=9, choices=list(KINDS.items()))
    minutes = models.PositiveSmallIntegerField("minutes")
    programme = OwnedForeignKey(
        Programme, verbose_name="dispositif", null=True, blank=True, related_name="+"
    )
    words = models.CharField("précision", max_length=120, blank=True)

    objects = SpentQuerySet.as_manager()

    class Meta:
        verbose_name = "temps passé"
        constraints = [
            models.UniqueConstraint(
                name="an_act_is_mended_once",
                fields=["organisation", "user", "act"],
                condition=~Q(act=""),
            ),
            models.CheckConstraint(
                name="spent_minutes_possible",
                condition=Q(minutes__lte=720),
                violation_error_message="Un acte dure 12 heures au plus.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "on"], name="spent_on")]

    def __str__(self) -> str:
        return self.words or f"temps n° {self.pk}"
