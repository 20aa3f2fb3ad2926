"""Accounts, entries and their lines. Posted means untouchable: one corrects by reversal."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from palier.base.kit.money import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.refusals import in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation

in_words(
    {
        "ledger_balanced": "Cette écriture n’est pas équilibrée : rien n’a été passé.",
        "ledger_untouchable": "Une écriture passée ne se modifie pas : contre-passez-la.",
        "ledger_month_closed": (
            "Ce mois est clos : rien ne peut plus y être passé. Choisissez une date du mois ouvert."
        ),
        "ledger_has_lines": "Une écriture a au moins deux lignes.",
        "ledger_line_keys": "Une ligne d’écriture vise un compte d’une autre comptabilité.",
    }
)


M = TypeVar("M", bound=models.Model)


class BooksQuerySet(models.QuerySet[M]):
    """Rows of the books, for those who keep them."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.sees("ledger.books"):
            return self.none()
        return self.filter(organisation=actor.organisation)


class Account(models.Model):
    """An account of the chart (compte)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    code = models.CharField("numéro", max_length=10)
    label = models.CharField("intitulé", max_length=120)

    objects = BooksQuerySet.as_manager()

    class Meta:
        verbose_name = "compte"
        constraints = [
            models.UniqueConstraint(
                name="account_code_once",
                fields=["organisation", "entity", "code"],
                violation_error_message="Ce numéro de compte existe déjà.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Auxiliary(models.Model):
    """Someone's own part of an account: a household, a benefit agency (compte auxiliaire)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    account = OwnedForeignKey(Account, verbose_name="compte")
    code = models.CharField("code", max_length=20)
    label = models.CharField("intitulé", max_length=120)

    objects = BooksQuerySet.as_manager()

    class Meta:
        verbose_name = "compte auxiliaire"
        constraints = [
            models.UniqueConstraint(
                name="auxiliary_code_once", fields=["organisation", "account", "code"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Sequence(models.Model):
    """Numbers given one after the other, without a gap (compteur)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    name = models.CharField("nom", max_length=60)
    last = models.BigIntegerField("dernier numéro", default=0)

    class Meta:
        verbose_name = "compteur"
        constraints = [
            models.UniqueConstraint(name="sequence_once", fields=["organisation", "name"])
        ]

    def __str__(self) -> str:
        return self.name


class ClosedMonth(models.Model):
    """A month in which nothing more is posted (mois clos)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="association", db_index=False
    )
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    month = models.DateField("mois")
    closed_at = models.DateTimeField("clos le", auto_now_add=True)

    objects = BooksQuerySet.as_manager()

    class Meta:
        verbose_name = "mois clos"
        constraints = [
            models.UniqueConstraint(
                name="month_closed_once",
                fields=["organisation", "entity", "month"],
                violation_error_message="Ce mois est déjà clos.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Entry(models.Model):
    """A balanced entry, posted once and for all (écriture)."""

    class Daybook(models.TextChoices):
        SALES = "VE", "quittancement"
        BANK = "BQ", "banque"
        MISCELLANEOUS = "OD", "opérations diverses"
        OPENING = "AN", "à-nouveaux"

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name="association",
        db_index=False,
        db_constraint=False,
    )
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité", db_index=False)
    number = models.BigIntegerField("numéro")
    daybook = models.CharField("journal", max_length=2, choices=Daybook)
    on = models.DateField("date")
    posted_at = models.DateTimeField("passée le", db_default=models.functions.Now())
    label = models.CharField("libellé", max_length=200)
    piece = models.CharField("pièce", max_length=40)
    reverses = OwnedForeignKey("self", verbose_name="contre-passe", null=True, db_index=False)

    objects = BooksQuerySet.as_manager()
    never_changes = True

    class Meta:
        verbose_name = "écriture"
        constraints = [
            models.UniqueConstraint(name="entry_number_once", fields=["entity", "number"]),
            models.UniqueConstraint(
                name="entry_reversed_once",
                fields=["reverses"],
                condition=Q(reverses__isnull=False),
                violation_error_message="Cette écriture est déjà contre-passée.",
            ),
        ]

    def __str__(self) -> str:
        return f"écriture n° {self.number}"


class Line(models.Model):
    """A debit or a credit of an entry, positive (ligne d’écriture)."""

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name="association",
        db_constraint=False,
        db_index=False,
    )
    entry = OwnedForeignKey(Entry, verbose_name="écriture", related_name="lines")
    account = OwnedForeignKey(Account, verbose_name="compte", db_index=False)
    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="auxiliaire", null=True, db_index=False)
    on = models.DateField("date")
    debit = MoneyField("débit", default=0)
    credit = MoneyField("crédit", default=0)

    objects = BooksQuerySet.as_manager()

    class Meta:
        verbose_name = "ligne d’écriture"
        constraints = [
            models.CheckConstraint(
                name="line_debit_or_credit",
                condition=Q(debit__gt=0, credit=0) | Q(debit=0, credit__gt=0),
                violation_error_message="Une ligne porte un débit ou un crédit, positif.",
            )
        ]
        indexes = [
            models.Index(
                fields=["auxiliary", "on"],
                name="line_auxiliary_on",
                include=["debit", "credit"],
                condition=Q(auxiliary__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"ligne n° {self.pk}"
