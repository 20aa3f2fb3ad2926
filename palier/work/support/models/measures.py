"""Measures, what changes in their course, the months billed, and caseloads lent."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.periods import last_day
from palier.base.kit.states import Moves
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, OwnedBase, Wall
from palier.registers.people.models import Body, Household
from palier.registers.programmes.models import Programme
from palier.work.support.models.walls import LoansQuerySet


class MeasureState(models.TextChoices):
    ACTIVE = "active", "en cours"
    SUSPENDED = "suspended", "suspendue"
    ENDED = "ended", "terminée"


OPEN = (MeasureState.ACTIVE, MeasureState.SUSPENDED)
MEASURE_MOVES = Moves(
    {
        MeasureState.ACTIVE: [MeasureState.SUSPENDED, MeasureState.ENDED],
        MeasureState.SUSPENDED: [MeasureState.ACTIVE, MeasureState.ENDED],
        MeasureState.ENDED: [MeasureState.ACTIVE],
    }
)


class Intensity(models.TextChoices):
    LIGHT = "light", "légère"
    USUAL = "usual", "habituelle"
    STRONG = "strong", "soutenue"


class EndReason(models.TextChoices):
    GOAL_MET = "goal_met", "objectif atteint"
    HOUSEHOLD_WISH = "household_wish", "à la demande du ménage"
    OTHER_SUPPORT = "other_support", "relais vers un autre accompagnement"
    TERM = "term", "fin du mandat"
    MOVED = "moved", "départ du territoire"
    LOST_CONTACT = "lost_contact", "sans nouvelles"
    DEATH = "death", "décès"


class Destination(models.TextChoices):
    STAYS = "stays", "reste dans son logement"
    SOCIAL_HOUSING = "social_housing", "logement social"
    PRIVATE_HOME = "private_home", "logement privé"
    SLID_LEASE = "slid_lease", "bail repris à son nom"
    BOARDING_HOUSE = "boarding_house", "pension de famille ou résidence"
    SHELTER = "shelter", "hébergement"
    RELATIVE = "relative", "chez un proche"
    INSTITUTION = "institution", "soin ou établissement"
    NO_HOME = "no_home", "sans logement"
    DECEASED = "deceased", "décès"
    UNKNOWN = "unknown", "inconnue"


class Measure(Owned):
    """A household is accompanied under a programme, between two dates (mesure)."""

    class Service(models.TextChoices):
        MEASURE = "measure", "accompagnement"
        DIAGNOSIS = "diagnosis", "diagnostic"

    class Goal(models.TextChoices):
        ACCESS = "access", "accès"
        STAY = "stay", "maintien"
        SEARCH = "search", "recherche"
        SETTLE = "settle", "installation"

    EndReason = EndReason
    Destination = Destination
    Intensity = Intensity

    wall = Wall("support.measures", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="measures")
    programme = OwnedForeignKey(Programme, verbose_name="dispositif")
    service = models.CharField(
        "prestation", max_length=10, choices=Service, default=Service.MEASURE
    )
    goal = models.CharField("volet", max_length=8, choices=Goal, blank=True)
    caseworker = models.ForeignKey(User, models.PROTECT, verbose_name="référent")
    prescriber = OwnedForeignKey(
        Body, verbose_name="prescripteur", null=True, blank=True, related_name="+"
    )
    mandate_number = models.CharField("n° de mandat", max_length=40, blank=True)
    mandated_on = models.DateField("mandat notifié le", null=True, blank=True)
    mandated_months = models.PositiveSmallIntegerField("mois mandatés", null=True, blank=True)
    intensity = models.CharField(
        "intensité", max_length=8, choices=Intensity, default=Intensity.USUAL
    )
    state = models.CharField(
        "état", max_length=9, choices=MeasureState, default=MeasureState.ACTIVE
    )
    period = DateRangeField("période")
    planned_end_on = models.DateField("fin prévue", null=True, blank=True)
    end_reason = models.CharField("motif de fin", max_length=20, choices=EndReason, blank=True)
    destination = models.CharField("destination", max_length=20, choices=Destination, blank=True)
    residual_need = models.TextField("ce qui reste à faire", blank=True)
    review = models.TextField("bilan", blank=True)

    class Meta:
        verbose_name = "mesure"
        constraints = [
            models.CheckConstraint(
                name="measure_end_has_reason",
                condition=~Q(state="ended")
                | (~Q(end_reason="") & ~Q(destination="") & Q(period__endswith__isnull=False)),
                violation_error_message="Une mesure terminée a une date, un motif et une destination.",
            ),
            ExclusionConstraint(
                name="one_measure_of_a_scheme",
                expressions=[
                    (F("household"), "="),
                    (F("programme"), "="),
                    (F("service"), "="),
                    (F("period"), "&&"),
                ],
                violation_error_message="Ce ménage a déjà une mesure de ce dispositif à ces dates.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "caseworker", "state"], name="measure_caseload")
        ]

    def __str__(self) -> str:
        return f"mesure n° {self.pk}"

    @property
    def last_on(self) -> Any:
        return last_day(self.period)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class MeasureChange(Owned):
    """What changed in the course of a measure: renewal, pause, intensity… (évolution de mesure)."""

    class Kind(models.TextChoices):
        RENEWED = "renewed", "renouvelée"
        SUSPENDED = "suspended", "suspendue"
        RESUMED = "resumed", "reprise"
        INTENSITY = "intensity", "intensité changée"
        REFERRER = "referrer", "référent changé"
        ENDED = "ended", "terminée"
        REOPENED = "reopened", "rouverte"

    wall = Wall("support.measures", household_path="measure__household")

    measure = OwnedForeignKey(Measure, verbose_name="mesure", related_name="changes")
    kind = models.CharField("quoi", max_length=10, choices=Kind)
    on = models.DateField("le")
    planned_end_on = models.DateField("fin prévue", null=True)
    months = models.PositiveSmallIntegerField("mois", null=True)
    code = models.CharField("code", max_length=20, blank=True)
    caseworker = models.ForeignKey(
        User, models.PROTECT, verbose_name="référent", null=True, related_name="+"
    )
    text = models.TextField("pourquoi", blank=True)

    class Meta:
        verbose_name = "évolution de mesure"

    def __str__(self) -> str:
        return f"évolution n° {self.pk}"


class BilledMonth(Owned):
    """A month of a measure that was billed to its funder (mois facturé)."""

    wall = Wall("support.measures", household_path="measure__household")

    measure = OwnedForeignKey(Measure, verbose_name="mesure", related_name="billed")
    month = models.DateField("mois")

    class Meta:
        verbose_name = "mois facturé"
        constraints = [
            models.UniqueConstraint(
                name="month_billed_once",
                fields=["measure", "month"],
                violation_error_message="Ce mois est déjà facturé.",
            )
        ]

    def __str__(self) -> str:
        return f"mois facturé n° {self.pk}"


class CaseloadLoan(OwnedBase):
    """A colleague's households are another's for a while, then come back (file active prêtée)."""

    wall = Wall("support.measures")

    caseworker = models.ForeignKey(
        User, models.PROTECT, verbose_name="référent", related_name="lent"
    )
    lent_to = models.ForeignKey(User, models.PROTECT, verbose_name="à", related_name="borrowed")
    period = DateRangeField("période")

    objects = LoansQuerySet.as_manager()

    class Meta:
        verbose_name = "file active prêtée"
        constraints = [
            ExclusionConstraint(
                name="caseload_lent_once",
                expressions=[
                    (F("organisation"), "="),
                    (F("caseworker"), "="),
                    (F("period"), "&&"),
                ],
                violation_error_message="Cette file active est déjà prêtée à ces dates.",
            ),
            models.CheckConstraint(
                name="caseload_lent_to_another",
                condition=~Q(caseworker=F("lent_to")),
                violation_error_message="On ne se prête pas ses propres ménages.",
            ),
        ]

    def __str__(self) -> str:
        return f"prêt n° {self.pk}"
