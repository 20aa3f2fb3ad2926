"""Who lives where, under which regime, with whom."""

import uuid
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.periods import last_day
from palier.base.kit.states import Moves
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, OwnedBase, Wall
from palier.law.furnished import as_furnished
from palier.law.regimes import Regime, regime, regimes
from palier.registers.housing.models import Place
from palier.registers.people.models import Household, Person
from palier.work.leases.models.walls import ContractsQuerySet
from palier.work.titles.models import Holding

REGIMES = [(code, each.label) for code, each in regimes().items()]


class OccupancyState(models.TextChoices):
    DRAFT = "draft", "en préparation"
    ACTIVE = "active", "en cours"
    ENDED = "ended", "terminé"
    CANCELLED = "cancelled", "annulé"


OCCUPANCY_MOVES = Moves(
    {
        OccupancyState.DRAFT: [OccupancyState.ACTIVE, OccupancyState.CANCELLED],
        OccupancyState.ACTIVE: [OccupancyState.ENDED, OccupancyState.DRAFT],
        OccupancyState.ENDED: [OccupancyState.ACTIVE],
    }
)
LIVED_IN = (OccupancyState.ACTIVE, OccupancyState.ENDED)


class Occupancy(OwnedBase):
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
        HANDED_OVER = "handed_over", "contrat repris par un autre preneur"
        FUNCTION = "function", "fin de fonction"
        STUDIES = "studies", "fin des études"
        TERM = "term", "terme du séjour"
        DECISION = "decision", "décision de sortie (OFII, SIAO)"
        OTHER = "other", "autre"

    wall = Wall("leases.contracts", site_path="site", household_path="household")

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
    is_furnished = models.BooleanField("meublé", default=False)
    state = models.CharField(
        "état", max_length=10, choices=OccupancyState, default=OccupancyState.DRAFT
    )
    period = DateRangeField("période")
    end_reason = models.CharField("motif de fin", max_length=20, choices=EndReason, blank=True)
    term_on = models.DateField("terme du contrat (premier jour au-delà)", null=True, blank=True)
    tied_until = models.DateField(
        "fin de la fonction ou des études (premier jour au-delà)", null=True, blank=True
    )
    """Announced: the job or the studies that the home is for end; the contract’s own term stands."""
    index_quarter = models.PositiveSmallIntegerField("trimestre IRL", null=True, blank=True)
    former_reference = models.CharField("référence d’avant", max_length=40, blank=True)
    words = models.TextField("texte propre à ce contrat", blank=True)
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
            models.Index(
                fields=["organisation", "term_on"],
                condition=Q(state="active", term_on__isnull=False),
                name="occupancy_term",
            ),
            models.Index(fields=["organisation", "state", "number"], name="occupancy_state"),
        ]

    def __str__(self) -> str:
        return f"contrat {self.number}"

    @property
    def law(self) -> Regime:
        """What the law says of this regime, and of a furnished home where it has rules of its own."""
        law = regime(self.regime)
        return as_furnished(law) if self.is_furnished else law

    @property
    def starts_on(self) -> date:
        day: date = self.period.lower
        return day

    @property
    def last_on(self) -> date | None:
        return last_day(self.period)


class OccupancyParty(Owned):
    """Someone signs the contract or lives there (partie au contrat)."""

    class Role(models.TextChoices):
        SIGNATORY = "signatory", "titulaire"
        OCCUPANT = "occupant", "occupant"

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="parties")
    person = OwnedForeignKey(Person, verbose_name="personne", related_name="occupancy_parties")
    role = models.CharField("en tant que", max_length=10, choices=Role)
    joined_on = models.DateField("depuis le", null=True, blank=True)
    left_on = models.DateField("parti le", null=True, blank=True)
    solidarity_until = models.DateField("solidaire jusqu’au", null=True, blank=True)

    class Meta:
        verbose_name = "partie au contrat"
        constraints = [models.UniqueConstraint(name="party_once", fields=["occupancy", "person"])]

    def __str__(self) -> str:
        return f"partie n° {self.pk}"


class OccupancyPlace(Owned):
    """A contract takes a place between two days; two firm ones never meet (lieu occupé).

    Letting a dwelling takes its rooms too, each by a row of its own.
    """

    wall = Wall(
        "leases.contracts", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="places")
    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="occupations")
    period = DateRangeField("période")
    is_firm = models.BooleanField("ferme", default=False)

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
