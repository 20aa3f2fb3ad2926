"""One month of one bank account: what the bank says, what the books say, what is between them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import Coalesce

from palier.base.bank.models import (
    BankAccount,
    LineState,
    Reconciliation,
    Statement,
    StatementLine,
)
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import day_in_words, month_in_words, of_name
from palier.base.ledger.models import Line
from palier.base.ledger.reads import balance_of
from palier.law.dates import Month


@dataclass(frozen=True)
class MonthSheet:
    """The reconciliation of a month (euros): equal balances, or the obstacle that is left."""

    bank_account: BankAccount
    month: Month
    statements: list[Statement]
    bank: Decimal | None
    books: Decimal
    by_state: dict[str, tuple[int, Decimal]]
    late: Decimal
    in_waiting: Decimal
    oldest_waiting: date | None
    done: Reconciliation | None
    obstacle: str

    @property
    def gap(self) -> Decimal:
        """What nothing explains: not what came once the month was closed, and is posted since."""
        return NOTHING if self.bank is None else self.bank - self.books - self.late


def month_sheet(bank_account: BankAccount, month: Month) -> MonthSheet:
    """What a month's page shows; eight queries whatever its size. What waits is what the books have
    in suspense at its end, all the entity's banks together."""
    statements = list(
        Statement.objects.filter(
            bank_account=bank_account, closing_on__gte=month.first, opening_on__lte=month.last
        )
        .with_gap()
        .order_by("closing_on", "pk")
    )
    lines = StatementLine.objects.filter(statement__bank_account=bank_account)
    counts = (
        lines.filter(on__gte=month.first, on__lte=month.last)
        .values("state")
        .annotate(count=Count("pk"), total=Sum("amount"))
    )
    waiting = lines.filter(
        Q(state=LineState.WAITING) | Q(state=LineState.SET_ASIDE, aside_entry=None),
        on__lte=month.last,
    ).aggregate(oldest=Min("on"))
    late = lines.filter(on__lte=month.last, booked_on__gt=month.last).aggregate(
        total=Coalesce(Sum("amount"), NOTHING)
    )["total"]
    late += _opening_posted_late(bank_account, month)
    books = Line.objects.filter(account=bank_account.account_id, on__lte=month.last).aggregate(
        due=Coalesce(Sum(F("debit") - F("credit")), NOTHING)
    )["due"]
    bank = _bank_at(bank_account, month)
    done = Reconciliation.objects.filter(bank_account=bank_account, month=month.first).first()
    return MonthSheet(
        bank_account=bank_account,
        month=month,
        statements=statements,
        bank=bank,
        books=books,
        by_state={row["state"]: (row["count"], row["total"]) for row in counts},
        late=late,
        in_waiting=-balance_of(bank_account.entity, "471", on=month.last),
        oldest_waiting=waiting["oldest"],
        done=done,
        obstacle=_obstacle(bank_account, month, statements, bank, books + late),
    )


def _opening_posted_late(bank_account: BankAccount, month: Month) -> Decimal:
    """What the first statement began with, when its month was closed and it is posted after this
    one (euros)."""
    entry = bank_account.opening_entry
    if entry is None or entry.on <= month.last:
        return NOTHING
    told = Statement.objects.filter(bank_account=bank_account)
    first = told.order_by("opening_on", "pk").first()
    return first.opening if first and first.opening_on <= month.last else NOTHING


def _bank_at(bank_account: BankAccount, month: Month) -> Decimal | None:
    """The bank's balance at the end of the month: its last closing, and what came after in it."""
    told = Statement.objects.filter(bank_account=bank_account)
    last = told.filter(closing_on__lte=month.last).order_by("-closing_on", "-pk").first()
    later = told.filter(opening_on__lte=month.last, closing_on__gt=month.last)
    first_later = later.order_by("opening_on", "pk").first()
    if last is not None and (last.closing_on == month.last or first_later is not None):
        since, base = last.closing_on, last.closing
    elif first_later is not None:
        since, base = first_later.opening_on - ONE_DAY, first_later.opening
    else:
        return last.closing if last and last.closing_on >= month.first else None
    lines = StatementLine.objects.filter(statement__bank_account=bank_account)
    after = lines.filter(on__gt=since, on__lte=month.last)
    return Decimal(base + after.aggregate(total=Coalesce(Sum("amount"), NOTHING))["total"])


def _kept_until(bank_account: BankAccount, month: Month) -> Decimal:
    """What the first statement began with, and every line kept since (euros)."""
    told = Statement.objects.filter(bank_account=bank_account)
    first = told.order_by("opening_on", "pk").values_list("opening", flat=True).first()
    lines = StatementLine.objects.filter(
        statement__bank_account=bank_account, on__lte=month.last
    ).aggregate(total=Coalesce(Sum("amount"), NOTHING))
    return Decimal((first or NOTHING) + lines["total"])


def _obstacle(
    bank_account: BankAccount,
    month: Month,
    statements: list[Statement],
    bank: Decimal | None,
    books: Decimal,
) -> str:
    if bank is None:
        return (
            f"Aucun relevé {of_name(month_in_words(month.first))} n’est importé pour "
            f"« {bank_account.label} ». Importez-le d’abord."
        )
    broken = next((each for each in statements if getattr(each, "gap", 0)), None)
    if broken is not None:
        return (
            f"Un relevé manque avant celui du {day_in_words(broken.opening_on)} : "
            f"l’écart est de {euros(getattr(broken, 'gap', NOTHING))}. Importez-le."
        )
    if bank == books:
        return ""
    kept = _kept_until(bank_account, month)
    if kept != bank:
        return (
            f"Les lignes gardées de ce compte font {euros(kept)}, ses relevés {euros(bank)} : "
            f"{euros(bank - kept)} de mouvements manquent. Importez à nouveau les relevés du mois, "
            "jour par jour s’il le faut."
        )
    if bank_account.opening_entry_id is None:
        return (
            "Le solde avec lequel le premier relevé commence n’est pas encore dans les comptes. "
            "Passez d’abord le solde de départ de cette banque."
        )
    return (
        f"Les comptes disent {euros(books)}, la banque {euros(bank)} : l’écart est de "
        f"{euros(bank - books)}. Une écriture a été passée sur ce compte sans relevé."
    )
