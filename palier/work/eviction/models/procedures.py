"""A procedure against a household, its steps, the dates that someone changed, what ended it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.law.procedure import AVOIDED, known, path_of, step_rules
from palier.law.truce import exclusions
from palier.registers.people.models import Body, Household
from palier.work.arrears.models import RepaymentPlan
from palier.work.leases.models import REGIMES, Occupancy

STEPS = [(code, rule.label) for code, rule in step_rules().items()]
ENDINGS = list(known()["endings"].items())


class Procedure(Owned):
    """Someone asks a judge that a household leave its home (procédure d’expulsion)."""

    class Ground(models.TextChoices):
        UNPAID = "unpaid", "impayé"
        NUISANCE = "nuisance", "trouble de jouissance"
        RULES = "breach", "manquement au règlement"
        CONDITIONS = "admission", "conditions d’admission"
        CLOSING = "closing", "fin de l’activité"
        TERM = "term", "congé ou terme"

    wall = Wall("eviction.procedures", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="procedures")
    occupancy = OwnedForeignKey(
        Occupancy, verbose_name="contrat", null=True, blank=True, related_name="procedures"
    )
    landlord = OwnedForeignKey(
        Body, verbose_name="bailleur", null=True, blank=True, related_name="procedures"
    )
    regime = models.CharField("régime", max_length=30, choices=REGIMES)
    signed_on = models.DateField("bail signé le")
    ground = models.CharField("motif", max_length=10, choices=Ground, default=Ground.UNPAID)
    opened_on = models.DateField("ouverte le")
    debt = MoneyField("dette", null=True, blank=True)
    landlord_is_person = models.BooleanField("bailleur personne physique", default=False)
    has_guarantor = models.BooleanField("il y a une caution", default=False)
    worker = models.ForeignKey(
        User, models.PROTECT, verbose_name="suivie par", null=True, related_name="+"
    )
    lawyer = models.CharField("avocat du ménage", max_length=120, blank=True)
    bailiff = models.CharField("commissaire de justice", max_length=120, blank=True)
    clause_resumed_on = models.DateField("clause reprise le", null=True, blank=True)
    ended_on = models.DateField("terminée le", null=True, blank=True)
    ending = models.CharField("fin", max_length=10, choices=ENDINGS, blank=True)

    class Meta:
        verbose_name = "procédure d’expulsion"
        constraints = [
            models.UniqueConstraint(
                name="one_procedure_a_lease",
                fields=["occupancy"],
                condition=Q(ended_on=None, occupancy__isnull=False),
                violation_error_message="Une procédure est déjà ouverte pour ce contrat.",
            ),
            models.UniqueConstraint(
                name="one_procedure_elsewhere",
                fields=["household"],
                condition=Q(ended_on=None, occupancy=None),
                violation_error_message="Une procédure est déjà ouverte pour ce ménage.",
            ),
            models.CheckConstraint(
                name="procedure_end_says_how",
                condition=Q(ended_on=None, ending="")
                | (Q(ended_on__isnull=False) & ~Q(ending="")),
                violation_error_message="Une procédure terminée dit comment elle finit.",
            ),
        ]

    def __str__(self) -> str:
        return f"procédure n° {self.pk}"

    @property
    def path(self) -> str:
        """Which course its regime follows: `lease`, `residence` or `contract`."""
        return path_of(self.regime)

    @property
    def is_avoided(self) -> bool:
        """Whether the household kept a home."""
        return self.ending in AVOIDED


class ProcedureStep(Owned):
    """A step of a procedure, on its day, with what it said (acte de procédure)."""

    wall = Wall("eviction.procedures", household_path="procedure__household")

    procedure = OwnedForeignKey(Procedure, verbose_name="procédure", related_name="steps")
    code = models.CharField("étape", max_length=20, choices=STEPS)
    on = models.DateField("le")
    hearing_on = models.DateField("audience le", null=True, blank=True)
    months = models.PositiveSmallIntegerField("mois", null=True, blank=True)
    outcome = models.CharField(
        "décision", max_length=12, choices=list(known()["outcomes"].items()), blank=True
    )
    form = models.CharField(
        "forme", max_length=22, choices=list(known()["forms"].items()), blank=True
    )
    mentions = ArrayField(
        models.CharField(max_length=12), verbose_name="mentions", default=list, blank=True
    )
    is_summary = models.BooleanField("en référé", default=False)
    truce_exclusion = models.CharField(
        "hors trêve", max_length=10, choices=list(exclusions().items()), blank=True
    )
    amount = MoneyField("montant", null=True, blank=True)
    reference = models.CharField("référence, numéro RG", max_length=80, blank=True)
    text = models.CharField("précision", max_length=400, blank=True)
    by = models.ForeignKey(User, models.PROTECT, verbose_name="noté par", null=True)
    undone_on = models.DateField("annulé le", null=True, blank=True)
    undone_because = models.CharField("annulé parce que", max_length=200, blank=True)

    class Meta:
        verbose_name = "acte de procédure"
        constraints = [
            models.CheckConstraint(
                name="step_undone_says_why",
                condition=Q(undone_on=None) | ~Q(undone_because=""),
                violation_error_message="Un acte annulé dit pourquoi.",
            )
        ]

    def __str__(self) -> str:
        return self.get_code_display()


class DeadlineChange(Owned):
    """Someone set another day for a deadline, or said that it no longer counts, and why (date corrigée)."""

    wall = Wall("eviction.procedures", household_path="procedure__household")

    procedure = OwnedForeignKey(Procedure, verbose_name="procédure", related_name="changes")
    code = models.CharField("échéance", max_length=20)
    on = models.DateField("date retenue", null=True, blank=True)
    reason = models.CharField("pourquoi", max_length=300)
    by = models.ForeignKey(User, models.PROTECT, verbose_name="par", null=True)
    at = models.DateTimeField("noté le", auto_now_add=True)

    never_changes = True

    class Meta:
        verbose_name = "date corrigée"
        constraints = [
            models.CheckConstraint(
                name="deadline_change_says_why",
                condition=~Q(reason=""),
                violation_error_message="Une date corrigée dit pourquoi.",
            )
        ]

    def __str__(self) -> str:
        return f"date corrigée n° {self.pk}"


class SocialProtocol(Owned):
    """After the lease has ended by a judge: the household pays, stays, and gets a new lease
    (protocole de cohésion sociale, CCH art. L442-6-5 and L353-15-2)."""

    class State(models.TextChoices):
        RUNNING = "running", "en cours"
        KEPT = "kept", "tenu, bail signé"
        BROKEN = "broken", "non respecté"

    wall = Wall("eviction.procedures", household_path="procedure__household")

    procedure = OwnedForeignKey(Procedure, verbose_name="procédure", related_name="protocols")
    plan = OwnedForeignKey(
        RepaymentPlan, verbose_name="plan d’apurement", null=True, blank=True, related_name="+"
    )
    state = models.CharField("état", max_length=8, choices=State, default=State.RUNNING)
    signed_on = models.DateField("signé le")
    until = models.DateField("jusqu’au (premier jour au-delà)")
    lease_by_on = models.DateField("bail à signer avant le", null=True, blank=True)
    approved_on = models.DateField("plan approuvé par la CAF le", null=True, blank=True)
    ended_on = models.DateField("terminé le", null=True, blank=True)

    class Meta:
        verbose_name = "protocole de cohésion sociale"
        constraints = [
            models.UniqueConstraint(
                name="one_running_protocol",
                fields=["procedure"],
                condition=Q(state="running"),
                violation_error_message="Un protocole est déjà en cours.",
            ),
            models.CheckConstraint(
                name="protocol_ends_later",
                condition=Q(until__gt=F("signed_on")),
                violation_error_message="Un protocole finit après sa signature.",
            ),
        ]

    def __str__(self) -> str:
        return f"protocole n° {self.pk}"


class SocialAssessment(Owned):
    """The household's situation as the judge will read it, under the headings of the decree
    (diagnostic social et financier, décret n° 2021-8, art. 2)."""

    wall = Wall("eviction.household", household_path="procedure__household")

    procedure = OwnedForeignKey(Procedure, verbose_name="procédure", related_name="assessments")
    writer = models.ForeignKey(User, models.PROTECT, verbose_name="rédigé par", null=True)
    started_on = models.DateField("commencé le")
    shared = ArrayField(
        models.CharField(max_length=12), verbose_name="ce que le ménage accepte", default=list
    )
    content = models.JSONField("rubriques", default=dict)
    sent_on = models.DateField("transmis le", null=True, blank=True)

    class Meta:
        verbose_name = "diagnostic social et financier"
        constraints = [
            models.UniqueConstraint(
                name="one_assessment_in_writing",
                fields=["procedure"],
                condition=Q(sent_on=None),
                violation_error_message="Un diagnostic est déjà en cours de rédaction.",
            )
        ]

    def __str__(self) -> str:
        return f"diagnostic n° {self.pk}"
