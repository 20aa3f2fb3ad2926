"""Appointments: who sees whom, when and where."""

from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet, Wall
from palier.registers.people.models import Household


class AppointmentsQuerySet(OwnedQuerySet["Appointment"]):
    """Appointments: one's own always; everyone's for those who keep the diary, of their places."""

    def within(self, actor: Actor) -> Self:
        own = self.filter(worker=actor.user_id)
        return super().within(actor) | own if actor.sees("support.diary") else own


class AppointmentState(models.TextChoices):
    PLANNED = "planned", "prévu"
    KEPT = "kept", "honoré"
    MISSED = "missed", "la personne n’est pas venue"
    CANCELLED = "cancelled", "annulé"


APPOINTMENT_MOVES = Moves(
    {
        AppointmentState.PLANNED: [
            AppointmentState.KEPT,
            AppointmentState.MISSED,
            AppointmentState.CANCELLED,
        ],
        AppointmentState.KEPT: [AppointmentState.MISSED, AppointmentState.PLANNED],
        AppointmentState.MISSED: [AppointmentState.KEPT, AppointmentState.PLANNED],
    }
)


class Appointment(OwnedBase):
    """A worker and a household agree to meet (rendez-vous)."""

    class Where(models.TextChoices):
        OFFICE = "office", "au bureau"
        HOME = "home", "à domicile"
        PHONE = "phone", "par téléphone"
        ELSEWHERE = "elsewhere", "ailleurs"

    wall = Wall(household_path="household")

    worker = models.ForeignKey(User, models.PROTECT, verbose_name="avec")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="appointments"
    )
    title = models.CharField("objet", max_length=120)
    where = models.CharField("où", max_length=9, choices=Where, default=Where.OFFICE)
    address = models.CharField("adresse ou lieu", max_length=160, blank=True)
    period = DateTimeRangeField("de… à…")
    state = models.CharField(
        "état", max_length=9, choices=AppointmentState, default=AppointmentState.PLANNED
    )
    cancelled_because = models.CharField("annulé parce que", max_length=160, blank=True)

    objects = AppointmentsQuerySet.as_manager()

    class Meta:
        verbose_name = "rendez-vous"
        constraints = [
            ExclusionConstraint(
                name="worker_once_at_a_time",
                expressions=[
                    (F("organisation"), "="),
                    (F("worker"), "="),
                    (F("period"), "&&"),
                ],
                condition=~Q(state="cancelled"),
                violation_error_message="Cette personne a déjà un rendez-vous à cette heure.",
            )
        ]
        indexes = [models.Index(fields=["household"], name="appointment_household")]

    def __str__(self) -> str:
        return self.title


class Invitation(Owned):
    """Somebody else comes to an appointment, told by a message what they need and no more (invitation).

    The message bears a secret address, where the day, the hour and the place are read as they are
    now; only its digest is kept.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "courriel"
        SMS = "sms", "SMS"

    wall = Wall(household_path="appointment__household")

    appointment = OwnedForeignKey(
        Appointment, verbose_name="rendez-vous", related_name="invitations"
    )
    name = models.CharField("qui", max_length=120)
    channel = models.CharField("par", max_length=5, choices=Channel)
    to = models.CharField("à", max_length=254)
    words = models.CharField("ce qu’il faut savoir", max_length=300, blank=True)
    digest = models.CharField("empreinte de l’adresse", max_length=64)
    read_at = models.DateTimeField("lue le", null=True, blank=True)
    withdrawn_at = models.DateTimeField("retirée le", null=True, blank=True)

    class Meta:
        verbose_name = "invitation"
        constraints = [
            models.UniqueConstraint(
                name="invited_once",
                fields=["appointment", "to"],
                condition=Q(withdrawn_at=None),
                violation_error_message="Cette adresse est déjà invitée à ce rendez-vous.",
            )
        ]
        indexes = [models.Index(fields=["organisation", "digest"], name="invitation_digest")]

    def __str__(self) -> str:
        return f"invitation n° {self.pk}"
