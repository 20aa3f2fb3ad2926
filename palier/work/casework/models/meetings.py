"""Case conferences with the person and partners, practice reviews without names, hand-overs."""

from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.people.models import Body, Household


class Conference(Owned):
    """Partners and the person around one situation; what was decided and shared (synthèse)."""

    wall = Wall("casework.file", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="conferences")
    on = models.DateField("le")
    at = models.TimeField("à", null=True, blank=True)
    place = models.CharField("où", max_length=160, blank=True)
    subject = models.CharField("sujet", max_length=160)
    organiser = models.ForeignKey(User, models.PROTECT, verbose_name="organisée par")
    decisions = models.TextField("ce qui est décidé", blank=True)
    person_words = models.TextField("ce que la personne en dit", blank=True)
    held_on = models.DateField("tenue le", null=True, blank=True)

    class Meta:
        verbose_name = "synthèse"

    def __str__(self) -> str:
        return self.subject


class ConferenceGuest(Owned):
    """Someone invited to a conference: whether they came, and what is shared with them (invité)."""

    wall = Wall("casework.file", household_path="conference__household")

    conference = OwnedForeignKey(Conference, verbose_name="synthèse", related_name="guests")
    name = models.CharField("qui", max_length=120)
    body = OwnedForeignKey(Body, verbose_name="structure", null=True, blank=True, related_name="+")
    is_person = models.BooleanField("la personne accompagnée", default=False)
    came = models.BooleanField("est venu", null=True)
    shared = models.CharField("ce qui est partagé", max_length=300, blank=True)
    basis = models.CharField("avec l’accord ou l’information de", max_length=160, blank=True)

    class Meta:
        verbose_name = "invité"
        constraints = [
            models.CheckConstraint(
                name="sharing_has_its_basis",
                condition=Q(shared="") | ~Q(basis=""),
                violation_error_message="Ce qui est partagé dit sur quel accord : la personne, ou son information.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PracticeReview(Owned):
    """Colleagues think together about their practice; nobody is named (analyse de pratiques)."""

    wall = Wall("casework.file")

    on = models.DateField("le")
    subject = models.CharField("sujet", max_length=160)
    text = models.TextField("ce qu’on en retient")
    present = models.PositiveSmallIntegerField("combien étaient là")

    class Meta:
        verbose_name = "analyse de pratiques"

    def __str__(self) -> str:
        return self.subject


class Handout(Owned):
    """A document that one hands over, in one version and language (document remis)."""

    class Kind(models.TextChoices):
        WELCOME_BOOKLET = "welcome_booklet", "livret d’accueil"
        CHARTER = "charter", "charte des droits et libertés"
        RIGHTS_NOTICE = "rights_notice", "notice sur les données et les droits"
        HOUSE_RULES = "house_rules", "règlement de fonctionnement"
        OTHER = "other", "autre document"

    kind = models.CharField("document", max_length=16, choices=Kind)
    version = models.CharField("version", max_length=40)
    language = models.CharField("langue", max_length=40, default="français")
    is_current = models.BooleanField("en vigueur", default=True)

    class Meta:
        verbose_name = "document remis"
        constraints = [
            models.UniqueConstraint(
                name="handout_once",
                fields=["organisation", "kind", "version", "language"],
                violation_error_message="Ce document existe déjà dans cette version et cette langue.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.version} ({self.language})"


class HandOver(Owned):
    """On a day, someone was given a document, it was explained, they signed for it (remise)."""

    class How(models.TextChoices):
        SCREEN = "screen", "à l’écran"
        PAPER = "paper", "à la main, sur le reçu imprimé"

    wall = Wall("casework.file", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="hand_overs")
    handout = OwnedForeignKey(Handout, verbose_name="document", related_name="hand_overs")
    given_to = models.CharField("à qui", max_length=120)
    on = models.DateField("le")
    explained = models.BooleanField("expliqué de vive voix", default=False)
    signed_on = models.DateField("signé le", null=True, blank=True)
    signed_how = models.CharField("comment", max_length=6, choices=How, blank=True, default="")
    signed_as = models.CharField("signé par", max_length=120, blank=True, default="")
    by = models.ForeignKey(User, models.PROTECT, verbose_name="par")

    class Meta:
        verbose_name = "remise"
        constraints = [
            models.CheckConstraint(
                name="hand_over_signed_says_how",
                condition=Q(signed_on=None, signed_how="", signed_as="")
                | Q(signed_on__isnull=False) & ~Q(signed_how="") & ~Q(signed_as=""),
                violation_error_message="Une remise signée dit par qui, comment et quand.",
            )
        ]

    def __str__(self) -> str:
        return f"remise n° {self.pk}"
