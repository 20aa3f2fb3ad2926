"""Measures, notes, moments of a path, and what is left to do for a household."""

from typing import Any, Self, TypeVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.periods import last_day
from palier.base.kit.states import Moves
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.registers.people.models import Household
from palier.registers.programmes.models import Programme

M = TypeVar("M", bound=models.Model)


class SocialQuerySet(models.QuerySet[M]):
    """Social work, for those whose mission it is: neither accounts nor letting."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("support.measures"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class NotesQuerySet(models.QuerySet["Note"]):
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


class MeasureState(models.TextChoices):
    ACTIVE = "active", "en cours"
    ENDED = "ended", "terminée"


MEASURE_MOVES = Moves({MeasureState.ACTIVE: [MeasureState.ENDED]})


class Measure(models.Model):
    """A household is accompanied under a programme, between two dates (mesure)."""

    class EndReason(models.TextChoices):
        GOAL_MET = "goal_met", "objectif atteint"
        HOUSEHOLD_WISH = "household_wish", "à la demande du ménage"
        OTHER_SUPPORT = "other_support", "relais vers un autre accompagnement"
        MOVED = "moved", "départ du territoire"
        LOST_CONTACT = "lost_contact", "sans nouvelles"
        DEATH = "death", "décès"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="measures")
    programme = OwnedForeignKey(Programme, verbose_name="dispositif")
    caseworker = models.ForeignKey(User, models.PROTECT, verbose_name="référent")
    state = models.CharField(
        "état", max_length=8, choices=MeasureState, default=MeasureState.ACTIVE
    )
    period = DateRangeField("période")
    planned_end_on = models.DateField("fin prévue", null=True, blank=True)
    end_reason = models.CharField("motif de fin", max_length=20, choices=EndReason, blank=True)
    review = models.TextField("bilan", blank=True)

    objects = SocialQuerySet.as_manager()

    class Meta:
        verbose_name = "mesure"
        constraints = [
            models.CheckConstraint(
                name="measure_end_has_reason",
                condition=Q(state="active")
                | (~Q(end_reason="") & Q(period__endswith__isnull=False)),
                violation_error_message="Une mesure terminée a une date et un motif de fin.",
            )
        ]

    def __str__(self) -> str:
        return f"mesure n° {self.pk}"

    @property
    def last_on(self) -> Any:
        return last_day(self.period)


class Note(models.Model):
    """What was said and done with a household, in the words of who wrote it (note)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="notes")
    author = models.ForeignKey(User, models.PROTECT, verbose_name="auteur")
    supervisor = models.ForeignKey(
        User, models.PROTECT, verbose_name="encadrement", null=True, related_name="+"
    )
    on = models.DateField("le")
    title = models.CharField("objet", max_length=120)
    text = models.TextField("note")
    is_secret = models.BooleanField("secrète", default=False)

    objects = NotesQuerySet.as_manager()

    class Meta:
        verbose_name = "note"
        indexes = [models.Index(fields=["household", "-on"], name="note_household_on")]

    def __str__(self) -> str:
        return f"note n° {self.pk}"


class NoteVersion(models.Model):
    """What a note said before it was corrected (version de note)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    note = OwnedForeignKey(Note, verbose_name="note", related_name="versions")
    title = models.CharField("objet", max_length=120)
    text = models.TextField("note")
    replaced_at = models.DateTimeField("remplacée le", auto_now_add=True)

    objects = SocialQuerySet.as_manager()

    class Meta:
        verbose_name = "version de note"

    def __str__(self) -> str:
        return f"version n° {self.pk}"


class PathMoment(models.Model):
    """A stay elsewhere, an event or a wish, told by the household (moment du parcours)."""

    class Kind(models.TextChoices):
        STAY = "stay", "lieu de vie"
        EVENT = "event", "évènement"
        WISH = "wish", "souhait"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="path_moments")
    kind = models.CharField("nature", max_length=6, choices=Kind)
    label = models.CharField("ce que c’est", max_length=80)
    where = models.CharField("où, ou ce qui suit", max_length=120, blank=True)
    period = DateRangeField("dates")

    objects = SocialQuerySet.as_manager()

    class Meta:
        verbose_name = "moment du parcours"

    def __str__(self) -> str:
        return self.label


class Task(models.Model):
    """Something to do for a household, by someone, before a day (à faire)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="tasks")
    assignee = models.ForeignKey(User, models.PROTECT, verbose_name="pour")
    label = models.CharField("quoi", max_length=120)
    due_on = models.DateField("avant le", null=True, blank=True)
    done_at = models.DateTimeField("fait le", null=True, blank=True)

    objects = SocialQuerySet.as_manager()

    class Meta:
        verbose_name = "chose à faire"
        indexes = [
            models.Index(
                fields=["assignee", "due_on"], name="task_open", condition=Q(done_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.label
