"""Meetings, their agenda, who is invited, what is to be done afterwards."""

from datetime import datetime, time

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import Site, User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body
from palier.work.sliding.models import SlidingLease
from palier.work.titles.models import Holding


class MeetingState(models.TextChoices):
    PLANNED = "planned", "prévue"
    HELD = "held", "tenue"
    CANCELLED = "cancelled", "annulée"


MEETING_MOVES = Moves(
    {
        MeetingState.PLANNED: [MeetingState.HELD, MeetingState.CANCELLED],
        MeetingState.HELD: [MeetingState.PLANNED],
        MeetingState.CANCELLED: [MeetingState.PLANNED],
    }
)


class Meeting(Owned):
    """People sit together on a day: what about, who came, what is decided (réunion).

    Of a supervision, only the day, the time it took and how many were there are ever kept.
    """

    class Kind(models.TextChoices):
        TEAM = "team", "réunion d’équipe"
        SUPERVISION = "supervision", "supervision"
        SLIDES = "slides", "point avec un bailleur sur les baux glissants"
        TALKS = "talks", "négociation d’un titre"
        PARTNER = "partner", "rencontre avec un partenaire"
        OTHER = "other", "autre réunion"

    wall = Wall("meetings.meetings", site_path="site")

    kind = models.CharField("genre", max_length=11, choices=Kind)
    title = models.CharField("objet", max_length=160)
    on = models.DateField("le")
    at = models.TimeField("à", default=time(9, 30))
    minutes = models.PositiveSmallIntegerField("durée en minutes", default=90)
    place = models.CharField("où", max_length=160, blank=True)
    site = OwnedForeignKey(Site, verbose_name="site", null=True, blank=True, related_name="+")
    body = OwnedForeignKey(
        Body, verbose_name="avec", null=True, blank=True, related_name="meetings"
    )
    holding = OwnedForeignKey(
        Holding, verbose_name="titre négocié", null=True, blank=True, related_name="meetings"
    )
    organiser = models.ForeignKey(
        User, models.PROTECT, verbose_name="préparée par", related_name="+"
    )
    state = models.CharField(
        "état", max_length=9, choices=MeetingState, default=MeetingState.PLANNED
    )
    cancelled_why = models.CharField("annulée parce que", max_length=160, blank=True)

    class Meta:
        verbose_name = "réunion"
        constraints = [
            models.CheckConstraint(
                name="meeting_lasts",
                condition=Q(minutes__gte=5, minutes__lte=600),
                violation_error_message="Une réunion dure de 5 minutes à 10 heures.",
            ),
            models.CheckConstraint(
                name="meeting_talks_about_a_title",
                condition=~Q(kind="talks") | Q(holding__isnull=False),
                violation_error_message="Une négociation est celle d’un titre : partez de sa page.",
            ),
            models.CheckConstraint(
                name="meeting_cancelled_says_why",
                condition=~Q(state="cancelled") | ~Q(cancelled_why=""),
                violation_error_message="Une réunion annulée dit pourquoi.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "on"], name="meeting_on")]

    def __str__(self) -> str:
        return self.title

    @property
    def keeps_nothing_said(self) -> bool:
        """Whether what is said there is never written (supervision)."""
        return self.kind == self.Kind.SUPERVISION

    @property
    def begins(self) -> datetime:
        """Its day and hour, of no zone: that of the association."""
        return datetime.combine(self.on, self.at)


class MeetingPoint(Owned):
    """Something to be talked about, what was said of it, what was decided (point à l’ordre du jour)."""

    wall = Wall("meetings.meetings", household_path="slide__occupancy__household")

    meeting = OwnedForeignKey(Meeting, verbose_name="réunion", related_name="points")
    rank = models.PositiveSmallIntegerField("rang")
    what = models.CharField("point", max_length=200, blank=True)
    slide = OwnedForeignKey(
        SlidingLease, verbose_name="bail glissant", null=True, blank=True, related_name="talked_of"
    )
    words = models.TextField("ce qui s’est dit", max_length=4000, blank=True)
    decision = models.TextField("ce qui est décidé", max_length=2000, blank=True)

    class Meta:
        verbose_name = "point à l’ordre du jour"
        constraints = [
            models.UniqueConstraint(
                name="slide_once_a_meeting",
                fields=["meeting", "slide"],
                condition=Q(slide__isnull=False),
                violation_error_message="Ce bail glissant est déjà à l’ordre du jour.",
            ),
            models.CheckConstraint(
                name="point_is_about_something",
                condition=~Q(what="") | Q(slide__isnull=False),
                violation_error_message="Dites de quoi on parle.",
            ),
        ]

    def __str__(self) -> str:
        return self.what or f"point n° {self.pk}"


class MeetingGuest(Owned):
    """Someone invited to a meeting, a colleague or from outside; whether they came (invité)."""

    wall = Wall("meetings.meetings", site_path="meeting__site")

    meeting = OwnedForeignKey(Meeting, verbose_name="réunion", related_name="guests")
    user = models.ForeignKey(
        User, models.PROTECT, verbose_name="collègue", null=True, blank=True, related_name="+"
    )
    name = models.CharField("qui, de l’extérieur", max_length=120, blank=True)
    body = OwnedForeignKey(Body, verbose_name="structure", null=True, blank=True, related_name="+")
    came = models.BooleanField("est venu", null=True)

    class Meta:
        verbose_name = "invité à une réunion"
        constraints = [
            models.UniqueConstraint(
                name="colleague_once_a_meeting",
                fields=["meeting", "user"],
                condition=Q(user__isnull=False),
                violation_error_message="Cette personne est déjà invitée.",
            ),
            models.CheckConstraint(
                name="guest_is_someone",
                condition=Q(user__isnull=False, name="") | Q(user=None) & ~Q(name=""),
                violation_error_message="Choisissez un collègue, ou écrivez un nom.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"invité n° {self.pk}"

    @property
    def called(self) -> str:
        """The colleague, or the name written and where they work."""
        if self.user is not None:
            return self.user.short_name
        return f"{self.name}, {self.body.name}" if self.body else self.name


class FollowUp(Owned):
    """What somebody does after a meeting, by when (suite à donner)."""

    wall = Wall("meetings.meetings", site_path="meeting__site")

    meeting = OwnedForeignKey(Meeting, verbose_name="réunion", related_name="follow_ups")
    what = models.CharField("quoi", max_length=200)
    given_to = models.ForeignKey(
        User, models.PROTECT, verbose_name="par", null=True, blank=True, related_name="+"
    )
    due_on = models.DateField("pour le")
    done_on = models.DateField("faite le", null=True, blank=True)

    class Meta:
        verbose_name = "suite à donner"
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                name="follow_up_due",
                condition=Q(done_on=None),
            )
        ]

    def __str__(self) -> str:
        return self.what
