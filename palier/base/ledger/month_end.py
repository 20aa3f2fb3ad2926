"""What stands between a month and its closing: each room says its own points."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Min
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.ledger.models import Account, ClosedMonth, Entry, FiscalYear
from palier.base.ledger.reads import balance_of, gaps_in
from palier.base.tenancy.models import LegalEntity
from palier.base.ui import shell
from palier.law.dates import Month

SUSPENSE, OPENING = "471", "890"


@dataclass(frozen=True)
class Point:
    """Something to look at before a month closes; `left` says what is not settled, if anything.

    Counts and sums only, never a name: it is read by whoever closes, and kept with the month.
    """

    label: str
    left: str = ""
    fine: str = ""
    url: str = ""

    @property
    def is_settled(self) -> bool:
        return not self.left


def points_of(entity: LegalEntity, month: Month) -> list[Point]:
    """Every point of a month, of the books first, then of the rooms that post in them."""
    lent: Iterable[list[Point]] = shell.ask("ledger.month_points", entity, month)
    return [*_of_the_books(entity, month), *(point for several in lent for point in several)]


def left_of(entity: LegalEntity, month: Month) -> list[Point]:
    """Those that are not settled."""
    return [point for point in points_of(entity, month) if not point.is_settled]


def month_to_close(entity: LegalEntity, today_month: Month) -> Month:
    """The first month that is over and not closed: the one after the last that is, else the first
    in which something was written."""
    if first := first_open(entity, today_month):
        return first
    last = ClosedMonth.objects.filter(entity=entity).order_by("-month").first()
    return Month.of(last.month).after if last else today_month.before


def first_open(entity: LegalEntity, before: Month) -> Month | None:
    """The first month after the last that is closed in which something was written, opening
    balances apart, before another; none when there is none."""
    last = ClosedMonth.objects.filter(entity=entity).order_by("-month").first()
    since = Month.of(last.month).end if last else date.min
    written = Entry.objects.filter(entity=entity, on__gte=since, on__lt=before.first)
    first = written.exclude(daybook=Entry.Daybook.OPENING).aggregate(first=Min("on"))["first"]
    return Month.of(first) if first else None


def _of_the_books(entity: LegalEntity, month: Month) -> list[Point]:
    years = FiscalYear.objects.filter(entity=entity, period__contains=month.first)
    holes = [daybook for year in years for daybook in gaps_in(year)]
    return [
        _empty(entity, SUSPENSE, "Compte d’attente", month),
        _empty(entity, OPENING, "Bilan d’ouverture", month),
        Point(
            "Numéros des journaux",
            f"Un numéro manque : {', '.join(holes)}" if holes else "",
            "Sans trou",
            reverse("ledger:years") + f"?entite={entity.pk}",
        ),
    ]


def _empty(entity: LegalEntity, code: str, label: str, month: Month) -> Point:
    """An account that should carry nothing at the end of a month."""
    due: Decimal = balance_of(entity, code, on=month.last)
    side = "au débit" if due > NOTHING else "au crédit"
    account = Account.objects.filter(entity=entity, code=code).first()
    return Point(
        f"{label} ({code})",
        f"{euros(abs(due))} {side} au dernier jour" if due else "",
        "Soldé",
        reverse("ledger:account", args=[account.pk]) if account else "",
    )
