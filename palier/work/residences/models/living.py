"""Living together: rules, guests, absences, private rooms, activities, welcomes, the board."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.periods import last_day
from palier.base.tenancy.models import Site, User
from palier.base.tenancy.rows import Owned, Wall
from palier.work.leases.models import Occupancy


class HouseRules(Owned):
    """A version of the rules of a house, from a day on (règlement intérieur)."""

    never_changes = True

    wall = Wall("residences.houses", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="rules")
    version = models.PositiveSmallIntegerField("version")
    text = models.TextField("texte")
    starts_on = models.DateField("en vigueur le")
    council_on = models.DateField("conseil consulté le", null=True, blank=True)

    class Meta:
        verbose_name = "règlement intérieur"
        constraints = [
            models.UniqueConstraint(
                name="rules_version_once",
                fields=["site", "version"],
                violation_error_message="Cette version existe déjà.",
            )
        ]

    def __str__(self) -> str:
        return f"règlement, version {self.version}"


class RulesSigning(Owned):
    """A resident initialled a version of the rules (règlement paraphé)."""

    wall = Wall(
        "residences.houses", site_path="occupancy__site", household_path="occupancy__household"
    )

    rules = OwnedForeignKey(HouseRules, verbose_name="règlement", related_name="signings")
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="rules_signings")
    on = models.DateField("paraphé le")

    class Meta:
        verbose_name = "règlement paraphé"
        constraints = [
            models.UniqueConstraint(
                name="rules_signed_once",
                fields=["rules", "occupancy"],
                violation_error_message="Cette version est déjà paraphée par ce résident.",
            )
        ]

    def __str__(self) -> str:
        return f"paraphe n° {self.pk}"


class HostedGuest(Owned):
    """A resident hosts someone between two days, declared before (personne hébergée).

    CCH art. R633-9: three months for one person, six months a year in all.
    """

    wall = Wall(
        "residences.houses", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="guests")
    name = models.CharField("prénom et nom", max_length=120)
    period = DateRangeField("période")
    declared_on = models.DateField("déclarée le")

    class Meta:
        verbose_name = "personne hébergée par un résident"
        constraints = [
            models.CheckConstraint(
                name="guest_leaves_one_day",
                condition=Q(period__endswith__isnull=False),
                violation_error_message="Dites jusqu’à quand : un hébergement a une fin.",
            )
        ]

    def __str__(self) -> str:
        return f"personne hébergée n° {self.pk}"

    @property
    def last_on(self) -> object:
        return last_day(self.period)


class Absence(Owned):
    """A resident is away; the reason is theirs and is not asked (absence)."""

    wall = Wall(
        "residences.houses", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="absences")
    left_on = models.DateField("parti le")
    back_on = models.DateField("retour prévu le", null=True, blank=True)
    returned_on = models.DateField("revenu le", null=True, blank=True)
    is_announced = models.BooleanField("absence dite", default=True)

    class Meta:
        verbose_name = "absence"
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins",
                condition=(Q(back_on=None) | Q(back_on__gte=F("left_on")))
                & (Q(returned_on=None) | Q(returned_on__gte=F("left_on"))),
                violation_error_message="Le retour est avant le départ.",
            ),
            models.UniqueConstraint(
                name="one_absence_at_a_time",
                fields=["occupancy"],
                condition=Q(returned_on=None),
                violation_error_message="Une absence est déjà en cours : notez d’abord le retour.",
            ),
        ]

    def __str__(self) -> str:
        return f"absence n° {self.pk}"


class UrgentContact(Owned):
    """Whom to call if something happens, as the household told it (personne à prévenir)."""

    wall = Wall(
        "residences.houses", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="urgent_contacts")
    name = models.CharField("qui", max_length=120)
    link = models.CharField("lien", max_length=80, blank=True)
    phone = models.CharField("téléphone", max_length=30)

    class Meta:
        verbose_name = "personne à prévenir"

    def __str__(self) -> str:
        return self.name


class RollCall(Owned):
    """Who slept in a house one night, counted (présences d’une nuit)."""

    wall = Wall("residences.houses", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="roll_calls")
    on = models.DateField("nuit du")
    places = models.PositiveSmallIntegerField("places offertes")
    present = models.PositiveSmallIntegerField("ménages présents")
    people = models.PositiveSmallIntegerField("personnes présentes", null=True, blank=True)
    away = models.PositiveSmallIntegerField("ménages absents")
    beyond_right = models.PositiveSmallIntegerField("présents après la fin de leur droit")
    taken_by = models.ForeignKey(User, models.PROTECT, verbose_name="compté par", null=True)

    class Meta:
        verbose_name = "présences d’une nuit"
        constraints = [
            models.UniqueConstraint(
                name="one_roll_a_night",
                fields=["site", "on"],
                violation_error_message="Cette nuit est déjà comptée.",
            )
        ]

    def __str__(self) -> str:
        return f"nuit n° {self.pk}"


class Presence(Owned):
    """One household, one night: there or not (présence)."""

    wall = Wall("residences.houses", site_path="roll__site", household_path="occupancy__household")

    roll = OwnedForeignKey(RollCall, verbose_name="nuit", related_name="presences")
    occupancy = OwnedForeignKey(Occupancy, verbose_name="séjour", related_name="presences")
    is_there = models.BooleanField("présent")

    class Meta:
        verbose_name = "présence"
        constraints = [
            models.UniqueConstraint(name="counted_once_a_night", fields=["roll", "occupancy"])
        ]

    def __str__(self) -> str:
        return f"présence n° {self.pk}"


class RoomEntry(Owned):
    """Someone of ours entered a private home: asked before, or in an emergency told after.

    CCH art. L633-2: the resident's home is theirs (entrée dans un logement privatif).
    """

    class Ground(models.TextChoices):
        NOTICE = "notice", "la personne était prévenue"
        EMERGENCY = "emergency", "urgence de sécurité"

    wall = Wall(
        "residences.houses", site_path="occupancy__site", household_path="occupancy__household"
    )

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="room_entries")
    on = models.DateField("le")
    ground = models.CharField("à quel titre", max_length=9, choices=Ground)
    noticed_on = models.DateField("personne prévenue le", null=True, blank=True)
    why = models.CharField("pourquoi", max_length=200)
    found = models.CharField("ce qui a été fait", max_length=300, blank=True)
    told_on = models.DateField("personne informée par écrit le", null=True, blank=True)
    author = models.ForeignKey(User, models.PROTECT, verbose_name="par", null=True)

    class Meta:
        verbose_name = "entrée dans un logement privatif"
        constraints = [
            models.CheckConstraint(
                name="private_room_is_private",
                condition=Q(ground="emergency")
                | Q(noticed_on__isnull=False, noticed_on__lte=F("on")),
                violation_error_message=(
                    "On n’entre chez quelqu’un que s’il a été prévenu avant, ou dans une urgence "
                    "de sécurité qui s’écrit ensuite."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"entrée n° {self.pk}"
