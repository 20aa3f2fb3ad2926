"""Mediation between residents and a landlord, the quarter seen on foot, relays to services."""

from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import Site, User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body, Household


class MediationState(models.TextChoices):
    OPEN = "open", "en cours"
    SETTLED = "settled", "réglée"
    DROPPED = "dropped", "sans suite"


MEDIATION_MOVES = Moves(
    {
        MediationState.OPEN: [MediationState.SETTLED, MediationState.DROPPED],
        MediationState.SETTLED: [MediationState.OPEN],
        MediationState.DROPPED: [MediationState.OPEN],
    }
)


class Mediation(Owned):
    """Residents and a landlord are helped to talk (médiation)."""

    class Subject(models.TextChoices):
        CHARGES = "charges", "charges et loyers"
        WORKS = "works", "travaux et réparations"
        NEIGHBOURS = "neighbours", "voisinage"
        SHARED = "shared", "parties communes"
        CROWDED = "crowded", "logement trop petit"
        MOBILITY = "mobility", "changement de logement"
        OTHER = "other", "autre"

    wall = Wall("neighbourhood.quarter", site_path="site", household_path="household")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="mediations")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="mediations"
    )
    landlord = OwnedForeignKey(Body, verbose_name="bailleur", related_name="mediations")
    subject = models.CharField("sujet", max_length=10, choices=Subject)
    text = models.CharField("de quoi il s’agit", max_length=400)
    opened_on = models.DateField("ouverte le")
    state = models.CharField(
        "état", max_length=7, choices=MediationState, default=MediationState.OPEN
    )
    closed_on = models.DateField("close le", null=True, blank=True)
    outcome = models.CharField("ce qui en est sorti", max_length=300, blank=True)

    class Meta:
        verbose_name = "médiation"
        constraints = [
            models.CheckConstraint(
                name="mediation_closed_says_what",
                condition=Q(state="open") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                violation_error_message="Une médiation close dit ce qui en est sorti.",
            )
        ]
        indexes = [models.Index(fields=["site", "state"], name="mediation_site")]

    def __str__(self) -> str:
        return f"médiation n° {self.pk}"


class MediationStep(Owned):
    """What one side said or promised, and by when (échange d’une médiation)."""

    class Side(models.TextChoices):
        RESIDENT = "resident", "les habitants"
        LANDLORD = "landlord", "le bailleur"
        US = "us", "nous"
        PARTNER = "partner", "un partenaire"

    wall = Wall(
        "neighbourhood.quarter", site_path="mediation__site", household_path="mediation__household"
    )

    mediation = OwnedForeignKey(Mediation, verbose_name="médiation", related_name="steps")
    on = models.DateField("le")
    side = models.CharField("qui", max_length=8, choices=Side)
    words = models.CharField("ce qui s’est dit", max_length=300)
    promised_on = models.DateField("promis pour le", null=True, blank=True)
    kept_on = models.DateField("tenu le", null=True, blank=True)
    author = models.ForeignKey(User, models.PROTECT, verbose_name="noté par", null=True)

    class Meta:
        verbose_name = "échange d’une médiation"
        constraints = [
            models.CheckConstraint(
                name="kept_after_promised",
                condition=Q(kept_on=None) | Q(kept_on__gte=F("on")),
                violation_error_message="Une promesse se tient après avoir été faite.",
            )
        ]

    def __str__(self) -> str:
        return f"échange n° {self.pk}"


class QuarterRound(Owned):
    """One walks through the quarter, one day (tournée de quartier)."""

    wall = Wall("neighbourhood.quarter", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="rounds")
    on = models.DateField("le")
    words = models.CharField("en marchant", max_length=300, blank=True)
    walked_by = models.ForeignKey(User, models.PROTECT, verbose_name="par", null=True)

    class Meta:
        verbose_name = "tournée de quartier"
        constraints = [
            models.UniqueConstraint(
                name="one_round_a_day",
                fields=["site", "on", "walked_by"],
                violation_error_message="Votre tournée de ce jour est déjà notée.",
            )
        ]

    def __str__(self) -> str:
        return f"tournée n° {self.pk}"


class ReportState(models.TextChoices):
    NOTED = "noted", "à transmettre"
    SENT = "sent", "transmis"
    ANSWERED = "answered", "répondu"
    SETTLED = "settled", "réglé"


REPORT_MOVES = Moves(
    {
        ReportState.NOTED: [ReportState.SENT, ReportState.SETTLED],
        ReportState.SENT: [ReportState.ANSWERED, ReportState.SETTLED, ReportState.SENT],
        ReportState.ANSWERED: [ReportState.SETTLED, ReportState.SENT],
        ReportState.SETTLED: [ReportState.SENT, ReportState.NOTED, ReportState.ANSWERED],
    }
)


class PublicReport(Owned):
    """Something wrong in public space, told to who is in charge of it (signalement)."""

    class Kind(models.TextChoices):
        WASTE = "waste", "déchets, encombrants"
        LIGHT = "light", "éclairage"
        ROAD = "road", "voirie"
        WATER = "water", "eau, évacuation"
        GREEN = "green", "espaces verts"
        CARS = "cars", "véhicules abandonnés"
        PESTS = "pests", "nuisibles"
        SAFETY = "safety", "danger"
        OTHER = "other", "autre"

    wall = Wall("neighbourhood.quarter", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="reports")
    round = OwnedForeignKey(
        QuarterRound, verbose_name="tournée", null=True, blank=True, related_name="reports"
    )
    kind = models.CharField("quoi", max_length=6, choices=Kind)
    spot = models.CharField("à quel endroit", max_length=160)
    text = models.CharField("précisions", max_length=300, blank=True)
    seen_on = models.DateField("vu le")
    state = models.CharField("état", max_length=8, choices=ReportState, default=ReportState.NOTED)
    partner = OwnedForeignKey(
        Body, verbose_name="transmis à", null=True, blank=True, related_name="public_reports"
    )
    sent_on = models.DateField("transmis le", null=True, blank=True)
    due_on = models.DateField("réponse attendue le", null=True, blank=True)
    answered_on = models.DateField("répondu le", null=True, blank=True)
    answer = models.CharField("réponse", max_length=300, blank=True)
    settled_on = models.DateField("réglé le", null=True, blank=True)

    class Meta:
        verbose_name = "signalement"
        constraints = [
            models.CheckConstraint(
                name="report_sent_says_whom",
                condition=~Q(state__in=["sent", "answered"])
                | Q(partner__isnull=False, sent_on__isnull=False),
                violation_error_message="Un signalement transmis dit à qui et quand.",
            )
        ]
        indexes = [models.Index(fields=["site", "state", "due_on"], name="report_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.spot}"


class ServiceRelay(Owned):
    """A household is put through to an ordinary service, and what came of it (relais)."""

    class Need(models.TextChoices):
        RIGHTS = "rights", "ouverture de droits"
        PAPERS = "papers", "papiers et domiciliation"
        SCHOOL = "school", "école et petite enfance"
        WORK = "work", "emploi et formation"
        HOUSING = "housing", "demande de logement"
        ENERGY = "energy", "énergie et eau"
        DEBT = "debt", "budget et dettes"
        CULTURE = "culture", "culture et loisirs"

    wall = Wall("neighbourhood.quarter", site_path="site", household_path="household")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="relays")
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="relays")
    service = OwnedForeignKey(Body, verbose_name="service", related_name="relays")
    need = models.CharField("pour", max_length=8, choices=Need)
    on = models.DateField("le")
    met_on = models.DateField("reçu par le service le", null=True, blank=True)
    is_open = models.BooleanField("droit ouvert", null=True)
    outcome = models.CharField("ce qu’il en est", max_length=200, blank=True)

    class Meta:
        verbose_name = "relais vers un service"

    def __str__(self) -> str:
        return f"relais n° {self.pk}"


class PreventionDay(Owned):
    """Something done for everyone’s health, counted without names (action de prévention)."""

    wall = Wall("neighbourhood.quarter", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="prevention_days")
    on = models.DateField("le")
    title = models.CharField("quoi", max_length=160)
    partner = OwnedForeignKey(
        Body, verbose_name="avec", null=True, blank=True, related_name="prevention_days"
    )
    people = models.PositiveSmallIntegerField("participants")

    class Meta:
        verbose_name = "action de prévention"

    def __str__(self) -> str:
        return self.title
