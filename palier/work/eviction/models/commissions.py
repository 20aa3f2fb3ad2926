"""The local commission: members, sessions, situations, opinions and what came of them."""

from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body, Household
from palier.work.eviction.models.procedures import Procedure


class CommissionMember(Owned):
    """Someone who sits for a partner, and what they may read (membre de la commission)."""

    class Sees(models.TextChoices):
        ALL = "all", "toutes les situations"
        OWN = "own", "ses locataires seulement"

    wall = Wall("eviction.commissions")

    name = models.CharField("nom", max_length=120)
    body = OwnedForeignKey(Body, verbose_name="structure", related_name="+")
    sees = models.CharField("lit", max_length=3, choices=Sees)
    email = models.EmailField("adresse électronique", blank=True)
    left_on = models.DateField("ne siège plus depuis le", null=True, blank=True)

    class Meta:
        verbose_name = "membre de la commission"

    def __str__(self) -> str:
        return self.name


class Commission(Owned):
    """A session of the local CCAPEX (séance de la CCAPEX)."""

    wall = Wall("eviction.commissions")

    on = models.DateField("le")
    at = models.TimeField("à", null=True, blank=True)
    place = models.CharField("où", max_length=160, blank=True)
    held_on = models.DateField("tenue le", null=True, blank=True)
    minutes = models.TextField("relevé", blank=True)

    class Meta:
        verbose_name = "séance de la CCAPEX"
        constraints = [
            models.UniqueConstraint(
                name="one_commission_a_day",
                fields=["organisation", "on"],
                violation_error_message="Une séance est déjà prévue ce jour-là.",
            )
        ]

    def __str__(self) -> str:
        return f"CCAPEX du {day_in_words(self.on)}"


class CommissionAttendance(Owned):
    """A member came, or did not (présence à la séance)."""

    wall = Wall("eviction.commissions")

    commission = OwnedForeignKey(Commission, verbose_name="séance", related_name="attendances")
    member = OwnedForeignKey(CommissionMember, verbose_name="membre", related_name="attendances")
    came = models.BooleanField("présent")

    class Meta:
        verbose_name = "présence à la séance"
        constraints = [
            models.UniqueConstraint(name="attendance_once", fields=["commission", "member"])
        ]

    def __str__(self) -> str:
        return f"présence n° {self.pk}"


class CommissionCase(Owned):
    """One sheet of a session: what the members read of a situation, and their opinion (fiche de situation)."""

    wall = Wall("eviction.commissions", household_path="household")

    commission = OwnedForeignKey(Commission, verbose_name="séance", related_name="cases")
    rank = models.PositiveSmallIntegerField("ordre")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="commission_cases"
    )
    procedure = OwnedForeignKey(
        Procedure, verbose_name="procédure", null=True, blank=True, related_name="commission_cases"
    )
    name = models.CharField("situation", max_length=120)
    landlord = OwnedForeignKey(
        Body, verbose_name="bailleur", null=True, blank=True, related_name="+"
    )
    brought_by = models.CharField("apportée par", max_length=120)
    debt = MoneyField("dette", null=True, blank=True)
    rent = MoneyField("loyer", null=True, blank=True)
    stage = models.CharField("où en est la procédure", max_length=120, blank=True)
    summary = models.TextField("ce qui est partagé", blank=True)
    informed_on = models.DateField("ménage informé le")
    household_words = models.CharField("ce que le ménage demande", max_length=400, blank=True)
    opinion = models.TextField("avis de la commission", blank=True)
    given_on = models.DateField("avis rendu le", null=True, blank=True)

    class Meta:
        verbose_name = "fiche de situation"
        constraints = [
            models.UniqueConstraint(
                name="household_once_a_commission",
                fields=["commission", "household"],
                condition=Q(household__isnull=False),
                violation_error_message="Ce ménage est déjà à l’ordre du jour.",
            ),
            models.CheckConstraint(
                name="opinion_has_its_day",
                condition=Q(given_on=None, opinion="")
                | (Q(given_on__isnull=False) & ~Q(opinion="")),
                violation_error_message="Un avis rendu a un texte et une date.",
            ),
        ]

    def __str__(self) -> str:
        return f"fiche n° {self.pk}"


class Recommendation(Owned):
    """Something that the commission asks of someone, until it is done (recommandation)."""

    class Outcome(models.TextChoices):
        KEEP_BENEFIT = "keep_benefit", "maintien de l’aide"
        SUSPEND_BENEFIT = "suspend", "suspension de l’aide"
        FSL = "fsl", "saisine du FSL"
        PLAN = "plan", "plan d’apurement"
        SUPPORT = "support", "accompagnement (ASLL, AVDL, MASP)"
        REHOUSING = "rehousing", "relogement (contingent, DALO, mutation)"
        SIAO = "siao", "SIAO"
        OVERINDEBTED = "overdebt", "dossier de surendettement"
        PROTOCOL = "protocol", "protocole de cohésion sociale"
        MEDIATION = "mediation", "médiation"
        PROTECTION = "protection", "mesure de protection"
        GO_ON = "go_on", "poursuite de la procédure"
        CLOSED = "closed", "classement (dette soldée, départ)"

    wall = Wall("eviction.commissions", household_path="case__household")

    case = OwnedForeignKey(CommissionCase, verbose_name="fiche", related_name="recommendations")
    outcome = models.CharField("suite", max_length=12, choices=Outcome)
    who = models.CharField("qui", max_length=120)
    due_on = models.DateField("avant le")
    done_on = models.DateField("faite le", null=True, blank=True)
    result = models.CharField("résultat", max_length=300, blank=True)

    class Meta:
        verbose_name = "recommandation"
        constraints = [
            models.UniqueConstraint(
                name="outcome_once_a_case",
                fields=["case", "outcome"],
                violation_error_message="Cette suite est déjà demandée pour cette situation.",
            )
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()
