"""What is owed every month, and what was called. Amounts issued never change."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from palier.base.kit.broken import in_words
from palier.base.kit.columns import MoneyField
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.typography import in_digits
from palier.base.ledger.models import Auxiliary, Entry
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.rows import Owned, OwnedBase, OwnedQuerySet, Wall, owner
from palier.registers.people.models import Body, Household
from palier.work.leases.models import Occupancy

in_words(
    {
        "billing_allocated_twice": (
            "Un paiement ne règle pas plus que son montant, ni un avis plus que son net : rien n’a "
            "été enregistré. Rechargez la page."
        )
    }
)

DUE = F("rent") + F("charges") + F("services") + F("options") + F("insurance")
"""Everything that a draft or a notice calls, before what others pay of it."""


GIVEN_UP = "write_off"
"""How a debt given up is noted among payments (abandon de créance)."""


class NoticesQuerySet(OwnedQuerySet["RentNotice"]):
    """Notices, with what became of them."""

    def living(self) -> Self:
        """Those that no reversal has undone."""
        return self.filter(~Exists(NoticeReversal.objects.filter(notice=OuterRef("pk"))))

    def with_paid(
        self, on: date | None = None, *, received: bool = False
    ) -> "models.QuerySet[Any]":
        """Each with `paid`, what payments covered of it (euros), those of a day at the latest.

        `received`: without what was given up, which settles it and which nobody paid.
        """
        allocations: Any = self.model._meta.get_field("allocations").related_model
        until = {"payment__on__lte": on} if on else {}
        rows = allocations.objects.filter(notice=OuterRef("pk"), **until)
        paid = (
            (rows.exclude(payment__means=GIVEN_UP) if received else rows)
            .order_by()
            .values("notice")
            .annotate(total=Sum("amount"))
            .values("total")
        )
        return self.annotate(
            paid=Coalesce(models.Subquery(paid), NOTHING, output_field=MoneyField()),
            is_reversed=Exists(NoticeReversal.objects.filter(notice=OuterRef("pk"))),
        )


class HouseholdAccount(Owned):
    """What a household owes an entity and has paid: its part of 411 in its books (compte du ménage)."""

    wall = Wall("billing.accounts", household_path="household")

    household = OwnedForeignKey(Household, verbose_name="ménage", related_name="rent_accounts")
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité", db_index=False)
    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="compte auxiliaire")

    class Meta:
        verbose_name = "compte du ménage"
        constraints = [
            models.UniqueConstraint(
                name="one_account_a_household", fields=["organisation", "household", "entity"]
            )
        ]

    def __str__(self) -> str:
        return f"compte n° {self.pk}"


class Term(Owned):
    """A sum due every month under a contract, between two days (terme)."""

    class Kind(models.TextChoices):
        RENT = "rent", "loyer ou redevance"
        DISCOUNT = "discount", "remise sur le loyer"
        CHARGES = "charges", "charges"
        SERVICE = "service", "prestation obligatoire"
        OPTION = "option", "prestation facultative, facturée à part"
        INSURANCE = "insurance", "assurance collectée pour l’assureur"
        BENEFIT = "benefit", "aide au logement attendue"

    class Unit(models.TextChoices):
        MONTH = "month", "par mois"
        NIGHT = "night", "par nuit ou par jour"

    wall = Wall("billing.accounts", household_path="occupancy__household")

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="terms")
    kind = models.CharField("nature", max_length=10, choices=Kind)
    label = models.CharField("libellé", max_length=80)
    amount = MoneyField("montant")
    unit = models.CharField("rythme", max_length=5, choices=Unit, default=Unit.MONTH)
    percent = models.DecimalField(
        "en % des ressources", max_digits=5, decimal_places=2, null=True, blank=True
    )
    reason = models.CharField("motif", max_length=200, blank=True)
    period = DateRangeField("période")
    called_from = models.DateField("appelé ici depuis", null=True, blank=True)
    """The first month that is ours to call, when another tool called those before."""
    is_told = models.BooleanField("dit par l’organisme", default=False, db_default=False)
    """Of a benefit: paid for that month, whatever the rule says of an entry or a departure in it."""

    left_open = models.BooleanField("sans fin à soi", default=False, db_default=False)
    """It had no end of its own: a departure stopped it, or the amount that took its place."""

    class Meta:
        verbose_name = "terme"
        constraints = [
            models.CheckConstraint(
                name="term_amount_positive",
                condition=Q(amount__gte=0),
                violation_error_message="Un montant mensuel ne peut pas être négatif.",
            ),
            models.CheckConstraint(
                name="term_percent_possible",
                condition=Q(percent=None) | Q(percent__gt=0, percent__lte=100),
                violation_error_message="Une participation va de plus de 0 à 100 % des ressources.",
            ),
            models.CheckConstraint(
                name="discount_has_reason",
                condition=~Q(kind="discount") | ~Q(reason=""),
                violation_error_message="Une remise a un motif : dites-le.",
            ),
            ExclusionConstraint(
                name="one_term_at_a_time",
                expressions=[
                    (F("occupancy"), "="),
                    (F("kind"), "="),
                    (F("label"), "="),
                    (F("period"), "&&"),
                ],
                violation_error_message="Ce terme a déjà un montant à ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class RentRun(Owned):
    """The rent of a month, called once for all (quittancement)."""

    class State(models.TextChoices):
        DRAFT = "draft", "pré-quittancement"
        ISSUED = "issued", "émis"
        DROPPED = "dropped", "retiré"

    class Kind(models.TextChoices):
        MONTHLY = "monthly", "quittancement du mois"
        CORRECTION = "correction", "corrections des mois d’avant"
        STAY = "stay", "facture d’un séjour"

    wall = Wall("billing.accounts")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    kind = models.CharField("nature", max_length=10, choices=Kind, default=Kind.MONTHLY)
    month = models.DateField("mois")
    round = models.PositiveSmallIntegerField("passage", default=1)
    state = models.CharField("état", max_length=8, choices=State, default=State.DRAFT)
    due_on = models.DateField("échéance")
    since = models.DateField("mois corrigés depuis", null=True, blank=True)
    prepared_at = models.DateTimeField("calculé le", auto_now=True)
    issued_at = models.DateTimeField("émis le", null=True, blank=True)
    figures = models.JSONField("chiffres de ses avis", null=True, blank=True)
    """What its drafts come to, counted when they are computed, held or issued."""
    retained = models.JSONField("retenu sur des dépôts, à l’émission", null=True, blank=True)
    """By account, what was kept of a deposit for the charges of the year: a notice printed again
    says what it said (euros, in text)."""

    class Meta:
        verbose_name = "quittancement"
        constraints = [
            models.UniqueConstraint(
                name="one_run_a_month",
                fields=["organisation", "entity", "kind", "month", "round"],
            )
        ]

    def __str__(self) -> str:
        return f"quittancement {self.month:%Y-%m}"

    @property
    def dated_on(self) -> date:
        """A month is owed from its first day; a stay, from the day it is invoiced."""
        return self.due_on if self.kind == self.Kind.STAY else self.month


class Called(OwnedBase):
    """The amounts called for one contract and one month (euros)."""

    rent = MoneyField("loyer ou redevance", default=NOTHING)
    charges = MoneyField("charges", default=NOTHING)
    services = MoneyField("prestations", default=NOTHING)
    options = MoneyField("prestations facultatives", default=NOTHING)
    insurance = MoneyField("assurance collectée", default=NOTHING)
    third = MoneyField("part d’autres payeurs", default=NOTHING)
    benefit = MoneyField("aide au logement", default=NOTHING)
    net = MoneyField("net à payer", default=NOTHING)
    lines = models.JSONField("détail", default=list)
    principal = OwnedForeignKey(
        Auxiliary, verbose_name="mandant", null=True, db_index=False, related_name="+"
    )
    """The principal whose rent it is, when we only manage the home: no income of ours."""

    class Meta:
        abstract = True

    @property
    def due(self) -> Decimal:
        """Everything called, before what others pay of it (euros)."""
        parts = (self.rent, self.charges, self.services, self.options, self.insurance)
        return sum(parts, NOTHING)


class Draft(Called):
    """A notice as it would be issued; nothing is owed yet (avis en préparation)."""

    class Check(models.TextChoices):
        PRORATED = "prorated", "mois incomplet"
        BENEFIT_MISSING = "benefit_missing", "aide absente"
        BENEFIT_ABOVE = "benefit_above", "aide supérieure au dû"
        BENEFIT_FIRST = "benefit_first", "aide le mois de l’entrée"
        ZERO = "zero", "montant nul"
        NO_BANK = "no_bank", "IBAN du payeur inconnu"
        NO_RESOURCES = "no_resources", "ressources inconnues"
        CREDIT = "credit", "avoir"
        LEAVING = "leaving", "départ annoncé"

    wall = Wall("billing.accounts", household_path="account__household")

    organisation = owner(guarded=True)
    run = OwnedForeignKey(
        RentRun, verbose_name="quittancement", related_name="drafts", db_index=False
    )
    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", db_index=False)
    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", db_index=False)
    month = models.DateField("mois")
    previous_net = MoneyField("net du mois d’avant", null=True)
    checks = ArrayField(models.CharField(max_length=20), verbose_name="contrôles")
    changes = ArrayField(models.CharField(max_length=20), verbose_name="changements")
    held_because = models.CharField("mis de côté parce que", max_length=200, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "avis en préparation"
        constraints = [
            models.UniqueConstraint(
                name="one_draft_a_contract", fields=["run", "occupancy", "month"]
            )
        ]

    def __str__(self) -> str:
        return f"avis en préparation n° {self.pk}"


class RentNotice(Called):
    """What a household was asked for a month: numbered, posted, never changed (avis d’échéance)."""

    wall = Wall("billing.accounts", household_path="account__household")

    organisation = owner(guarded=True)
    run = OwnedForeignKey(
        RentRun, verbose_name="quittancement", related_name="notices", db_index=False
    )
    occupancy = OwnedForeignKey(
        Occupancy, verbose_name="contrat", related_name="notices", db_index=False
    )
    account = OwnedForeignKey(HouseholdAccount, verbose_name="compte", related_name="notices")
    entry = OwnedForeignKey(Entry, verbose_name="écriture", db_index=False)
    number = models.BigIntegerField("numéro")
    month = models.DateField("mois")
    due_on = models.DateField("échéance")

    objects = NoticesQuerySet.as_manager()
    never_changes = True

    class Meta:
        verbose_name = "avis d’échéance"
        constraints = [
            models.UniqueConstraint(name="notice_number_once", fields=["organisation", "number"]),
            models.UniqueConstraint(name="notice_posted_once", fields=["entry"]),
        ]
        indexes = [models.Index(fields=["occupancy", "month"], name="notice_occupancy_month")]

    def __str__(self) -> str:
        return f"avis {self.reference}"

    @property
    def reference(self) -> str:
        """What the household writes on its transfer."""
        return f"AV{self.number:06d}"

    @property
    def is_credit(self) -> bool:
        """A credit note: we owe it to the household (avoir)."""
        return bool(self.net < 0)


class Extra(Owned):
    """A sum called once, with the notice of a month: a meter, a repair, charges of a year (frais).

    Negative, it is given back. `notice` is the notice that called it.
    """

    class Source(models.TextChoices):
        HAND = "hand", "à la main"
        METER = "meter", "relevé de compteur"
        CHARGES = "charges", "régularisation de charges"
        DAMAGE = "damage", "réparation"

    wall = Wall("billing.accounts", household_path="occupancy__household")

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="extras")
    kind = models.CharField("nature", max_length=10, choices=Term.Kind)
    label = models.CharField("libellé", max_length=120)
    amount = MoneyField("montant")
    month = models.DateField("mois d’appel")
    source = models.CharField("origine", max_length=8, choices=Source, default=Source.HAND)
    formula = models.CharField("calcul", max_length=200, blank=True)
    notice = OwnedForeignKey(
        RentNotice, verbose_name="avis", related_name="extras", null=True, db_index=False
    )

    class Meta:
        verbose_name = "frais appelé une fois"
        constraints = [
            models.CheckConstraint(
                name="extra_is_something",
                condition=~Q(amount=0),
                violation_error_message="Un frais de zéro ne s’appelle pas.",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "month"],
                name="extra_to_call",
                condition=Q(notice__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.label


class ThirdAccount(Owned):
    """What another payer owes us: employer, ASE, guarantor, its part of 411 (compte de tiers payeur)."""

    wall = Wall("billing.accounts")

    body = OwnedForeignKey(Body, verbose_name="structure", related_name="payer_accounts")
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité", db_index=False)
    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="compte auxiliaire")

    class Meta:
        verbose_name = "compte de tiers payeur"
        constraints = [
            models.UniqueConstraint(
                name="one_account_a_payer", fields=["organisation", "body", "entity"]
            )
        ]

    def __str__(self) -> str:
        return f"compte de tiers n° {self.pk}"


class PayerShare(Owned):
    """What another pays of a contract's rent between two days, by amount or percent (part payée)."""

    class Kind(models.TextChoices):
        EMPLOYER = "employer", "employeur"
        ASE = "ase", "aide sociale à l’enfance"
        GUARDIAN = "guardian", "service de protection"
        GUARANTOR = "guarantor", "garant"
        FUNDER = "funder", "financeur"
        OTHER = "other", "autre"

    wall = Wall("billing.accounts", household_path="occupancy__household")

    occupancy = OwnedForeignKey(Occupancy, verbose_name="contrat", related_name="payer_shares")
    payer = OwnedForeignKey(ThirdAccount, verbose_name="payeur", related_name="shares")
    kind = models.CharField("en tant que", max_length=10, choices=Kind)
    amount = MoneyField("montant mensuel", null=True, blank=True)
    percent = models.DecimalField(
        "en % de ce qui reste après l’aide", max_digits=5, decimal_places=2, null=True, blank=True
    )
    period = DateRangeField("période")

    class Meta:
        verbose_name = "part payée par un tiers"
        constraints = [
            models.CheckConstraint(
                name="share_amount_or_percent",
                condition=Q(amount__gt=0, percent=None)
                | Q(amount=None, percent__gt=0, percent__lte=100),
                violation_error_message="Une part est un montant, ou un pourcentage de 0 à 100.",
            ),
            ExclusionConstraint(
                name="one_share_a_payer",
                expressions=[
                    (F("occupancy"), "="),
                    (F("payer"), "="),
                    (F("period"), "&&"),
                ],
                violation_error_message="Ce payeur a déjà une part à ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"part n° {self.pk}"

    @property
    def how(self) -> str:
        """`120,00 € par mois`, `40 % de ce qui reste après l’aide`."""
        if self.percent is not None:
            return f"{in_digits(self.percent)} % de ce qui reste après l’aide"
        return f"{euros(self.amount or NOTHING)} par mois"


class NoticeReversal(Owned):
    """A wrong notice was undone by the mirror of its entry (annulation d’avis)."""

    wall = Wall("billing.accounts", household_path="notice__account__household")

    notice = OwnedForeignKey(RentNotice, verbose_name="avis", related_name="reversals")
    entry = OwnedForeignKey(Entry, verbose_name="écriture")
    on = models.DateField("le")
    reason = models.CharField("motif", max_length=200)

    class Meta:
        verbose_name = "annulation d’avis"
        constraints = [
            models.UniqueConstraint(
                name="notice_reversed_once",
                fields=["notice"],
                violation_error_message="Cet avis est déjà annulé.",
            )
        ]

    def __str__(self) -> str:
        return f"annulation n° {self.pk}"
