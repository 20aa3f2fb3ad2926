"""What those who watch over a house tell each other, and who is on duty."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import Site, User
from palier.base.tenancy.rows import Owned, OwnedBase, Wall
from palier.registers.people.models import Household
from palier.work.residences.models.walls import ReservedQuerySet, StepsQuerySet


class LogEntry(OwnedBase):
    """A few words for whoever comes next: seen, not seen, to watch tonight (mot de liaison)."""

    class Kind(models.TextChoices):
        SEEN = "seen", "vu"
        NOT_SEEN = "not_seen", "pas vu"
        WATCH = "watch", "à surveiller"
        CALL = "call", "appel d’astreinte"
        HOUSE = "house", "la maison"

    wall = Wall("residences.logbook", site_path="site", household_path="household")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="log_entries")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="log_entries"
    )
    kind = models.CharField("sorte", max_length=8, choices=Kind)
    written_at = models.DateTimeField("écrit le")
    text = models.CharField("mot", max_length=600, blank=True)
    is_reserved = models.BooleanField("réservé à l’encadrement", default=False)
    watch_until = models.DateField("à surveiller jusqu’au", null=True, blank=True)
    settled_on = models.DateField("réglé le", null=True, blank=True)
    author = models.ForeignKey(User, models.PROTECT, verbose_name="par", null=True)

    objects = ReservedQuerySet.as_manager()

    class Meta:
        verbose_name = "mot du cahier de liaison"
        constraints = [
            models.CheckConstraint(
                name="log_entry_says_something",
                condition=~Q(text="") | Q(kind__in=["seen", "not_seen"], household__isnull=False),
                violation_error_message="Écrivez quelques mots, ou dites qui a été vu.",
            )
        ]
        indexes = [
            models.Index(fields=["site", "-written_at"], name="log_site"),
            models.Index(
                fields=["organisation", "watch_until"],
                condition=Q(kind="watch", settled_on=None),
                name="log_watched",
            ),
        ]

    def __str__(self) -> str:
        return f"mot n° {self.pk}"


class Shift(Owned):
    """Someone is in a house or on call, between two hours (présence ou astreinte)."""

    class Duty(models.TextChoices):
        HOST = "host", "présence"
        NIGHT = "night", "veille de nuit"
        ON_CALL = "on_call", "astreinte"

    wall = Wall("residences.houses", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", null=True, blank=True, related_name="shifts")
    user = models.ForeignKey(User, models.PROTECT, verbose_name="qui", related_name="+")
    duty = models.CharField("service", max_length=8, choices=Duty)
    hours = DateTimeRangeField("heures")
    phone = models.CharField("téléphone", max_length=30, blank=True)

    class Meta:
        verbose_name = "présence ou astreinte"
        constraints = [
            ExclusionConstraint(
                name="one_shift_at_a_time",
                expressions=[
                    (F("organisation"), "="),
                    (F("user"), "="),
                    (F("duty"), "="),
                    (F("hours"), "&&"),
                ],
                violation_error_message="Cette personne est déjà prise à ces heures.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()} n° {self.pk}"


class IncidentState(models.TextChoices):
    OPEN = "open", "suivi"
    CLOSED = "closed", "clos"


INCIDENT_MOVES = Moves(
    {IncidentState.OPEN: [IncidentState.CLOSED], IncidentState.CLOSED: [IncidentState.OPEN]}
)


class Incident(OwnedBase):
    """Something serious happened in a house; what was done about it (incident)."""

    class Kind(models.TextChoices):
        NEIGHBOURS = "neighbours", "conflit entre voisins"
        NOISE = "noise", "bruit"
        VIOLENCE = "violence", "violence ou menace"
        DAMAGE = "damage", "dégradation"
        FIRE = "fire", "départ de feu"
        WATER = "water", "dégât des eaux"
        INTRUSION = "intrusion", "intrusion"
        RESCUE = "rescue", "secours appelés"
        OTHER = "other", "autre"

    wall = Wall("residences.incidents", site_path="site", household_path="household")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="incidents")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="incidents"
    )
    kind = models.CharField("nature", max_length=10, choices=Kind)
    happened_at = models.DateTimeField("le")
    text = models.TextField("ce qui s’est passé")
    is_serious = models.BooleanField("grave", default=False)
    is_reserved = models.BooleanField("réservé à l’encadrement", default=False)
    told_to = models.CharField("signalé à", max_length=200, blank=True)
    state = models.CharField(
        "état", max_length=6, choices=IncidentState, default=IncidentState.OPEN
    )
    next_on = models.DateField("à revoir le", null=True, blank=True)
    closed_on = models.DateField("clos le", null=True, blank=True)
    author = models.ForeignKey(User, models.PROTECT, verbose_name="noté par", null=True)
    before = models.JSONField("avant correction", default=list)
    """What it said before each correction, in words, the latest last."""

    objects = ReservedQuerySet.as_manager()

    class Meta:
        verbose_name = "incident"
        constraints = [
            models.CheckConstraint(
                name="incident_closed_has_day",
                condition=~Q(state="closed") | Q(closed_on__isnull=False),
                violation_error_message="Un incident clos a une date.",
            )
        ]
        indexes = [models.Index(fields=["site", "-happened_at"], name="incident_site")]

    def __str__(self) -> str:
        return f"incident n° {self.pk}"


class IncidentStep(OwnedBase):
    """What was done after an incident (suite donnée)."""

    never_changes = True

    wall = Wall(
        "residences.incidents", site_path="incident__site", household_path="incident__household"
    )

    incident = OwnedForeignKey(Incident, verbose_name="incident", related_name="steps")
    on = models.DateField("le")
    words = models.CharField("ce qui a été fait", max_length=400)
    author = models.ForeignKey(User, models.PROTECT, verbose_name="par", null=True)

    objects = StepsQuerySet.as_manager()

    class Meta:
        verbose_name = "suite d’un incident"

    def __str__(self) -> str:
        return f"suite n° {self.pk}"
