"""What someone told of themselves, between two dates, and whom to call."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.tenancy.rows import Owned, Veil, Wall
from palier.registers.people.models.files import Person


class PersonFact(Owned):
    """Something that a person told of themselves, between two dates (élément de situation).

    Each is optional. A language is for whoever receives them; the rest has sights of its own.
    """

    class Kind(models.TextChoices):
        LANGUAGE = "language", "langue"
        FAMILY = "family", "situation familiale"
        NATIONALITY = "nationality", "nationalité"
        WORK = "work", "travail"
        POST = "post", "adresse où écrire"

    class French(models.TextChoices):
        ALONE = "alone", "se fait comprendre en français"
        SPOKEN = "spoken", "français parlé, pas écrit"
        INTERPRETER = "interpreter", "interprète nécessaire"

    class Family(models.TextChoices):
        SINGLE = "single", "célibataire"
        COUPLE = "couple", "en couple"
        MARRIED = "married", "marié·e"
        PACS = "pacs", "pacsé·e"
        SEPARATED = "separated", "séparé·e"
        DIVORCED = "divorced", "divorcé·e"
        WIDOWED = "widowed", "veuf ou veuve"

    class Nationality(models.TextChoices):
        FRENCH = "french", "française"
        EUROPEAN = "european", "Union européenne, EEE ou Suisse"
        OTHER = "other", "autre pays"
        STATELESS = "stateless", "apatride"

    class Work(models.TextChoices):
        OPEN_ENDED = "open_ended", "CDI"
        FIXED_TERM = "fixed_term", "CDD"
        TEMPORARY = "temporary", "intérim"
        SUBSIDISED = "subsidised", "contrat aidé ou insertion"
        OWN = "own", "à son compte"
        TRAINING = "training", "formation ou apprentissage"
        STUDIES = "studies", "études"
        SEEKING = "seeking", "cherche un emploi"
        RETIRED = "retired", "retraite"
        UNABLE = "unable", "ne peut pas travailler"
        NONE = "none", "sans emploi"

    SAID = {
        Kind.LANGUAGE: French,
        Kind.FAMILY: Family,
        Kind.NATIONALITY: Nationality,
        Kind.WORK: Work,
    }
    ICONS = {
        Kind.LANGUAGE: "language",
        Kind.FAMILY: "users",
        Kind.NATIONALITY: "globe-europe-africa",
        Kind.WORK: "briefcase",
        Kind.POST: "envelope",
    }

    wall = Wall(
        "people.households",
        household_path="person__households__household",
        veils=(
            Veil("people.situations", {"kind__in": ["family", "work", "post"]}),
            Veil("people.nationalities", {"kind": "nationality"}),
            Veil(
                "people.hidden_addresses",
                {
                    "kind__in": ["post", "work"],
                    "person__households__household__hidden_at__isnull": False,
                },
            ),
        ),
    )

    person = OwnedForeignKey(Person, verbose_name="personne", related_name="facts")
    kind = models.CharField("quoi", max_length=12, choices=Kind)
    code = models.CharField("réponse", max_length=12, blank=True)
    words = models.CharField("précision", max_length=200, blank=True)
    period = DateRangeField("période")

    class Meta:
        verbose_name = "élément de situation"
        constraints = [
            ExclusionConstraint(
                name="one_fact_of_a_kind_at_a_time",
                expressions=[(F("person"), "="), (F("kind"), "="), (F("period"), "&&")],
                violation_error_message="Cela est déjà dit autrement à ces dates.",
            ),
            models.CheckConstraint(
                name="person_fact_says_something", condition=~Q(code="", words="")
            ),
        ]

    def __str__(self) -> str:
        return f"élément de situation n° {self.pk}"

    @property
    def said(self) -> str:
        """`arabe, interprète nécessaire`; `CDI, cantine de l’école`."""
        choices = self.SAID.get(self.Kind(self.kind))
        label = str(choices(self.code).label) if choices and self.code else ""
        parts = [self.words, label] if self.kind == self.Kind.LANGUAGE else [label, self.words]
        return ", ".join(filter(None, parts))

    @property
    def icon(self) -> str:
        return self.ICONS[self.Kind(self.kind)]


class PersonContact(Owned):
    """Whom to call when something happens to someone, or who helps them (personne à prévenir)."""

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", "à prévenir"
        HELPER = "helper", "aide la personne"

    wall = Wall(
        "people.households",
        household_path="person__households__household",
        veils=(
            Veil(
                "people.hidden_addresses",
                {"person__households__household__hidden_at__isnull": False},
            ),
        ),
    )

    person = OwnedForeignKey(Person, verbose_name="personne", related_name="contacts")
    kind = models.CharField("pour", max_length=10, choices=Kind)
    name = models.CharField("nom", max_length=120)
    link = models.CharField("lien", max_length=80, blank=True)
    phone = models.CharField("téléphone", max_length=120, blank=True)
    words = models.CharField("à savoir", max_length=160, blank=True)
    period = DateRangeField("période")

    class Meta:
        verbose_name = "personne à prévenir"

    def __str__(self) -> str:
        return self.name
