"""Drop-in sessions, workshops, and rounds at partners."""

from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import Site, User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body, Household


class DropInSession(Owned):
    """The door is open somewhere, between two hours, held by someone (permanence)."""

    wall = Wall(site_path="site")

    title = models.CharField("permanence", max_length=120)
    site = OwnedForeignKey(Site, verbose_name="site", null=True, blank=True, related_name="+")
    place = models.CharField("lieu", max_length=160, blank=True)
    on = models.DateField("le")
    starts_at = models.TimeField("de")
    ends_at = models.TimeField("à")
    cancelled_because = models.CharField("annulée parce que", max_length=160, blank=True)

    class Meta:
        verbose_name = "permanence"
        constraints = [
            models.CheckConstraint(
                name="session_hours_in_order",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="La permanence finit avant d’avoir commencé.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class SessionHolder(Owned):
    """Someone holds a session: worker, volunteer or lawyer (qui tient la permanence)."""

    class As(models.TextChoices):
        WORKER = "worker", "travail social"
        VOLUNTEER = "volunteer", "bénévole"
        LAWYER = "lawyer", "avocat ou juriste"
        DESK = "desk", "accueil"

    wall = Wall(site_path="session__site")

    session = OwnedForeignKey(DropInSession, verbose_name="permanence", related_name="holders")
    user = models.ForeignKey(User, models.PROTECT, verbose_name="qui")
    kind = models.CharField("en tant que", max_length=9, choices=As)

    class Meta:
        verbose_name = "qui tient la permanence"
        constraints = [
            models.UniqueConstraint(name="session_held_once", fields=["session", "user"])
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"


class Workshop(Owned):
    """People learn or are told something together (atelier ou réunion d’information)."""

    class Kind(models.TextChoices):
        HOUSING_SEARCH = "housing_search", "recherche de logement"
        RIGHTS = "rights", "droits et devoirs"
        BUDGET = "budget", "budget"
        GARDEN = "garden", "jardin, vie quotidienne"
        INFORMATION = "information", "réunion d’information"
        OTHER = "other", "autre"

    title = models.CharField("atelier", max_length=120)
    kind = models.CharField("genre", max_length=14, choices=Kind)
    on = models.DateField("le")
    at = models.TimeField("à")
    place = models.CharField("où", max_length=160, blank=True)
    body = OwnedForeignKey(
        Body, verbose_name="chez un partenaire", null=True, blank=True, related_name="+"
    )
    capacity = models.PositiveSmallIntegerField("places")
    leader = models.ForeignKey(User, models.PROTECT, verbose_name="animé par")
    summary = models.TextField("ce qui s’est passé", blank=True)

    class Meta:
        verbose_name = "atelier"
        constraints = [
            models.CheckConstraint(
                name="workshop_has_places",
                condition=Q(capacity__gte=1),
                violation_error_message="Un atelier a au moins une place.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Registration(Owned):
    """Someone is expected at a workshop, came or not, and what follows (inscription)."""

    wall = Wall("access.requests", household_path="household")

    workshop = OwnedForeignKey(Workshop, verbose_name="atelier", related_name="registrations")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="workshops"
    )
    name = models.CharField("nom, prénom ou surnom", max_length=120)
    came = models.BooleanField("est venu", null=True)
    follow_up = models.CharField("ce qui suit", max_length=200, blank=True)

    class Meta:
        verbose_name = "inscription"
        constraints = [
            models.UniqueConstraint(
                name="registered_once",
                fields=["workshop", "household", "name"],
                nulls_distinct=False,  # of those without a file, one of each name
                violation_error_message="Ce nom est déjà inscrit à cet atelier.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class OutreachRound(Owned):
    """A colleague goes to meet people where they are: hotel, hostel, clinic (tournée)."""

    wall = Wall("access.requests")

    on = models.DateField("le")
    place = models.CharField("où", max_length=160)
    body = OwnedForeignKey(
        Body, verbose_name="partenaire", null=True, blank=True, related_name="+"
    )
    worker = models.ForeignKey(User, models.PROTECT, verbose_name="par")
    summary = models.TextField("compte rendu", blank=True)

    class Meta:
        verbose_name = "tournée"

    def __str__(self) -> str:
        return self.place


class Encounter(Owned):
    """Someone met on a round: what was said, what next (rencontre)."""

    wall = Wall("access.requests", household_path="household")

    round = OwnedForeignKey(OutreachRound, verbose_name="tournée", related_name="encounters")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="encounters"
    )
    name = models.CharField("nom, prénom ou surnom", max_length=120, blank=True)
    said = models.CharField("ce qui s’est dit", max_length=300, blank=True)
    next_step = models.CharField("et ensuite", max_length=200, blank=True)
    next_on = models.DateField("avant le", null=True, blank=True)

    class Meta:
        verbose_name = "rencontre"

    def __str__(self) -> str:
        return self.name or "sans nom"
