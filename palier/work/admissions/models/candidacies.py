"""Someone asks for a place in a house: gathered, decided, offered, entered."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.states import Moves
from palier.base.tenancy.models import Site
from palier.base.tenancy.rows import Owned, Wall
from palier.registers.housing.models import Place
from palier.registers.people.models import Body, Household
from palier.work.leases.models import Occupancy


class CandidacyState(models.TextChoices):
    RECEIVED = "received", "reçue"
    COMPLETE = "complete", "complète"
    COMMITTEE = "committee", "en commission"
    ACCEPTED = "accepted", "acceptée"
    WAITLISTED = "waitlisted", "en liste d’attente"
    OFFERED = "offered", "place proposée"
    ENTERED = "entered", "entrée"
    REFUSED = "refused", "refusée"
    DECLINED = "declined", "sans suite"


CANDIDACY_MOVES = Moves(
    {
        CandidacyState.RECEIVED: [
            CandidacyState.COMPLETE,
            CandidacyState.REFUSED,
            CandidacyState.DECLINED,
        ],
        CandidacyState.COMPLETE: [
            CandidacyState.RECEIVED,
            CandidacyState.COMMITTEE,
            CandidacyState.ACCEPTED,
            CandidacyState.WAITLISTED,
            CandidacyState.REFUSED,
            CandidacyState.DECLINED,
        ],
        CandidacyState.COMMITTEE: [
            CandidacyState.ACCEPTED,
            CandidacyState.WAITLISTED,
            CandidacyState.REFUSED,
            CandidacyState.DECLINED,
        ],
        CandidacyState.WAITLISTED: [
            CandidacyState.COMPLETE,
            CandidacyState.OFFERED,
            CandidacyState.DECLINED,
            CandidacyState.REFUSED,
        ],
        CandidacyState.ACCEPTED: [
            CandidacyState.COMPLETE,
            CandidacyState.OFFERED,
            CandidacyState.WAITLISTED,
            CandidacyState.DECLINED,
        ],
        CandidacyState.OFFERED: [
            CandidacyState.ENTERED,
            CandidacyState.ACCEPTED,
            CandidacyState.DECLINED,
        ],
        CandidacyState.ENTERED: [CandidacyState.OFFERED],
        CandidacyState.REFUSED: [CandidacyState.COMPLETE, CandidacyState.RECEIVED],
        CandidacyState.DECLINED: [CandidacyState.COMPLETE, CandidacyState.RECEIVED],
    }
)
LIVING_CANDIDACIES = (
    CandidacyState.RECEIVED,
    CandidacyState.COMPLETE,
    CandidacyState.COMMITTEE,
    CandidacyState.ACCEPTED,
    CandidacyState.WAITLISTED,
    CandidacyState.OFFERED,
)


class Origin(models.TextChoices):
    """Through whom one asks (origine)."""

    SIAO = "siao", "SIAO"
    PREFECT = "prefect", "contingent préfectoral"
    EMPLOYER = "employer", "employeur, Action Logement"
    TOWN = "town", "commune, CCAS"
    OFII = "ofii", "OFII"
    DIRECT = "direct", "demande directe"


class ReservedQuota(Owned):
    """A part of a house’s places that someone else may fill, between two dates (contingent réservé)."""

    wall = Wall("admissions.candidacies", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="quotas")
    origin = models.CharField("réservataire", max_length=8, choices=Origin)
    body = OwnedForeignKey(
        Body, verbose_name="structure", null=True, blank=True, related_name="quotas"
    )
    percent = models.DecimalField("part (%)", max_digits=5, decimal_places=2)
    period = DateRangeField("période")
    source = models.CharField("convention", max_length=200)

    class Meta:
        verbose_name = "contingent réservé"
        constraints = [
            models.UniqueConstraint(
                name="quota_once",
                fields=["site", "origin", "body"],
                condition=Q(period__endswith__isnull=True),
                nulls_distinct=False,
                violation_error_message="Ce réservataire a déjà une part dans cette maison.",
            ),
            models.CheckConstraint(
                name="quota_is_a_share",
                condition=Q(percent__gt=0, percent__lte=100),
                violation_error_message="Une part va de 0 à 100 %.",
            ),
        ]

    def __str__(self) -> str:
        return f"contingent n° {self.pk}"


class AdmissionCommittee(Owned):
    """Those who decide meet, one day (commission d’admission)."""

    wall = Wall("admissions.candidacies", site_path="site")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="committees")
    on = models.DateField("le")
    members = models.CharField("participants", max_length=300, blank=True)
    held_on = models.DateField("tenue le", null=True, blank=True)

    class Meta:
        verbose_name = "commission d’admission"
        constraints = [
            models.UniqueConstraint(
                name="one_committee_a_day",
                fields=["site", "on"],
                violation_error_message="Une commission est déjà prévue ce jour-là.",
            )
        ]

    def __str__(self) -> str:
        return f"commission n° {self.pk}"


class Candidacy(Owned):
    """Someone asks for a place in a house (candidature).

    The name may be all one knows at first; the household’s file is opened at the latest with the offer.
    """

    class Wanted(models.TextChoices):
        ANY = "", "sans préférence"
        SINGLE = "single", "logement pour une personne"
        COUPLE = "couple", "logement pour deux"
        FAMILY = "family", "logement pour une famille"
        ACCESSIBLE = "accessible", "logement accessible"

    class Reason(models.TextChoices):
        NO_PLACE = "no_place", "aucun logement adapté"
        PUBLIC = "public", "hors du public de la maison"
        RESOURCES = "resources", "ressources hors conditions"
        COMPOSITION = "composition", "composition du ménage"
        INCOMPLETE = "incomplete", "pièces jamais reçues"
        HOUSE = "house", "équilibre de la maison"
        ELSEWHERE = "elsewhere", "logé ailleurs entre-temps"
        WITHDREW = "withdrew", "la personne a renoncé"
        NO_NEWS = "no_news", "sans nouvelles"

    wall = Wall("admissions.candidacies", site_path="site", household_path="household")

    site = OwnedForeignKey(Site, verbose_name="site", related_name="candidacies")
    household = OwnedForeignKey(
        Household, verbose_name="ménage", null=True, blank=True, related_name="candidacies"
    )
    first_name = models.CharField("prénom", max_length=100)
    last_name = models.CharField("nom", max_length=100)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    people = models.PositiveSmallIntegerField("personnes", default=1)
    wanted = models.CharField("souhait", max_length=10, choices=Wanted, blank=True)
    origin = models.CharField("origine", max_length=8, choices=Origin)
    prescriber = OwnedForeignKey(
        Body, verbose_name="adressée par", null=True, blank=True, related_name="candidacies"
    )
    siao_number = models.CharField("n° de demande SI-SIAO", max_length=40, blank=True)
    words = models.CharField("la situation, en quelques mots", max_length=400, blank=True)
    received_on = models.DateField("reçue le")
    completed_on = models.DateField("complète le", null=True, blank=True)
    committee = OwnedForeignKey(
        AdmissionCommittee,
        verbose_name="commission",
        null=True,
        blank=True,
        related_name="candidacies",
    )
    decided_on = models.DateField("décidée le", null=True, blank=True)
    reason = models.CharField("motif", max_length=12, choices=Reason, blank=True)
    reason_words = models.CharField("précision", max_length=200, blank=True)
    entered_on = models.DateField("entrée le", null=True, blank=True)
    told_siao_on = models.DateField("réponse saisie dans SI-SIAO le", null=True, blank=True)
    state = models.CharField(
        "état", max_length=10, choices=CandidacyState, default=CandidacyState.RECEIVED
    )

    class Meta:
        verbose_name = "candidature"
        constraints = [
            models.CheckConstraint(
                name="candidacy_no_says_why",
                condition=~Q(state__in=["refused", "declined"]) | ~Q(reason=""),
                violation_error_message="Un refus ou un abandon a son motif.",
            ),
            models.UniqueConstraint(
                name="siao_number_once_a_house",
                fields=["site", "siao_number"],
                condition=~Q(siao_number="")
                & Q(
                    state__in=[
                        "received",
                        "complete",
                        "committee",
                        "accepted",
                        "waitlisted",
                        "offered",
                    ]
                ),
                violation_error_message="Cette demande SI-SIAO est déjà en cours pour cette maison.",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "state", "received_on"], name="candidacy_waiting"),
        ]

    def __str__(self) -> str:
        return f"candidature n° {self.pk}"

    @property
    def name(self) -> str:
        """`Awa Diallo`."""
        return f"{self.first_name} {self.last_name}".strip()


class CandidacyPiece(Owned):
    """A paper of a candidacy was received (pièce de la candidature)."""

    wall = Wall(
        "admissions.candidacies",
        site_path="candidacy__site",
        household_path="candidacy__household",
    )

    candidacy = OwnedForeignKey(Candidacy, verbose_name="candidature", related_name="pieces")
    piece = models.CharField("pièce", max_length=12)
    received_on = models.DateField("reçue le")

    class Meta:
        verbose_name = "pièce d’une candidature"
        constraints = [
            models.UniqueConstraint(name="candidacy_piece_once", fields=["candidacy", "piece"])
        ]

    def __str__(self) -> str:
        return f"pièce n° {self.pk}"


class PlaceOffer(Owned):
    """A home is offered to a candidate, who answers (proposition d’un logement)."""

    class Answer(models.TextChoices):
        WAITING = "", "réponse attendue"
        ACCEPTED = "accepted", "acceptée"
        DECLINED = "declined", "déclinée"

    wall = Wall(
        "admissions.candidacies",
        site_path="candidacy__site",
        household_path="candidacy__household",
    )

    candidacy = OwnedForeignKey(Candidacy, verbose_name="candidature", related_name="offers")
    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="offers")
    offered_on = models.DateField("proposée le")
    answer_by = models.DateField("réponse avant le")
    answer = models.CharField("réponse", max_length=8, choices=Answer, blank=True)
    answered_on = models.DateField("répondu le", null=True, blank=True)
    why = models.CharField("pourquoi", max_length=200, blank=True)
    occupancy = OwnedForeignKey(
        Occupancy, verbose_name="contrat", null=True, blank=True, related_name="offers"
    )

    class Meta:
        verbose_name = "proposition d’un logement"
        constraints = [
            models.UniqueConstraint(
                name="one_offer_waits",
                fields=["candidacy"],
                condition=Q(answer=""),
                violation_error_message="Une proposition attend déjà sa réponse.",
            ),
            models.UniqueConstraint(
                name="a_place_is_offered_once",
                fields=["place"],
                condition=Q(answer=""),
                violation_error_message="Ce logement est déjà proposé à quelqu’un.",
            ),
            models.CheckConstraint(
                name="offer_declined_says_why",
                condition=~Q(answer="declined") | ~Q(why=""),
                violation_error_message="Dites pourquoi la proposition est déclinée.",
            ),
        ]

    def __str__(self) -> str:
        return f"proposition n° {self.pk}"
