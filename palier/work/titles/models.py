"""By what right homes are held, what becomes of each title, and the register of mandates."""

from datetime import date
from decimal import Decimal

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.periods import last_day
from palier.base.kit.states import Moves
from palier.base.tenancy.rows import Owned, Wall
from palier.law.amounts import to_cent
from palier.law.holdings import HoldingRule, holding_rule, holding_rules
from palier.law.repairs import repair_items
from palier.registers.housing.models import Place
from palier.registers.people.models import Body


class HoldingState(models.TextChoices):
    DRAFT = "draft", "en préparation"
    SIGNED = "signed", "en vigueur"
    ENDED = "ended", "terminé"
    CANCELLED = "cancelled", "annulé"


HOLDING_MOVES = Moves(
    {
        HoldingState.DRAFT: [HoldingState.SIGNED, HoldingState.CANCELLED],
        HoldingState.SIGNED: [HoldingState.ENDED],
        HoldingState.ENDED: [HoldingState.SIGNED],
    }
)


class Holding(Owned):
    """By what right the association has a home: head lease, mandate… (titre de détention)."""

    class Kind(models.TextChoices):
        HEAD_LEASE = "head_lease", "prise à bail"
        SOCIAL_HEAD_LEASE = "social_head_lease", "prise à bail, bailleur social"
        MANDATE = "mandate", "mandat de gestion"
        EMPHYTEUTIC = "emphyteutic", "bail emphytéotique"
        REHABILITATION = "rehabilitation", "bail à réhabilitation"
        OPERATING = "operating", "convention de gestion"
        THIRD_PARTY = "third_party", "parc d’un bailleur tiers"
        OWNED = "owned", "pleine propriété"

    class RentEvery(models.TextChoices):
        MONTH = "month", "par mois"
        QUARTER = "quarter", "par trimestre"
        YEAR = "year", "par an"

    class Convention(models.TextChoices):
        NONE = "", "aucune"
        LOC1 = "loc1", "Loc1, intermédiaire"
        LOC2 = "loc2", "Loc2, social"
        LOC3 = "loc3", "Loc3, très social"
        FORMER = "former", "ANAH d’avant 2022"
        APL = "apl", "convention APL"

    class EndReason(models.TextChoices):
        TERM = "term", "arrivé à son terme"
        OURS = "ours", "congé de l’association"
        OWNERS = "owners", "congé du propriétaire"
        SLID = "slid", "bail glissé au nom du ménage"
        HANDED_OVER = "handed_over", "cédé à un autre preneur"
        BOUGHT = "bought", "logement acheté"
        OTHER = "other", "autre"

    wall = Wall("titles.titles", site_path="places__place__site")

    kind = models.CharField("nature", max_length=20, choices=Kind)
    state = models.CharField(
        "état", max_length=10, choices=HoldingState, default=HoldingState.SIGNED
    )
    owner = OwnedForeignKey(Body, verbose_name="propriétaire")
    manager = OwnedForeignKey(
        Body,
        verbose_name="gestionnaire, si ce n’est pas l’association",
        null=True,
        blank=True,
        related_name="holdings_managed",
    )
    reference = models.CharField("référence", max_length=80, blank=True)
    period = DateRangeField("période")
    signed_on = models.DateField("signé le", null=True, blank=True)
    rent = MoneyField("loyer au propriétaire", default=0)
    rent_every = models.CharField(
        "rythme du loyer", max_length=8, choices=RentEvery, default=RentEvery.MONTH
    )
    deposit = MoneyField("dépôt versé au propriétaire", default=0)
    notice_months = models.PositiveSmallIntegerField("préavis, en mois", null=True, blank=True)
    index_quarter = models.PositiveSmallIntegerField("trimestre IRL", null=True, blank=True)
    sublet_agreed_on = models.DateField("sous-location autorisée le", null=True, blank=True)
    convention = models.CharField("convention", max_length=8, choices=Convention, blank=True)
    convention_ends_on = models.DateField("fin de la convention", null=True, blank=True)
    rent_ceiling = MoneyField("loyer plafond de la convention", null=True, blank=True)
    fee_percent = models.DecimalField(
        "honoraires, en % des encaissements", max_digits=5, decimal_places=2, null=True, blank=True
    )
    powers = models.CharField("pouvoirs donnés", max_length=400, blank=True)
    former_lessee = OwnedForeignKey(
        Body,
        verbose_name="preneur d’avant",
        null=True,
        blank=True,
        related_name="holdings_given_up",
    )
    taken_over_on = models.DateField("repris le", null=True, blank=True)
    end_reason = models.CharField("motif de fin", max_length=12, choices=EndReason, blank=True)
    planned_end_on = models.DateField("fin prévue avant qu’il soit terminé", null=True, blank=True)

    class Meta:
        verbose_name = "titre de détention"
        constraints = [
            models.CheckConstraint(
                name="holding_rent_positive",
                condition=Q(rent__gte=0),
                violation_error_message="Un loyer ne peut pas être négatif.",
            ),
            models.CheckConstraint(
                name="holding_end_has_reason",
                condition=~Q(state="ended")
                | (~Q(end_reason="") & Q(period__endswith__isnull=False)),
                violation_error_message="Un titre terminé a une date et un motif de fin.",
            ),
            models.CheckConstraint(
                name="holding_quarter_exists",
                condition=Q(index_quarter=None) | Q(index_quarter__range=(1, 4)),
                violation_error_message="Un trimestre va de 1 à 4.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="holding_state"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} n° {self.pk}"

    @property
    def law(self) -> HoldingRule:
        """What the law says of this kind of title."""
        return holding_rule(self.kind)

    @property
    def starts_on(self) -> date:
        day: date = self.period.lower
        return day

    @property
    def ends_on(self) -> date | None:
        """The first day out of it."""
        day: date | None = self.period.upper
        return day

    @property
    def last_on(self) -> date | None:
        return last_day(self.period)

    @property
    def monthly_rent(self) -> Decimal:
        """The rent to the owner brought to a month, in euros."""
        return to_cent(self.rent / {"month": 1, "quarter": 3, "year": 12}[self.rent_every])


class HoldingPlace(Owned):
    """A home held by a title (lieu détenu)."""

    wall = Wall("titles.titles", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="places")
    place = OwnedForeignKey(Place, verbose_name="lieu", related_name="holdings")
    ends_on = models.DateField("sorti du titre le", null=True, blank=True)

    class Meta:
        verbose_name = "lieu détenu"
        constraints = [
            models.UniqueConstraint(name="holding_place_once", fields=["holding", "place"])
        ]

    def __str__(self) -> str:
        return f"lieu détenu n° {self.pk}"


class HoldingChange(Owned):
    """What was signed, amended, renewed or ended in the life of a title (événement du titre)."""

    never_changes = True

    class Kind(models.TextChoices):
        SIGNED = "signed", "signature"
        AMENDED = "amended", "avenant"
        RENT = "rent", "nouveau loyer"
        RENEWED = "renewed", "renouvellement"
        TAKEN_OVER = "taken_over", "reprise du bail"
        TALKS = "talks", "négociation"
        ENDED = "ended", "fin"
        REOPENED = "reopened", "fin annulée"

    wall = Wall("titles.titles", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="changes")
    kind = models.CharField("nature", max_length=12, choices=Kind)
    on = models.DateField("le")
    words = models.CharField("quoi", max_length=300, blank=True)

    class Meta:
        verbose_name = "événement du titre"

    def __str__(self) -> str:
        return f"événement n° {self.pk}"

    @property
    def told_on(self) -> date:
        """The day that people read: of an end, the last day of the title."""
        return self.on - date.resolution if self.kind in _ENDS else self.on


_ENDS = {HoldingChange.Kind.ENDED, HoldingChange.Kind.REOPENED}


class FormerTerms(Owned):
    """What a title said until an amendment: its rent, how often, its fee (conditions d’avant).

    `until` is the day on which they gave way (the title's first: they never ran); the title itself
    has those that came after. They go with the amendment when it is undone.
    """

    wall = Wall("titles.titles", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="former_terms")
    until = models.DateField("jusqu’au, exclu")
    rent = MoneyField("loyer au propriétaire")
    rent_every = models.CharField("rythme du loyer", max_length=8, choices=Holding.RentEvery)
    fee_percent = models.DecimalField(
        "honoraires, en % des encaissements", max_digits=5, decimal_places=2, null=True
    )

    class Meta:
        verbose_name = "conditions d’avant"
        constraints = [
            models.UniqueConstraint(
                name="former_terms_once",
                fields=["holding", "until"],
                violation_error_message="Un avenant court déjà de ce jour.",
            )
        ]

    def __str__(self) -> str:
        return f"conditions d’avant n° {self.pk}"


class HoldingShare(Owned):
    """A title's own clause on who pays for one kind of repair (clause d’entretien)."""

    class Payer(models.TextChoices):
        OWNER = "owner", "le propriétaire"
        ASSOCIATION = "association", "l’association"
        OCCUPANT = "occupant", "l’occupant"
        INSURANCE = "insurance", "l’assurance"

    wall = Wall("titles.titles", site_path="holding__places__place__site")

    holding = OwnedForeignKey(Holding, verbose_name="titre", related_name="shares")
    item = models.CharField("réparation", max_length=20, choices=repair_items())
    payer = models.CharField("payée par", max_length=12, choices=Payer)
    clause = models.CharField("d’après", max_length=120)

    class Meta:
        verbose_name = "clause d’entretien"
        constraints = [
            models.UniqueConstraint(name="holding_share_once", fields=["holding", "item"])
        ]

    def __str__(self) -> str:
        return f"clause n° {self.pk}"


class MandateEntry(Owned):
    """A line of the register of mandates, numbered without gap, never changed (ligne du registre).

    Décret n° 72-678 du 20 juillet 1972, art. 65; arrêté du 15 septembre 1972: number, date, names
    and addresses of the principals, homes, object. Kept ten years after the mandate ends.
    """

    never_changes = True

    wall = Wall("titles.titles", site_path="holding__places__place__site")

    number = models.PositiveIntegerField("numéro")
    holding = OwnedForeignKey(Holding, verbose_name="mandat", related_name="register_entries")
    signed_on = models.DateField("date du mandat")
    registered_on = models.DateField("inscrit le")
    principal = models.CharField("mandant", max_length=300)
    homes = models.TextField("lots gérés")
    purpose = models.CharField("objet", max_length=200)

    class Meta:
        verbose_name = "ligne du registre des mandats"
        constraints = [
            models.UniqueConstraint(name="mandate_number_once", fields=["organisation", "number"]),
            models.UniqueConstraint(
                name="mandate_registered_once",
                fields=["holding"],
                violation_error_message="Ce mandat est déjà inscrit au registre.",
            ),
        ]

    def __str__(self) -> str:
        return f"mandat n° {self.number}"


assert set(Holding.Kind.values) == set(holding_rules())  # noqa: S101 -- one list of kinds
