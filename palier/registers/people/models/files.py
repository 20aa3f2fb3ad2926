"""Persons, the households they form between two dates, and the bodies we work with."""

import uuid
from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.typography import day_in_words, month_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site, Team, User
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet, Veil, Wall
from palier.registers.people.ties import followed, reached


class HouseholdsQuerySet(OwnedQuerySet["Household"]):
    """Households, where one works or of whom one accompanies."""

    def within(self, actor: Actor) -> Self:
        return self if actor.sites is None else self.filter(reached(actor))

    def followed_by(self, actor: Actor) -> Self:
        """Those whom the actor accompanies, wherever they live."""
        return self if actor.sites is None else self.filter(followed(actor))


class Person(Owned):
    """Someone we know; a name is enough to begin (personne)."""

    class Title(models.TextChoices):
        MRS = "mrs", "Mme"
        MR = "mr", "M."
        NONE = "none", "sans"

    class Precision(models.TextChoices):
        DAY = "day", "au jour près"
        MONTH = "month", "au mois près"
        YEAR = "year", "à l’année près"

    wall = Wall("people.households", household_path="households__household")

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField("civilité", max_length=5, choices=Title, default=Title.NONE)
    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100, blank=True)
    birth_name = models.CharField("nom de naissance", max_length=100, blank=True)
    sort_name = models.CharField(max_length=220, editable=False, default="")
    birth_on = models.DateField("naissance", null=True, blank=True)
    birth_precision = models.CharField(
        "naissance connue", max_length=5, choices=Precision, default=Precision.DAY
    )
    phone = models.CharField("téléphone", max_length=120, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    died_on = models.DateField("décès", null=True, blank=True)
    merged_into = OwnedForeignKey(
        "self", verbose_name="réunie à", null=True, blank=True, related_name="merged"
    )

    class Meta:
        verbose_name = "personne"
        constraints = [
            models.CheckConstraint(
                name="person_has_a_name",
                condition=~Q(first_name="", last_name=""),
                violation_error_message="Il faut au moins un prénom, un nom ou un surnom.",
            ),
            models.CheckConstraint(
                name="person_birth_possible",
                condition=Q(birth_on__isnull=True)
                | Q(birth_on__gte=date(1900, 1, 1), birth_on__lte=date(2100, 1, 1)),
                violation_error_message="Cette date de naissance n’est pas possible.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "sort_name"], name="person_sort_name")]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def birth_words(self) -> str:
        """`12 mars 1985`, `mars 1985`, `1985`, as far as it is known; nothing when it is not."""
        if self.birth_on is None:
            return ""
        if self.birth_precision == self.Precision.YEAR:
            return str(self.birth_on.year)
        if self.birth_precision == self.Precision.MONTH:
            return month_in_words(self.birth_on)
        return day_in_words(self.birth_on)

    @property
    def formal_name(self) -> str:
        """`Mme Diallo`; the whole name when there is no title or surname."""
        if self.title == self.Title.NONE or not self.last_name:
            return str(self)
        return f"{self.get_title_display()} {self.last_name}"


class Household(OwnedBase):
    """People who live together: the unit we accompany and account for (ménage)."""

    wall = Wall(
        "people.households",
        veils=(
            Veil("people.closed_files", {"closed_on__isnull": False}),
            Veil("people.hidden_addresses", {"hidden_at__isnull": False}, of_where=True),
        ),
    )

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField("nom", max_length=120)
    sort_name = models.CharField(max_length=130, editable=False, default="")
    opened_on = models.DateField("dossier ouvert le")
    received_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="reçu par", null=True, blank=True, related_name="+"
    )
    received_site = OwnedForeignKey(
        Site, verbose_name="reçu à", null=True, blank=True, related_name="+"
    )
    received_team = OwnedForeignKey(
        Team, verbose_name="reçu par l’équipe", null=True, blank=True, related_name="+"
    )
    hidden_at = models.DateTimeField("adresse tenue secrète depuis", null=True, blank=True)
    closed_on = models.DateField("dossier clos le", null=True, blank=True)
    closed_because = models.CharField("clos parce que", max_length=200, blank=True)
    merged_into = OwnedForeignKey(
        "self", verbose_name="joint à", null=True, blank=True, related_name="merged"
    )

    objects = HouseholdsQuerySet.as_manager()

    class Meta:
        verbose_name = "ménage"
        indexes = [models.Index(fields=["organisation", "sort_name"], name="household_sort_name")]

    def __str__(self) -> str:
        return self.name


class HouseholdMember(Owned):
    """Someone belongs to a household between two dates (membre du ménage)."""

    class Place(models.TextChoices):
        HEAD = "head", "personne de référence"
        PARTNER = "partner", "conjoint ou conjointe"
        CHILD = "child", "enfant"
        OTHER = "other", "autre"

    wall = Wall("people.households", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="members")
    person = OwnedForeignKey(Person, verbose_name="personne", related_name="households")
    place = models.CharField("place", max_length=10, choices=Place, default=Place.HEAD)
    period = DateRangeField("période")

    class Meta:
        verbose_name = "membre du ménage"
        constraints = [
            ExclusionConstraint(
                name="member_once_at_a_time",
                expressions=[
                    (F("household"), "="),
                    (F("person"), "="),
                    (F("period"), "&&"),
                ],
                violation_error_message="Cette personne est déjà dans ce ménage à ces dates.",
            )
        ]

    def __str__(self) -> str:
        return f"membre n° {self.pk}"


class Protection(Owned):
    """A judge or an agreement protects a person: who signs, who pays, who is told (protection)."""

    class Kind(models.TextChoices):
        GUARDIANSHIP = "guardianship", "tutelle"
        CURATORSHIP = "curatorship", "curatelle simple"
        REINFORCED = "reinforced", "curatelle renforcée"
        SAFEGUARD = "safeguard", "sauvegarde de justice"
        FAMILY = "family", "habilitation familiale"
        MASP = "masp", "MASP"
        MAJ = "maj", "MAJ"

    wall = Wall("people.households", household_path="person__households__household")

    person = OwnedForeignKey(Person, verbose_name="personne", related_name="protections")
    kind = models.CharField("mesure", max_length=12, choices=Kind)
    guardian = models.CharField("exercée par", max_length=160)
    contact = models.CharField("joindre", max_length=160, blank=True)
    reference = models.CharField("n° ou jugement", max_length=80, blank=True)
    signs = models.BooleanField("signe avec ou pour la personne", default=True)
    pays = models.BooleanField("paie", default=False)
    gets_copies = models.BooleanField("reçoit copie", default=True)
    period = DateRangeField("période")

    class Meta:
        verbose_name = "mesure de protection"
        constraints = [
            ExclusionConstraint(
                name="one_protection_at_a_time",
                expressions=[(F("person"), "="), (F("kind"), "="), (F("period"), "&&")],
                violation_error_message="Cette protection court déjà à ces dates.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.guardian}"


class ResourceLine(Owned):
    """What comes in or goes out of a household each month, between two days (ressource ou charge)."""

    class Kind(models.TextChoices):
        INCOME = "income", "ressource"
        CHARGE = "charge", "charge"
        DEBT = "debt", "dette"

    class Code(models.TextChoices):
        WAGE = "wage", "salaire"
        RSA = "rsa", "RSA"
        ACTIVITY = "activity", "prime d’activité"
        UNEMPLOYMENT = "unemployment", "chômage"
        AAH = "aah", "AAH, pension d’invalidité"
        PENSION = "pension", "retraite"
        FAMILY = "family", "prestations familiales"
        DAILY = "daily", "indemnités journalières"
        ALIMONY_IN = "alimony_in", "pension alimentaire reçue"
        OTHER_IN = "other_in", "autre ressource"
        RENT = "rent", "loyer et charges (logement ailleurs)"
        BENEFIT = "benefit", "aide au logement (logement ailleurs)"
        ENERGY = "energy", "énergie"
        WATER = "water", "eau"
        PHONE = "phone", "téléphone, internet"
        INSURANCE = "insurance", "assurances, mutuelle"
        TAX = "tax", "impôts"
        TRANSPORT = "transport", "transports contraints"
        ALIMONY_OUT = "alimony_out", "pension versée"
        CARE = "care", "garde, cantine, scolarité"
        OTHER_OUT = "other_out", "autre charge"
        LOAN = "loan", "remboursement de crédit"
        RENT_DEBT = "rent_debt", "plan d’apurement"
        OTHER_DEBT = "other_debt", "autre remboursement"

    wall = Wall("people.budgets", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="resources")
    person = OwnedForeignKey(Person, verbose_name="de", null=True, blank=True, related_name="+")
    kind = models.CharField("nature", max_length=6, choices=Kind)
    code = models.CharField("quoi", max_length=12, choices=Code)
    label = models.CharField("précision", max_length=100, blank=True)
    amount = MoneyField("montant par mois")
    period = DateRangeField("période")
    remaining = MoneyField("reste dû en tout", null=True, blank=True)

    class Meta:
        verbose_name = "ressource ou charge"
        constraints = [
            models.CheckConstraint(
                name="resource_amount_positive",
                condition=Q(amount__gte=0),
                violation_error_message="Un montant ne peut pas être négatif.",
            )
        ]
        indexes = [models.Index(fields=["household"], name="resource_household")]

    def __str__(self) -> str:
        return self.get_code_display()


class Separation(Owned):
    """A household parts: who keeps the home and its account, who leaves, who owes (séparation)."""

    class Owes(models.TextChoices):
        STAYING = "staying", "celles et ceux qui restent"
        BOTH = "both", "les deux, jusqu’à une date"

    wall = Wall("people.households", household_path="household")

    household = OwnedForeignKey(
        Household, verbose_name="ménage qui reste", related_name="separations"
    )
    left = OwnedForeignKey(Household, verbose_name="ménage parti", related_name="parted_from")
    on = models.DateField("le")
    owes = models.CharField("qui doit le loyer", max_length=8, choices=Owes)
    owes_until_on = models.DateField("solidaires jusqu’au", null=True, blank=True)

    class Meta:
        verbose_name = "séparation"
        constraints = [
            models.CheckConstraint(
                name="separation_owes_until",
                condition=~Q(owes="both") | Q(owes_until_on__isnull=False),
                violation_error_message="Une solidarité a une fin : dites jusqu’à quand.",
            )
        ]

    def __str__(self) -> str:
        return f"séparation n° {self.pk}"


class PersonMerge(Owned):
    """Two files were of one person: what moved from one to the other, to undo it (réunion).

    `moved` names each row that was moved, by model, field and id; `before` what was changed of
    the person kept. Nothing is deleted: the other file stays, empty, until the merge is undone.
    """

    wall = Wall("people.households", household_path="kept__households__household")

    kept = OwnedForeignKey(Person, verbose_name="personne gardée", related_name="merges")
    merged = OwnedForeignKey(Person, verbose_name="personne réunie", related_name="merged_by")
    kept_household = OwnedForeignKey(
        Household, verbose_name="ménage gardé", null=True, related_name="merges"
    )
    merged_household = OwnedForeignKey(
        Household, verbose_name="ménage joint", null=True, related_name="merged_by"
    )
    moved = models.JSONField("déplacé", default=dict)
    before = models.JSONField("avant", default=dict)
    merged_at = models.DateTimeField("réunies le", auto_now_add=True)
    undone_at = models.DateTimeField("défait le", null=True)

    class Meta:
        verbose_name = "réunion de personnes"
        constraints = [
            models.UniqueConstraint(
                name="person_merged_once",
                fields=["merged"],
                condition=Q(undone_at__isnull=True),
                violation_error_message="Cette personne est déjà réunie à une autre.",
            )
        ]

    def __str__(self) -> str:
        return f"réunion n° {self.pk}"


class KnownDifferent(Owned):
    """Someone said that two persons are not one: they are no longer proposed (homonymes)."""

    wall = Wall("people.households", household_path="first__households__household")

    first = OwnedForeignKey(Person, verbose_name="l’une", related_name="+")
    second = OwnedForeignKey(Person, verbose_name="l’autre", related_name="+")

    class Meta:
        verbose_name = "homonymes"
        constraints = [
            models.UniqueConstraint(name="known_different_once", fields=["first", "second"]),
            models.CheckConstraint(
                name="known_different_in_order", condition=Q(first__lt=models.F("second"))
            ),
        ]

    def __str__(self) -> str:
        return f"homonymes n° {self.pk}"
