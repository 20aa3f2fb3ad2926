"""Who everything belongs to and who signs in: the two tables of no association."""

import uuid
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from palier.law.proration import Convention


class Organisation(models.Model):
    """An association: one data controller, one tenant (association)."""

    class Proration(models.TextChoices):
        ACTUAL_DAYS = Convention.ACTUAL_DAYS.value, "jours réels du mois (10/31)"
        THIRTY_DAYS = Convention.THIRTY_DAYS.value, "mois de trente jours (9/30)"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("nom", max_length=200)
    street = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=10, blank=True)
    town = models.CharField("commune", max_length=100, blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    approvals = models.TextField("agréments", blank=True)
    logo = models.BinaryField("logo", null=True, blank=True)
    time_zone = models.CharField("fuseau horaire", max_length=50, default="Europe/Paris")
    proration = models.CharField(
        "prorata", max_length=20, choices=Proration, default=Proration.ACTUAL_DAYS
    )
    former_prorations = models.JSONField("proratas d’avant", default=list, blank=True)
    """Each with the first month (its first day) that it no longer counts: a month keeps its own."""
    due_day = models.PositiveSmallIntegerField("jour d’échéance", default=5)
    is_demo = models.BooleanField("démonstration", default=False)

    class Meta:
        verbose_name = "association"
        constraints = [
            models.CheckConstraint(
                name="organisation_due_day",
                condition=Q(due_day__gte=1, due_day__lte=28),
                violation_error_message="Le jour d’échéance va de 1 à 28.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def proration_on(self, day: date) -> Convention:
        """How a month lived in in part is counted, in the month of a day."""
        for until, proration in sorted(self.former_prorations):
            if day < date.fromisoformat(until):
                return Convention(proration)
        return Convention(self.proration)

    @property
    def organisation_id(self) -> int:
        """An association belongs to itself: it may be the subject of an action."""
        return self.pk


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, *, email: str, password: str | None, first_name: str, last_name: str
    ) -> "User":
        user = self.model(
            email=self.normalize_email(email).lower(), first_name=first_name, last_name=last_name
        )
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Someone who signs in; may belong to several associations (utilisateur)."""

    email = models.EmailField("adresse électronique", unique=True)
    first_name = models.CharField("prénom", max_length=100)
    last_name = models.CharField("nom", max_length=100)
    is_active = models.BooleanField("actif", default=True)
    failed_attempts = models.PositiveSmallIntegerField("essais manqués", default=0)
    locked_until = models.DateTimeField("bloqué jusqu’à", null=True, blank=True)
    device_failures = models.PositiveSmallIntegerField(
        "essais manqués sur son appareil", default=0
    )
    device_locked_until = models.DateTimeField(
        "son appareil bloqué jusqu’à", null=True, blank=True
    )
    theme = models.CharField("apparence", max_length=10, default="auto")
    single_keys = models.BooleanField("raccourcis à une lettre", default=True)
    kept_filters = models.JSONField("filtres gardés", default=list, blank=True)

    objects = UserManager()
    USERNAME_FIELD = "email"

    class Meta:
        verbose_name = "utilisateur"

    def __str__(self) -> str:
        return self.short_name

    @property
    def short_name(self) -> str:
        """`Samira B.`: how colleagues are named on the screen."""
        return f"{self.first_name} {self.last_name[:1]}." if self.last_name else self.first_name
