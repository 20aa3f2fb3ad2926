"""How we hold homes, and who lives in them."""

import uuid
from datetime import date, timedelta
from typing import Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.money import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.periods import last_day
from palier.base.kit.states import Moves
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, Site
from palier.law.notices import grounds
from palier.law.regimes import Regime, regime, regimes
from palier.registers.housing.models import Place
from palier.registers.people.models import Body, Household, Person

PRIVATE_GROUNDS = {"health", "violence"}
REGIMES = [(code, each.label) for code, each in regimes().items()]


M = TypeVar("M", bound=models.Model)


class ContractsQuerySet(models.QuerySet["Occupancy"]):
    """Contracts, for those who see them, where they work."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("leases.contracts"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        if not actor.sees("people.hidden_addresses"):
            rows = rows.filter(household__hidden_at=None)
        return rows if actor.sites is None else rows.filter(site__in=actor.sites)

    def in_force(self, on: date) -> Self:
        """Those that are lived in on a day, whatever became of them since."""
        return self.filter(state__in=LIVED_IN, period__contains=on)


class HoldingsQuerySet(models.QuerySet[M]):
    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("leases.contracts"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class Holding(models.Model):
    """By what right the association has a home: head lease, mandate… (titre de détention)."""

    class Kind(models.TextChoices):
        HEAD_LEASE = "head_lease", "prise à bail"
        MANDATE = "mandate", "mandat de gestion"
        EMPHYTEUTIC = "emphyteutic", "bail emphytéotique"
        OWNED = "owned", "pleine propriété"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    kind = models.CharField("nature", max_length=12, choices=Kind)
    owner = OwnedForeignKey(Body, verbose_name="propriétaire")
    period = DateRangeField("période")
    rent = MoneyField("loyer au propriétaire", default=0)

    objects = HoldingsQuerySet.as_manager()

    class Meta:
        verbose_name = "titre de détention"
        constraints = [
            models.CheckConstraint(
                name="holding_rent_positive",
                condition=Q(rent__gte=0),
                violation_error_message="Un loyer ne peut pas être négatif.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} n° {self.pk}"


class HoldingPlace(models.Model):
    """A home held by a title (lieu détenu)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="places")
    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="holdings")

    objects = HoldingsQuerySet.as_manager()

    class Meta:
        verbose_name = "lieu détenu"
        constraints = [
            models.UniqueConstraint(name="holding_place_once", fields=["holding", "place"])
        ]

    def __str__(self) -> str:
        return f"lieu détenu n° {self.pk}"


class OccupancyState(models.TextChoices):
    DRAFT = "draft", "en préparation"
    ACTIVE = "active", "en cours"
    ENDED = "ended", "terminé"
    CANCELLED = "cancelled", "annulé"


OCCUPANCY_MOVES = Moves(
    {
        OccupancyState.DRAFT: [OccupancyState.ACTIVE, OccupancyState.CANCELLED],
        OccupancyState.ACTIVE: [OccupancyState.ENDED],
    }
)
LIVED_IN = (OccupancyState.ACTIVE, OccupancyState.ENDED)


class Occupancy(models.Model):
    """A household lives somewhere, under one legal regime (contrat d’occupation)."""

    class EndReason(models.TextChoices):
        OWN_HOME = "own_home", "logement à son nom"
        SOCIAL_HOUSING = "social_housing", "logement social"
        FAMILY = "family", "chez un proche"
        OTHER_STRUCTURE = "other_structure", "autre structure"
        EVICTION = "eviction", "expulsion"
        DEATH = "death", "décès"
        UNKNOWN = "unknown", "sans nouvelles"
        SLID = "slid", "bail repris à son nom"
        OTHER = "other", "autre"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    number = models.CharField("numéro", max_length=20)
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="occupancies")
    site = OwnedForeignKey(Site, verbose_name="site")
    main_place = OwnedForeignKey(Place, verbose_name="lieu", related_name="+")
    holding = OwnedForeignKey(
        Holding,
        verbose_name="titre de détention",
        null=True,
        blank=True,
        related_name="occupancies",
    )
    regime = models.CharField("régime", max_length=30, choices=REGIMES)
    state = models.CharField(
        "état", max_length=10, choices=OccupancyState, default=OccupancyState.DRAFT
    )
    period = DateRangeField("période")
    end_reason = models.CharField("motif de fin", max_length=20, choices=EndReason, blank=True)
    former_reference = models.CharField("référence d’avant", max_length=40, blank=True)
    reserve = models.CharField("réserve", max_length=300, blank=True)
    reserve_due_on = models.DateField("réserve à lever avant le", null=True, blank=True)

    objects = ContractsQuerySet.as_manager()

    class Meta:
        verbose_name = "contrat d’occupation"
        constraints = [
            models.UniqueConstraint(
                name="occupancy_number_once", fields=["organisation", "number"]
            ),
            models.CheckConstraint(
                name="occupancy_end_has_reason",
                condition=~Q(state="ended")
                | (~Q(end_reason="") & Q(period__endswith__isnull=False)),
                violation_error_message="Un contrat terminé a une date et un motif de fin.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "number"], name="occupancy_state"),
        ]

    def __str__(self) -> str:
        return f"contrat {self.number}"

    @property
    def law(self) -> Regime:
        """What the law says of this regime."""
        return regime(self.regime)

    @property
    def starts_on(self) -> date:
        day: date = self.period.lower
        return day

    @property
    def last_on(self) -> date | None:
        return last_day(self.period)


class PartsQuerySet(models.QuerySet[M]):
    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("leases.contracts"):
            return self.none()
        rows = self.filter(organisation=actor.organisation)
        if not actor.sees("people.hidden_addresses"):
            rows = rows.filter(occupancy__household__hidden_at=None)
        return rows if actor.sites is None else rows.filter(occupancy__site__in=actor.sites)


class OccupancyParty(models.Model):
    """Someone signs the contract or lives there (partie au contrat)."""

    class Role(models.TextChoices):
        SIGNATORY = "signatory", "titulaire"
        OCCUPANT = "occupant", "occupant"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="parties")
    person = OwnedForeignKey(Person, verbose_name="personne", related_name="occupancy_parties")
    role = models.CharField("en tant que", max_length=10, choices=Role)

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "partie au contrat"
        constraints = [models.UniqueConstraint(name="party_once", fields=["occupancy", "person"])]

    def __str__(self) -> str:
        return f"partie n° {self.pk}"


class OccupancyPlace(models.Model):
    """A contract takes a place between two days; two firm ones never meet (lieu occupé).

    Letting a dwelling takes its rooms too, each by a row of its own.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="places")
    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="occupations")
    period = DateRangeField("période")
    is_firm = models.BooleanField("ferme", default=False)

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "lieu occupé"
        constraints = [
            ExclusionConstraint(
                name="one_household_a_place_a_day",
                expressions=[(F("place"), "="), (F("period"), "&&")],
                condition=Q(is_firm=True),
                violation_error_message=(
                    "Ce lieu est déjà occupé à ces dates. Choisissez une autre date ou un autre lieu."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"lieu occupé n° {self.pk}"


class NoticeToQuit(models.Model):
    """One side says that it ends the contract, and from when (congé)."""

    class Side(models.TextChoices):
        OCCUPANT = "occupant", "le ménage s’en va"
        MANAGER = "manager", "l’association ou le propriétaire"

    class Form(models.TextChoices):
        REGISTERED = "registered", "lettre recommandée, remise"
        HAND = "hand", "en main propre, contre récépissé"
        BAILIFF = "bailiff", "commissaire de justice"
        OTHER = "other", "autre écrit"

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="notices_to_quit")
    side = models.CharField("de qui", max_length=10, choices=Side)
    ground = models.CharField("motif", max_length=20, choices=grounds())
    form = models.CharField("forme", max_length=10, choices=Form)
    received_on = models.DateField("reçu le")
    last_on = models.DateField("dernier jour dans les lieux")
    delay = models.CharField("délai", max_length=40)
    source = models.CharField("d’après", max_length=80)
    withdrawn_on = models.DateField("retiré le", null=True, blank=True)
    withdrawn_because = models.CharField("retiré parce que", max_length=200, blank=True)

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "congé"
        constraints = [
            models.UniqueConstraint(
                name="one_notice_to_quit_at_once",
                fields=["occupancy"],
                condition=Q(withdrawn_on=None),
                violation_error_message="Ce contrat a déjà un congé.",
            ),
            models.CheckConstraint(
                name="notice_to_quit_after_receipt",
                condition=Q(last_on__gte=F("received_on")),
                violation_error_message="Le dernier jour est avant la réception du congé.",
            ),
            models.CheckConstraint(
                name="notice_to_quit_withdrawn_says_why",
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_because=""),
                violation_error_message="Un congé retiré dit avec quel accord.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "last_on"],
                condition=Q(withdrawn_on=None),
                name="notice_to_quit_due",
            )
        ]

    def __str__(self) -> str:
        return f"congé n° {self.pk}"

    @property
    def shown_ground(self) -> str:
        """The ground, unless it tells of someone's health or of violence: the paper says it."""
        if self.ground in PRIVATE_GROUNDS:
            return "motif sur justificatif"
        return str(self.get_ground_display())

    @property
    def ends_on(self) -> date:
        """The first day that the household no longer lives there."""
        return self.last_on + timedelta(days=1)
