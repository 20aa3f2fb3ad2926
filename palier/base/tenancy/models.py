"""The tenant, its entities and sites, its people and their dated memberships."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
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
    theme = models.CharField("apparence", max_length=10, default="auto")
    single_keys = models.BooleanField("raccourcis à une lettre", default=True)

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


class LegalEntity(Owned):
    """A legal person of the association, with its own books (entité juridique)."""

    name = models.CharField("nom", max_length=200)
    siren = models.CharField("SIREN", max_length=9, blank=True)
    is_main = models.BooleanField("principale", default=True)

    class Meta:
        verbose_name = "entité juridique"
        constraints = [
            models.UniqueConstraint(
                name="one_main_entity",
                fields=["organisation"],
                condition=Q(is_main=True),
                violation_error_message="Cette association a déjà une entité principale.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Site(Owned):
    """A place where the association works: a residence, an office, a halting site (site)."""

    class Kind(models.TextChoices):
        BOARDING_HOUSE = "boarding_house", "pension de famille"
        SOCIAL_RESIDENCE = "social_residence", "résidence sociale"
        SUPPORTED_RESIDENCE = "supported", "résidence accueil"
        YOUNG_WORKERS = "young_workers", "résidence de jeunes actifs"
        STUDENTS = "students", "résidence pour étudiants"
        SHELTER = "shelter", "centre d’hébergement"
        SCATTERED = "scattered", "logements diffus"
        HALTING_SITE = "halting_site", "aire d’accueil"
        OFFICE = "office", "lieu d’accueil"

    wall = Wall(site_path="pk")

    name = models.CharField("nom", max_length=120)
    kind = models.CharField("type", max_length=20, choices=Kind)
    street = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=10, blank=True)
    town = models.CharField("commune", max_length=100, blank=True)
    admission = models.CharField("conditions d’admission", max_length=400, blank=True)

    class Meta:
        verbose_name = "site"
        constraints = [
            models.UniqueConstraint(
                name="site_name_once",
                fields=["organisation", "name"],
                violation_error_message="Un site porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Team(Owned):
    """Colleagues who work together (équipe)."""

    name = models.CharField("nom", max_length=120)

    class Meta:
        verbose_name = "équipe"

    def __str__(self) -> str:
        return self.name


class Membership(Owned):
    """Someone works for the association, in some roles, between two dates (appartenance).

    They work everywhere, or at some sites and for some teams: none of them is nowhere.
    """

    user = models.ForeignKey(User, models.PROTECT, verbose_name="utilisateur")
    team = OwnedForeignKey(Team, verbose_name="équipe", null=True, blank=True)
    job = models.CharField("fonction", max_length=100, blank=True)
    roles = ArrayField(models.CharField(max_length=40), verbose_name="rôles")
    everywhere = models.BooleanField("travaille partout", default=False)
    site_ids = ArrayField(models.BigIntegerField(), verbose_name="sites", default=list, blank=True)
    team_ids = ArrayField(
        models.BigIntegerField(), verbose_name="équipes", default=list, blank=True
    )
    supervisor = models.ForeignKey(
        User, models.PROTECT, verbose_name="encadrement", null=True, blank=True, related_name="+"
    )
    period = DateRangeField("période")

    class Meta:
        verbose_name = "appartenance"
        constraints = [
            ExclusionConstraint(
                name="one_membership_at_a_time",
                expressions=[
                    (F("organisation"), "="),
                    (F("user"), "="),
                    (F("period"), "&&"),
                ],
                violation_error_message="Cette personne a déjà accès à ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"appartenance n° {self.pk}"


class Figure(Owned):
    """A figure or a choice that the association enters, from a day on, with its source (réglage)."""

    code = models.CharField("réglage", max_length=60)
    value = models.CharField("valeur", max_length=200)
    starts_on = models.DateField("depuis le")
    source = models.CharField("d’où cela vient", max_length=200, blank=True)

    class Meta:
        verbose_name = "réglage"
        constraints = [
            models.UniqueConstraint(
                name="figure_once_a_day",
                fields=["organisation", "code", "starts_on"],
                violation_error_message="Ce réglage a déjà une valeur depuis ce jour.",
            )
        ]

    def __str__(self) -> str:
        return self.code
