"""Interventions and their words, moments of a path, and what is left to do."""

from typing import Self

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet, Veil, Wall
from palier.registers.people.models import Household
from palier.work.support.models.walls import NotesQuerySet


class Note(OwnedBase):
    """An intervention: what was said and done with a household, by whom, how long (note).

    `text` holds `[[1]]` where its first secret sentence stood; the sentence is kept apart.
    """

    class Kind(models.TextChoices):
        OFFICE = "office", "Entretien au bureau"
        HOME = "home", "Visite à domicile"
        PHONE = "phone", "Téléphone"
        ELSEWHERE = "elsewhere", "Rencontre ailleurs"
        STEP_WITH = "step_with", "Démarche avec la personne"
        STEP_FOR = "step_for", "Démarche pour la personne"
        WRITING = "writing", "Écrit"

    FACE_TO_FACE = (Kind.OFFICE, Kind.HOME, Kind.ELSEWHERE, Kind.STEP_WITH)

    wall = Wall("support.notes", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="notes")
    author = models.ForeignKey(User, models.PROTECT, verbose_name="auteur")
    supervisor = models.ForeignKey(
        User, models.PROTECT, verbose_name="encadrement", null=True, related_name="+"
    )
    on = models.DateField("le")
    kind = models.CharField("quoi", max_length=10, choices=Kind, default=Kind.OFFICE)
    minutes = models.PositiveSmallIntegerField("temps passé en minutes", null=True, blank=True)
    is_face_to_face = models.BooleanField("en présence de la personne", default=True)
    title = models.CharField("objet", max_length=120)
    text = models.TextField("note")
    is_secret = models.BooleanField("secrète", default=False)

    objects = NotesQuerySet.as_manager()

    class Meta:
        verbose_name = "note"
        constraints = [
            models.CheckConstraint(
                name="note_minutes_possible",
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=720),
                violation_error_message="Le temps passé va de 1 minute à 12 heures.",
            )
        ]
        indexes = [
            models.Index(fields=["household", "-on"], name="note_household_on"),
            models.Index(fields=["organisation", "on"], name="note_on"),
        ]

    def __str__(self) -> str:
        return f"note n° {self.pk}"


class VersionsQuerySet(OwnedQuerySet["NoteVersion"]):
    """What a note said before: for all who read notes, unless any of it has become secret."""

    def unveiled(self, actor: Actor) -> Self:
        if actor.user_id is None:
            return self.none()
        is_plain = Q(note__is_secret=False) & ~Exists(
            SecretSentence.objects.filter(note=OuterRef("note"))
        )
        return (
            super()
            .unveiled(actor)
            .filter(is_plain | Q(note__author=actor.user_id) | Q(note__supervisor=actor.user_id))
        )


class NoteVersion(OwnedBase):
    """What a note said before it was corrected (version de note)."""

    wall = Wall("support.notes", household_path="note__household")

    note = OwnedForeignKey(Note, verbose_name="note", related_name="versions")
    on = models.DateField("disait le", null=True)
    kind = models.CharField("disait quoi", max_length=10, choices=Note.Kind, blank=True)
    title = models.CharField("objet", max_length=120)
    text = models.TextField("note")
    replaced_at = models.DateTimeField("remplacée le", auto_now_add=True)

    objects = VersionsQuerySet.as_manager()

    class Meta:
        verbose_name = "version de note"

    def __str__(self) -> str:
        return f"version n° {self.pk}"


class SecretQuerySet(OwnedQuerySet["SecretSentence"]):
    """Sentences kept for the author of a note and the supervisor named on it."""

    def unveiled(self, actor: Actor) -> Self:
        if actor.user_id is None:
            return self.none()
        return (
            super()
            .unveiled(actor)
            .filter(Q(note__author=actor.user_id) | Q(note__supervisor=actor.user_id))
        )


class SecretSentence(OwnedBase):
    """A sentence of a shared note that only its author and their supervisor read (phrase secrète)."""

    wall = Wall("support.notes", household_path="note__household")

    note = OwnedForeignKey(Note, verbose_name="note", related_name="sentences")
    version = OwnedForeignKey(
        NoteVersion, verbose_name="version", null=True, related_name="sentences"
    )
    number = models.PositiveSmallIntegerField("rang")
    text = models.TextField("phrase")

    objects = SecretQuerySet.as_manager()

    class Meta:
        verbose_name = "phrase secrète"

    def __str__(self) -> str:
        return f"phrase n° {self.pk}"


class PathMoment(Owned):
    """A stay elsewhere, an event or a wish, told by the household (moment du parcours)."""

    class Kind(models.TextChoices):
        STAY = "stay", "lieu de vie"
        EVENT = "event", "évènement"
        WISH = "wish", "souhait"

    wall = Wall("support.measures", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="path_moments")
    kind = models.CharField("nature", max_length=6, choices=Kind)
    label = models.CharField("ce que c’est", max_length=80)
    where = models.CharField("où, ou ce qui suit", max_length=120, blank=True)
    period = DateRangeField("dates")

    class Meta:
        verbose_name = "moment du parcours"

    def __str__(self) -> str:
        return self.label


class Task(Owned):
    """Something to do for a household, by someone, before a day (à faire)."""

    wall = Wall(
        "support.measures",
        household_path="household",
        veils=(Veil("support.notes", {"is_reserved": True}),),
    )

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="tasks")
    assignee = models.ForeignKey(User, models.PROTECT, verbose_name="pour")
    label = models.CharField("quoi", max_length=120)
    due_on = models.DateField("avant le", null=True, blank=True)
    done_at = models.DateTimeField("fait le", null=True, blank=True)
    is_reserved = models.BooleanField("pour qui lit les notes", default=False)

    class Meta:
        verbose_name = "chose à faire"
        indexes = [
            models.Index(
                fields=["assignee", "due_on"], name="task_open", condition=Q(done_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.label
