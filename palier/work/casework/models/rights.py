"""The rights of each person with their dates, and the files followed with institutions."""

from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Veil, Wall
from palier.registers.people.models import Body, Household, Person


class RightState(models.TextChoices):
    OPEN = "open", "ouvert"
    RENEWED = "renewed", "renouvelé"
    CLOSED = "closed", "clos"


RIGHT_MOVES = Moves({RightState.OPEN: [RightState.RENEWED, RightState.CLOSED]})


class Right(Owned):
    """A right of a person, until a day: permit, health cover, RSA… (droit)."""

    class Kind(models.TextChoices):
        RESIDENCE_PERMIT = "residence_permit", "titre de séjour"
        HEALTH_COVER = "health_cover", "couverture santé (C2S)"
        RSA = "rsa", "RSA, déclaration trimestrielle"
        AAH = "aah", "AAH et MDPH"
        TAXES = "taxes", "impôts, déclaration"
        HOUSING_BENEFIT = "housing_benefit", "aide au logement"
        CHILD_PROTECTION = "child_protection", "fin de prise en charge ASE"
        SOCIAL_HOUSING = "social_housing", "demande de logement social"
        INSURANCE = "insurance", "assurance du logement"
        OTHER = "other", "autre droit"

    wall = Wall(
        "casework.file",
        household_path="household",
        veils=(Veil("casework.health", {"is_health": True}),),
    )

    person = OwnedForeignKey(Person, verbose_name="personne", related_name="rights")
    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="rights")
    kind = models.CharField("droit", max_length=20, choices=Kind)
    number = models.CharField("numéro", max_length=40, blank=True)
    granted_on = models.DateField("depuis le", null=True, blank=True)
    expires_on = models.DateField("expire le", null=True, blank=True)
    remind_days = models.PositiveSmallIntegerField("rappel, en jours avant", default=30)
    assignee = models.ForeignKey(User, models.PROTECT, verbose_name="s’en occupe")
    state = models.CharField("état", max_length=8, choices=RightState, default=RightState.OPEN)
    closed_because = models.CharField("clos parce que", max_length=200, blank=True)
    renews = OwnedForeignKey(
        "self", verbose_name="renouvelle", null=True, blank=True, related_name="renewals"
    )
    is_health = models.BooleanField("santé", default=False)

    class Meta:
        verbose_name = "droit"
        constraints = [
            models.CheckConstraint(
                name="right_dates_in_order",
                condition=Q(granted_on__isnull=True)
                | Q(expires_on__isnull=True)
                | Q(expires_on__gt=F("granted_on")),
                violation_error_message="Ce droit expirerait avant d’avoir commencé.",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "expires_on"], name="right_due", condition=Q(state="open")
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"


class FollowedFile(Owned):
    """A file held by an institution, followed here: DALO, over-indebtedness… (dossier suivi)."""

    class Kind(models.TextChoices):
        DALO = "dalo", "DALO (logement)"
        DAHO = "daho", "DAHO (hébergement)"
        OVER_INDEBTEDNESS = "over_indebtedness", "surendettement"
        SIAO = "siao", "demande SIAO"
        MDPH = "mdph", "dossier MDPH"
        COURT = "court", "procédure"
        OTHER = "other", "autre dossier"

    wall = Wall(
        "casework.file",
        household_path="household",
        veils=(Veil("casework.health", {"is_health": True}),),
    )

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="followed_files")
    kind = models.CharField("dossier", max_length=20, choices=Kind)
    number = models.CharField("numéro", max_length=60, blank=True)
    held_by = OwnedForeignKey(Body, verbose_name="chez", null=True, blank=True, related_name="+")
    opened_on = models.DateField("déposé le")
    closed_on = models.DateField("clos le", null=True, blank=True)
    is_health = models.BooleanField("santé", default=False)

    class Meta:
        verbose_name = "dossier suivi"

    def __str__(self) -> str:
        return self.get_kind_display()


class FileStep(Owned):
    """What an institution decided or asked, and what it suspends meanwhile (étape de dossier)."""

    class Suspends(models.TextChoices):
        NOTHING = "", "rien"
        RECOVERY = "recovery", "le recouvrement des dettes"
        EVICTION = "eviction", "la procédure d’expulsion"
        BOTH = "both", "le recouvrement et l’expulsion"

    wall = Wall(
        "casework.file",
        household_path="file__household",
        veils=(Veil("casework.health", {"file__is_health": True}),),
    )

    file = OwnedForeignKey(FollowedFile, verbose_name="dossier", related_name="steps")
    on = models.DateField("le")
    what = models.CharField("ce qui s’est passé", max_length=160)
    suspends = models.CharField("suspend", max_length=10, choices=Suspends, default="", blank=True)
    until_on = models.DateField("jusqu’au", null=True, blank=True)
    answer_by_on = models.DateField("à répondre avant le", null=True, blank=True)

    class Meta:
        verbose_name = "étape de dossier"

    def __str__(self) -> str:
        return self.what
