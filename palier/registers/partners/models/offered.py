"""The offers of the bodies we work with, and the people one speaks to there."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body

DIRECTORY = Wall("partners.directory")


class Correspondent(Owned):
    """Someone one speaks to in a body: what they do there, how to reach them (interlocuteur)."""

    wall = DIRECTORY

    body = OwnedForeignKey(Body, verbose_name="structure", related_name="correspondents")
    name = models.CharField("nom", max_length=120)
    does = models.CharField("fonction", max_length=120, blank=True)
    phone = models.CharField("téléphone", max_length=120, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    words = models.CharField("précision", max_length=200, blank=True)
    left_on = models.DateField("partie le", null=True, blank=True)

    class Meta:
        verbose_name = "interlocuteur"

    def __str__(self) -> str:
        return self.name


class Offer(Owned):
    """What a body does for people, where, when, and how one is referred there (offre).

    Fields and codes follow the national format of services (data·inclusion, schema v1).
    """

    class Theme(models.TextChoices):
        HOUSING = "housing", "logement et hébergement"
        RIGHTS = "rights", "droits et démarches"
        HEALTH = "health", "santé"
        FAMILY = "family", "famille et enfants"
        EXILE = "exile", "exil et français"
        WORK = "work", "emploi et formation"
        YOUTH = "youth", "jeunes"
        ELDERS = "elders", "personnes âgées"
        MONEY = "money", "argent et dettes"
        DAILY = "daily", "se nourrir, s’équiper, se déplacer"
        CULTURE = "culture", "culture, sport, rencontres"

    class Public(models.TextChoices):
        ALL = "all", "tout le monde"
        FAMILIES = "families", "familles"
        WOMEN = "women", "femmes"
        YOUTH = "youth", "jeunes"
        ELDERS = "elders", "personnes âgées"
        EXILED = "exiled", "personnes exilées"
        DISABLED = "disabled", "personnes en situation de handicap"
        HOMELESS = "homeless", "personnes sans logement"
        JOBSEEKERS = "jobseekers", "personnes en recherche d’emploi"

    class Way(models.TextChoices):
        COME = "come", "se présenter"
        CALL = "call", "téléphoner"
        WRITE = "write", "écrire un courriel"
        LINK = "link", "par un formulaire en ligne"

    class By(models.TextChoices):
        BOTH = "both", "la personne ou un professionnel"
        PERSON = "person", "la personne elle-même"
        WORKER = "worker", "un professionnel"

    class Cost(models.TextChoices):
        UNKNOWN = "", "non connu"
        FREE = "free", "gratuit"
        PAID = "paid", "payant"

    wall = DIRECTORY

    body = OwnedForeignKey(Body, verbose_name="structure", related_name="offers")
    name = models.CharField("nom", max_length=150)
    theme = models.CharField("thème", max_length=8, choices=Theme)
    does = models.TextField("ce qui est proposé", max_length=2000, blank=True)
    publics = ArrayField(models.CharField(max_length=10, choices=Public), verbose_name="pour qui")
    conditions = models.CharField("conditions", max_length=300, blank=True)
    address = models.CharField("adresse", max_length=200, blank=True)
    town = models.CharField("commune", max_length=100, blank=True)
    departments = ArrayField(
        models.CharField(max_length=3), verbose_name="départements", default=list, blank=True
    )
    hours = models.CharField("jours et heures", max_length=200, blank=True)
    cost = models.CharField("prix", max_length=4, choices=Cost, blank=True)
    ways = ArrayField(models.CharField(max_length=5, choices=Way), verbose_name="comment y aller")
    by = models.CharField("qui s’adresse", max_length=6, choices=By, default=By.BOTH)
    phone = models.CharField("téléphone", max_length=120, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    link = models.URLField("formulaire en ligne", max_length=300, blank=True)
    correspondent = OwnedForeignKey(
        Correspondent, verbose_name="interlocuteur", null=True, blank=True, related_name="offers"
    )
    checked_on = models.DateField("vérifiée le")
    suspended_on = models.DateField("suspendue le", null=True, blank=True)
    suspended_why = models.CharField("pourquoi", max_length=200, blank=True)
    resumes_on = models.DateField("reprise prévue le", null=True, blank=True)

    class Meta:
        verbose_name = "offre"
        constraints = [
            models.UniqueConstraint(
                name="offer_once",
                fields=["body", "name"],
                violation_error_message="Cette structure a déjà une offre de ce nom.",
            ),
            models.CheckConstraint(
                name="offer_suspended_says_why",
                condition=Q(suspended_on=None) | ~Q(suspended_why=""),
                violation_error_message="Dites pourquoi cette offre est suspendue.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def for_whom(self) -> str:
        """`familles, jeunes`, in the words of the list."""
        return ", ".join(Offer.Public(code).label for code in self.publics)

    @property
    def how(self) -> str:
        """`téléphoner ou se présenter`."""
        return " ou ".join(Offer.Way(code).label for code in self.ways)

    def is_checked_since(self, day: date) -> bool:
        """Whether someone made sure, on that day or later, that it still holds."""
        return self.checked_on >= day


OFFERED = Q(suspended_on=None, body__closed_on=None, body__merged_into=None)
"""Offers one may send somebody to."""
