"""The personal plan: what the person wants, aims and steps, versions signed by both."""

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Household, Person


class PersonalPlan(Owned):
    """What a person wants and how to get there, written with them (projet personnalisé)."""

    wall = Wall("casework.file", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="plans")
    person = OwnedForeignKey(Person, verbose_name="personne", related_name="plans")
    caseworker = models.ForeignKey(User, models.PROTECT, verbose_name="référent")
    wish = models.TextField("ce que je veux, avec mes mots")
    strengths = models.TextField("mes points d’appui", blank=True)
    review_on = models.DateField("à relire ensemble le")
    written_on = models.DateField("écrit le")

    class Meta:
        verbose_name = "projet personnalisé"
        constraints = [
            models.UniqueConstraint(
                name="one_plan_a_person",
                fields=["household", "person"],
                violation_error_message="Cette personne a déjà son projet : écrivez-en la suite.",
            )
        ]

    def __str__(self) -> str:
        return f"projet n° {self.pk}"


class PlanAim(Owned):
    """Something the person wants to reach (objectif)."""

    wall = Wall("casework.file", household_path="plan__household")

    plan = OwnedForeignKey(PersonalPlan, verbose_name="projet", related_name="aims")
    family = models.CharField("domaine", max_length=10)
    label = models.CharField("objectif", max_length=160)
    closed_on = models.DateField("clos le", null=True, blank=True)
    outcome = models.CharField("ce qu’il en est, avec ses mots", max_length=200, blank=True)

    class Meta:
        verbose_name = "objectif"

    def __str__(self) -> str:
        return self.label


class PlanStep(Owned):
    """What someone does for an aim, before a day: a colleague, or the person (étape du projet)."""

    wall = Wall("casework.file", household_path="aim__plan__household")

    aim = OwnedForeignKey(PlanAim, verbose_name="objectif", related_name="steps")
    label = models.CharField("quoi", max_length=160)
    assignee = models.ForeignKey(
        User, models.PROTECT, verbose_name="qui, dans l’équipe", null=True, blank=True
    )
    by_person = models.BooleanField("la personne elle-même", default=False)
    due_on = models.DateField("avant le", null=True, blank=True)
    done_on = models.DateField("fait le", null=True, blank=True)

    class Meta:
        verbose_name = "étape du projet"
        constraints = [
            models.CheckConstraint(
                name="plan_step_has_someone",
                condition=Q(by_person=True) | Q(assignee__isnull=False),
                violation_error_message="Une étape a quelqu’un qui s’en occupe : la personne, l’équipe ou les deux.",
            )
        ]
        indexes = [
            models.Index(
                fields=["assignee", "due_on"], name="plan_step_due", condition=Q(done_on=None)
            )
        ]

    def __str__(self) -> str:
        return self.label


class PlanVersion(Owned):
    """The plan as it was read, accepted or refused on a day; it never changes (version du projet)."""

    class Answer(models.TextChoices):
        SIGNED_SCREEN = "signed_screen", "signé à l’écran"
        SIGNED_PAPER = "signed_paper", "signé sur papier"
        REFUSED = "refused", "refusé par la personne"

    wall = Wall("casework.file", household_path="plan__household")

    plan = OwnedForeignKey(PersonalPlan, verbose_name="projet", related_name="versions")
    number = models.PositiveSmallIntegerField("version")
    on = models.DateField("le")
    answer = models.CharField("réponse", max_length=14, choices=Answer)
    signed_as = models.CharField("signé par la personne", max_length=120, blank=True)
    guardian = models.CharField("représentant légal", max_length=160, blank=True)
    worker = models.ForeignKey(User, models.PROTECT, verbose_name="pour l’association")
    comment = models.TextField("ce que la personne en dit", blank=True)
    content = models.JSONField("contenu")

    never_changes = True

    class Meta:
        verbose_name = "version du projet"
        constraints = [
            models.UniqueConstraint(name="plan_version_once", fields=["plan", "number"])
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class PlanComment(Owned):
    """What the person says of the plan: a correction, a remark (parole sur le projet)."""

    wall = Wall("casework.file", household_path="plan__household")

    plan = OwnedForeignKey(PersonalPlan, verbose_name="projet", related_name="comments")
    on = models.DateField("le")
    words = models.TextField("avec ses mots")

    never_changes = True

    class Meta:
        verbose_name = "parole sur le projet"

    def __str__(self) -> str:
        return f"parole n° {self.pk}"
