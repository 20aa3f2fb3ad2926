"""Accounts, entries and their lines. Posted means untouchable: one corrects by reversal."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from palier.base.kit.broken import in_words
from palier.base.kit.columns import MoneyField
from palier.base.kit.owned import OwnedForeignKey
from palier.base.kit.periods import last_day
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.rows import Owned, Wall, owner

in_words(
    {
        "ledger_balanced": "Cette écriture n’est pas équilibrée : rien n’a été passé.",
        "ledger_untouchable": "Une écriture passée ne se modifie pas : contre-passez-la.",
        "ledger_month_closed": (
            "Ce mois est clos, ou l’un de ceux qui le suivent : rien ne peut plus y être passé. "
            "Choisissez une date d’un mois ouvert."
        ),
        "ledger_has_lines": "Une écriture a au moins deux lignes.",
        "ledger_line_keys": "Une ligne d’écriture vise un compte d’une autre comptabilité.",
        "ledger_year_closed": "Cet exercice est clos : il ne se rouvre pas.",
        "ledger_letter_balanced": "Un lettrage réunit des lignes d’un même compte qui s’annulent.",
    }
)


class Account(Owned):
    """An account of the chart (compte)."""

    wall = Wall("ledger.books")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    code = models.CharField("numéro", max_length=10)
    label = models.CharField("intitulé", max_length=120)

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


class Auxiliary(Owned):
    """Someone's own part of an account: a household, a benefit agency (compte auxiliaire)."""

    wall = Wall("ledger.books")

    account = OwnedForeignKey(Account, verbose_name="compte")
    code = models.CharField("code", max_length=20)
    label = models.CharField("intitulé", max_length=120)

    class Meta:
        verbose_name = "compte auxiliaire"
        constraints = [
            models.UniqueConstraint(
                name="auxiliary_code_once", fields=["organisation", "account", "code"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Sequence(Owned):
    """Numbers given one after the other, without a gap (compteur)."""

    wall = Wall("ledger.books")

    name = models.CharField("nom", max_length=60)
    last = models.BigIntegerField("dernier numéro", default=0)

    class Meta:
        verbose_name = "compteur"
        constraints = [
            models.UniqueConstraint(name="sequence_once", fields=["organisation", "name"])
        ]

    def __str__(self) -> str:
        return self.name


class ClosedMonth(Owned):
    """A month in which nothing more is posted (mois clos)."""

    wall = Wall("ledger.books")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    month = models.DateField("mois")
    closed_at = models.DateTimeField("clos le", auto_now_add=True)
    left = models.JSONField("ce qui restait", default=list)
    reserve = models.CharField("clos malgré cela, parce que", max_length=300, blank=True)

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


class FiscalYear(Owned):
    """The months that are closed together, with one balance sheet (exercice)."""

    class State(models.TextChoices):
        OPEN = "open", "ouvert"
        CLOSED = "closed", "clos"

    wall = Wall("ledger.books")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    period = DateRangeField("période")
    state = models.CharField("état", max_length=6, choices=State, default=State.OPEN)
    closed_on = models.DateField("clos le", null=True, blank=True)
    left = models.JSONField("ce qui restait", default=list)
    reserve = models.CharField("clos malgré cela, parce que", max_length=300, blank=True)

    class Meta:
        verbose_name = "exercice"
        constraints = [
            ExclusionConstraint(
                name="fiscal_years_apart",
                expressions=[(F("entity"), "="), (F("period"), "&&")],
                violation_error_message="Un autre exercice couvre déjà une partie de ces dates.",
            ),
            models.CheckConstraint(
                name="fiscal_year_closed_has_day",
                condition=Q(state="open", closed_on=None)
                | Q(state="closed", closed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"exercice {self.name}"

    @property
    def name(self) -> str:
        """`2026`, or `2026-2027` when it rides over two civil years."""
        first, last = self.period.lower.year, self.last_on.year
        return str(first) if first == last else f"{first}-{last}"

    @property
    def last_on(self) -> date:
        """Its last day."""
        day = last_day(self.period)
        assert day is not None  # noqa: S101 -- a year has an end
        return day


class CostCentre(Owned):
    """What a cost or an income is for: a site, a scheme, a funder (section analytique)."""

    wall = Wall("ledger.books")

    entity = OwnedForeignKey(LegalEntity, verbose_name="entité")
    label = models.CharField("intitulé", max_length=120)
    site = OwnedForeignKey(Site, verbose_name="site", null=True, blank=True)
    scheme = models.CharField("activité", max_length=80, blank=True)
    funder = models.CharField("financeur", max_length=80, blank=True)

    class Meta:
        verbose_name = "section analytique"
        constraints = [
            models.UniqueConstraint(
                name="cost_centre_once",
                fields=["entity", "label"],
                violation_error_message="Une section porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.label


class Entry(Owned):
    """A balanced entry, posted once and for all (écriture)."""

    class Daybook(models.TextChoices):
        SALES = "VE", "quittancement"
        PURCHASES = "AC", "achats et propriétaires"
        BANK = "BQ", "banque"
        TILL = "CA", "caisse"
        MISCELLANEOUS = "OD", "opérations diverses"
        OPENING = "AN", "à-nouveaux"

    wall = Wall("ledger.books")

    organisation = owner(guarded=True)
    entity = OwnedForeignKey(LegalEntity, verbose_name="entité", db_index=False)
    year = OwnedForeignKey(FiscalYear, verbose_name="exercice", db_index=False)
    number = models.BigIntegerField("numéro")
    rank = models.BigIntegerField("numéro dans son journal")
    daybook = models.CharField("journal", max_length=2, choices=Daybook)
    on = models.DateField("date")
    posted_at = models.DateTimeField("passée le", db_default=models.functions.Now())
    label = models.CharField("libellé", max_length=200)
    piece = models.CharField("pièce", max_length=40)
    piece_on = models.DateField("date de la pièce", null=True, blank=True)
    reverses = OwnedForeignKey("self", verbose_name="contre-passe", null=True, db_index=False)

    never_changes = True

    class Meta:
        verbose_name = "écriture"
        constraints = [
            models.UniqueConstraint(name="entry_number_once", fields=["entity", "number"]),
            models.UniqueConstraint(name="entry_rank_once", fields=["year", "daybook", "rank"]),
            models.UniqueConstraint(
                name="entry_reversed_once",
                fields=["reverses"],
                condition=Q(reverses__isnull=False),
                violation_error_message="Cette écriture est déjà contre-passée.",
            ),
        ]

    def __str__(self) -> str:
        return f"écriture n° {self.number}"

    @property
    def reference(self) -> str:
        """`VE000012`: its number in its journal, without gap in a fiscal year."""
        return f"{self.daybook}{self.rank:06d}"


class Line(Owned):
    """A debit or a credit of an entry, positive (ligne d’écriture)."""

    wall = Wall("ledger.books")

    organisation = owner(guarded=True)
    entry = OwnedForeignKey(Entry, verbose_name="écriture", related_name="lines")
    account = OwnedForeignKey(Account, verbose_name="compte", db_index=False)
    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="auxiliaire", null=True, db_index=False)
    centre = OwnedForeignKey(CostCentre, verbose_name="section", null=True, db_index=False)
    on = models.DateField("date")
    debit = MoneyField("débit", default=0)
    credit = MoneyField("crédit", default=0)

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
            models.Index(fields=["account", "on"], name="line_account_on"),
        ]

    def __str__(self) -> str:
        return f"ligne n° {self.pk}"


class Letter(Owned):
    """Lines of one account that settle each other (lettrage)."""

    class By(models.TextChoices):
        RULE = "rule", "automatique"
        HAND = "hand", "à la main"

    wall = Wall("ledger.books")

    auxiliary = OwnedForeignKey(Auxiliary, verbose_name="compte auxiliaire")
    number = models.BigIntegerField("rang")
    on = models.DateField("lettré le")
    by = models.CharField("comment", max_length=4, choices=By)

    class Meta:
        verbose_name = "lettrage"
        constraints = [
            models.UniqueConstraint(name="letter_once", fields=["organisation", "number"])
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """`AAAAB`: how a letter is written in the books."""
        return letter_code(self.number)


def letter_code(number: int) -> str:
    """The five letters of a rank: 1 is AAAAB, 26 is AAABA."""
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, 26)
        letters = chr(65 + rest) + letters
    return letters


class LetteredLine(Owned):
    """A line settled by others of its letter (ligne lettrée)."""

    wall = Wall("ledger.books")

    letter = OwnedForeignKey(Letter, verbose_name="lettrage", related_name="lines")
    line = OwnedForeignKey(Line, verbose_name="ligne", related_name="letters", db_index=False)

    class Meta:
        verbose_name = "ligne lettrée"
        constraints = [
            models.UniqueConstraint(
                name="line_lettered_once",
                fields=["line"],
                violation_error_message="Une de ces lignes est déjà lettrée.",
            )
        ]

    def __str__(self) -> str:
        return f"ligne lettrée n° {self.pk}"
