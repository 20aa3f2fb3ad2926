"""The tenant, its entities and sites, its people and their dated memberships."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.parties import Organisation as Organisation
from palier.base.tenancy.parties import User as User
from palier.base.tenancy.roles import deciding
from palier.base.tenancy.rows import Owned, Wall


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

    @property
    def name_on_papers(self) -> str:
        """Who lets, calls and gives receipts: the association, or its other legal person."""
        return self.organisation.name if self.is_main else self.name

    @property
    def after_a_name(self) -> str:
        """What is added to the name of what is in its books; nothing for the main entity."""
        return "" if self.is_main else f", {self.name}"


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
    entity = OwnedForeignKey(
        LegalEntity, verbose_name="dans les comptes de", null=True, blank=True, db_index=False
    )
    """Whose rents and costs those of this site are; none: those of the main entity."""

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
    has_decided = models.BooleanField("a donné des accès", default=False)
    """Whether they ever held a role that gives access: once true, it stays."""

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Remember who ever decided, whatever their roles become."""
        if deciding(self.roles) and not self.has_decided:
            self.has_decided = True
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "has_decided"}
        super().save(*args, **kwargs)

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
