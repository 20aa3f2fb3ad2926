"""Homes that owners may entrust to the association, from the first call to the signature."""

from decimal import Decimal

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import User
from palier.base.tenancy.rows import Owned, Wall
from palier.law.loc_avantages import levels
from palier.registers.housing.models import Place
from palier.registers.people.models import Body
from palier.work.titles.models import Holding

RATINGS = [(letter, letter) for letter in "ABCDEFG"]
SIZES = [(size, size) for size in ("T1", "T1 bis", "T2", "T3", "T4", "T5", "T6")]


class Campaign(Owned):
    """A search for homes in one territory, between two dates (campagne de captation)."""

    wall = Wall("sourcing.leads")

    name = models.CharField("nom", max_length=120)
    territory = models.CharField("territoire", max_length=120, blank=True)
    period = DateRangeField("période")
    expected = models.PositiveSmallIntegerField("logements attendus", null=True, blank=True)

    class Meta:
        verbose_name = "campagne de captation"
        constraints = [
            models.UniqueConstraint(
                name="campaign_name_once",
                fields=["organisation", "name"],
                violation_error_message="Une campagne porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class LeadState(models.TextChoices):
    CONTACTED = "contacted", "contact pris"
    VISITED = "visited", "visité"
    AGREED = "agreed", "accord"
    SIGNED = "signed", "signé"
    LOST = "lost", "sans suite"


OPEN_LEADS = (LeadState.CONTACTED, LeadState.VISITED, LeadState.AGREED)
LEAD_MOVES = Moves(
    {
        LeadState.CONTACTED: [LeadState.VISITED, LeadState.AGREED, LeadState.LOST],
        LeadState.VISITED: [LeadState.AGREED, LeadState.LOST],
        LeadState.AGREED: [LeadState.SIGNED, LeadState.LOST],
        LeadState.LOST: [LeadState.CONTACTED],
    }
)


class OwnerLead(Owned):
    """An owner and the home that he might entrust to us (piste de captation)."""

    class Source(models.TextChoices):
        OWNER = "owner", "le propriétaire a appelé"
        CAMPAIGN = "campaign", "campagne"
        AGENCY = "agency", "agence ou notaire"
        TOWN = "town", "commune ou partenaire"
        LANDLORD = "landlord", "propriétaire déjà connu"
        SOCIAL_LANDLORD = "social_landlord", "bailleur social"
        OTHER = "other", "autre"

    class LostReason(models.TextChoices):
        RENT = "rent", "loyer demandé trop haut"
        CONDITION = "condition", "logement non décent, travaux refusés"
        ENERGY = "energy", "étiquette énergie"
        LOCATION = "location", "emplacement ou taille sans besoin"
        OTHER_TENANT = "other_tenant", "loué à quelqu’un d’autre"
        SALE = "sale", "vendu"
        GUARANTEES = "guarantees", "garanties jugées insuffisantes"
        NO_ANSWER = "no_answer", "sans nouvelles"
        OTHER = "other", "autre"

    wall = Wall("sourcing.leads")

    state = models.CharField("état", max_length=10, choices=LeadState, default=LeadState.CONTACTED)
    source = models.CharField("origine", max_length=16, choices=Source)
    campaign = OwnedForeignKey(
        Campaign, verbose_name="campagne", null=True, blank=True, related_name="leads"
    )
    contacted_on = models.DateField("premier contact le")
    referent = models.ForeignKey(
        User, models.PROTECT, verbose_name="suivi par", related_name="leads"
    )
    owner = OwnedForeignKey(
        Body, verbose_name="propriétaire connu", null=True, blank=True, related_name="leads"
    )
    owner_name = models.CharField("propriétaire", max_length=200)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.EmailField("adresse électronique", blank=True)
    street = models.CharField("adresse du logement", max_length=200)
    postcode = models.CharField("code postal", max_length=10, blank=True)
    town = models.CharField("commune", max_length=100)
    size = models.CharField("type", max_length=10, choices=SIZES)
    surface = models.DecimalField(
        "surface (m²)", max_digits=6, decimal_places=1, null=True, blank=True
    )
    energy_rating = models.CharField(
        "étiquette énergie", max_length=1, choices=RATINGS, blank=True
    )
    asked_rent = MoneyField("loyer souhaité", null=True, blank=True)
    available_on = models.DateField("disponible le", null=True, blank=True)
    words = models.CharField("ce que le propriétaire souhaite", max_length=400, blank=True)
    next_on = models.DateField("à relancer le", null=True, blank=True)
    lost_reason = models.CharField(
        "sans suite parce que", max_length=14, choices=LostReason, blank=True
    )
    closed_on = models.DateField("signé ou classé le", null=True, blank=True)
    place = OwnedForeignKey(Place, verbose_name="logement", null=True, blank=True)
    holding = OwnedForeignKey(Holding, verbose_name="titre", null=True, blank=True)

    class Meta:
        verbose_name = "piste de captation"
        constraints = [
            models.CheckConstraint(
                name="lost_lead_says_why",
                condition=~Q(state="lost") | ~Q(lost_reason=""),
                violation_error_message="Dites pourquoi cette piste est sans suite.",
            ),
            models.CheckConstraint(
                name="signed_lead_has_its_title",
                condition=~Q(state="signed") | (Q(holding__isnull=False) & Q(place__isnull=False)),
                violation_error_message="Une piste signée a un logement et un titre.",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "next_on"], name="lead_board")]

    def __str__(self) -> str:
        return f"{self.owner_name}, {self.size}, {self.town}"


class LeadContact(Owned):
    """What was said with an owner, one day (échange avec un propriétaire)."""

    never_changes = True

    class Means(models.TextChoices):
        CALL = "call", "téléphone"
        MEETING = "meeting", "rencontre"
        MAIL = "mail", "courriel"
        LETTER = "letter", "courrier"

    wall = Wall("sourcing.leads")

    lead = OwnedForeignKey(OwnerLead, verbose_name="piste", related_name="contacts")
    on = models.DateField("le")
    means = models.CharField("par", max_length=10, choices=Means)
    words = models.CharField("ce qui s’est dit", max_length=400)
    author = models.ForeignKey(User, models.PROTECT, verbose_name="par", related_name="+")

    class Meta:
        verbose_name = "échange avec un propriétaire"

    def __str__(self) -> str:
        return f"échange n° {self.pk}"


class DwellingVisit(Owned):
    """What one saw of a home: decency, energy, works (visite d’un logement)."""

    never_changes = True

    class Seen(models.TextChoices):
        YES = "yes", "oui"
        NO = "no", "non"
        UNSEEN = "unseen", "pas vu"

    wall = Wall("sourcing.leads")

    lead = OwnedForeignKey(OwnerLead, verbose_name="piste", related_name="visits")
    on = models.DateField("visité le")
    visitor = models.ForeignKey(User, models.PROTECT, verbose_name="par", related_name="+")
    surface = models.DecimalField("surface (m²)", max_digits=6, decimal_places=1)
    main_room_surface = models.DecimalField(
        "pièce principale (m²)", max_digits=5, decimal_places=1
    )
    main_room_height = models.DecimalField("hauteur (m)", max_digits=4, decimal_places=2)
    energy_rating = models.CharField(
        "étiquette énergie", max_length=1, choices=RATINGS, blank=True
    )
    seen = models.JSONField("constats", default=dict)
    works = models.CharField("travaux à faire", max_length=600, blank=True)
    works_cost = MoneyField("coût estimé des travaux", null=True, blank=True)
    words = models.CharField("remarques", max_length=600, blank=True)

    class Meta:
        verbose_name = "visite d’un logement"

    def __str__(self) -> str:
        return f"visite n° {self.pk}"


class OwnerOffer(Owned):
    """What the association offers to an owner, with its workings (proposition au propriétaire)."""

    wall = Wall("sourcing.leads")

    lead = OwnedForeignKey(OwnerLead, verbose_name="piste", related_name="offers")
    on = models.DateField("du")
    kind = models.CharField("forme", max_length=20, choices=Holding.Kind)
    rent = MoneyField("loyer proposé")
    market_rent = MoneyField("loyer de marché")
    level = models.CharField(
        "Loc’Avantages",
        max_length=6,
        choices=[("", "sans"), *((c, each.label) for c, each in levels().items())],
        blank=True,
    )
    rent_ceiling = MoneyField("loyer plafond de la commune", null=True, blank=True)
    years = models.PositiveSmallIntegerField("durée, en années")
    surface = models.DecimalField("surface (m²)", max_digits=6, decimal_places=1)
    works = models.CharField("travaux offerts", max_length=300, blank=True)
    works_cost = MoneyField("coût des travaux offerts", default=Decimal(0))
    fee_percent = models.DecimalField(
        "honoraires, en %", max_digits=5, decimal_places=2, null=True, blank=True
    )
    guarantee = models.CharField("garanties", max_length=400)
    accepted_on = models.DateField("acceptée le", null=True, blank=True)

    class Meta:
        verbose_name = "proposition au propriétaire"
        constraints = [
            models.UniqueConstraint(
                name="one_offer_accepted",
                fields=["lead"],
                condition=Q(accepted_on__isnull=False),
                violation_error_message="Une proposition est déjà acceptée pour cette piste.",
            )
        ]

    def __str__(self) -> str:
        return f"proposition n° {self.pk}"
