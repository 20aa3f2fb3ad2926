"""Months and years that close, and move no more."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, month_in_words, plural
from palier.base.ledger.actions.accounts import needed_account
from palier.base.ledger.actions.posting import Side, hold_books, needed_year, post_entry
from palier.base.ledger.models import ClosedMonth, Entry, FiscalYear
from palier.base.ledger.month_end import OPENING, SUSPENSE, first_open, left_of
from palier.base.ledger.reads import balance_of, gaps_in
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.law.dates import Month

FUNDS = {
    "110": "110, report à nouveau créditeur",
    "119": "119, report à nouveau débiteur",
    "102": "102, fonds propres sans droit de reprise",
    "106": "106, réserves",
}


@action("Clore un mois")
def close_month(
    entity: LegalEntity, *, month_on: date, closed_on: date, reserve: str = "", actor: Actor
) -> ClosedMonth:
    """Nothing more is posted in the month of `month_on`; what was left is kept with it.

    Refused: a month that is not over, already closed, an earlier one; points not settled (the
    bank, the waiting account, drafts…) without a word on why it closes all the same.
    """
    hold_books(entity)
    month = Month.of(month_on)
    if closed_on <= month.last:
        raise Refused(
            {"month_on": f"Ce mois finit le {day_in_words(month.last)} : il se clôt ensuite."}
        )
    closed = ClosedMonth.objects.filter(entity=entity).order_by("-month").first()
    if closed and month.first < closed.month:
        raise Refused("Un mois plus récent est déjà clos.")
    if first := first_open(entity, month):
        raise Refused(
            f"Des écritures sont passées en {month_in_words(first.first)} : clôturez d’abord ce mois."
        )
    left = _left_at_the_end(entity, month, reserve)
    return ClosedMonth.objects.create(
        organisation=actor.organisation,
        entity=entity,
        month=month.first,
        left=left,
        reserve=reserve.strip() if left else "",
    )


def _left_at_the_end(entity: LegalEntity, month: Month, reserve: str) -> list[list[str]]:
    """What is not settled at the end of a month, if a word says why one closes all the same."""
    left = left_of(entity, month)
    if left and not reserve.strip():
        told = " ; ".join(f"{point.label.lower()} : {point.left.lower()}" for point in left)
        raise Refused(
            {
                "reserve": f"Il reste {plural(len(left), 'point')} à régler ({told}). Réglez-les, "
                "ou dites pourquoi vous clôturez quand même."
            }
        )
    return [[point.label, point.left] for point in left]


@action("Solder le bilan d’ouverture")
def settle_opening(entity: LegalEntity, *, code: str, on: date, actor: Actor) -> Entry:
    """What balances brought over leave on 890 is what the association had: 102, 106, 110 or 119.

    Refused: nothing on 890, an account that is not of the funds, a closed month.
    """
    hold_books(entity)
    if code not in FUNDS:
        raise Refused({"code": "Choisissez le compte de fonds qui reçoit cet écart."})
    due = balance_of(entity, OPENING, on=on)
    if not due:
        raise Refused("Le 890 est déjà soldé à cette date.")
    debit, credit = max(-due, NOTHING), max(due, NOTHING)
    return post_entry(
        entity,
        daybook=Entry.Daybook.OPENING,
        on=on,
        label="Bilan d’ouverture soldé",
        piece=OPENING,
        sides=[
            Side(needed_account(entity, OPENING), debit=debit, credit=credit),
            Side(needed_account(entity, code), debit=credit, credit=debit),
        ],
        actor=actor,
    )


@action("Ouvrir un exercice")
def open_year(entity: LegalEntity, *, starts_on: date, ends_on: date, actor: Actor) -> FiscalYear:
    """A fiscal year from `starts_on` to the day before `ends_on`.

    One that was opened by itself and has no entry yet gives way. Refused: another covers some of
    these days, more than twenty-four months.
    """
    hold_books(entity)
    if ends_on <= starts_on:
        raise Refused({"ends_on": "Un exercice finit après avoir commencé."})
    if (ends_on - starts_on).days > 731:
        raise Refused({"ends_on": "Un exercice dure vingt-quatre mois au plus."})
    wanted = period(starts_on, ends_on)
    unused = FiscalYear.objects.filter(entity=entity, period__overlap=wanted, entry=None)
    unused.filter(state=FiscalYear.State.OPEN).delete()
    return FiscalYear.objects.create(organisation=actor.organisation, entity=entity, period=wanted)


@action("Clore un exercice")
def close_year(
    year: FiscalYear, *, closed_on: date, reserve: str = "", actor: Actor
) -> FiscalYear:
    """Nothing more is posted in a fiscal year; its balances carry forward to the next.

    Balances run on: what is carried is what the lines come to, and the result goes to 120 or 129
    in every statement of the years after. Refused: a year that has not ended, an earlier one
    still open, money in suspense (471), a number missing in a journal, points of its last month
    not settled without a word on why it closes all the same.
    """
    hold_books(year.entity)
    year = lock(year)
    if year.state == FiscalYear.State.CLOSED:
        raise Refused("Cet exercice est déjà clos.")
    if closed_on <= year.last_on:
        raise Refused(
            f"L’exercice {year.name} finit le {day_in_words(year.last_on)} : il se clôt après ce jour."
        )
    _check_before(year)
    _check_suspense(year)
    gap = next(iter(gaps_in(year)), None)
    if gap:
        raise Refused(f"Le journal {gap} a un trou dans ses numéros. Lancez « palier doctor ».")
    year.left = _left_at_the_end(year.entity, Month.of(year.last_on), reserve)
    year.reserve = reserve.strip() if year.left else ""
    _close_months(year)
    year.state, year.closed_on = FiscalYear.State.CLOSED, closed_on
    year.save(update_fields=["state", "closed_on", "left", "reserve"])
    needed_year(year.entity, year.period.upper)
    return year


def _check_before(year: FiscalYear) -> None:
    earlier = FiscalYear.objects.filter(
        entity=year.entity, state="open", period__endswith__lte=year.period.lower
    ).order_by("period")
    found = earlier.exclude(entry=None).first()
    if found:
        raise Refused(f"Clôturez d’abord l’exercice {found.name}.")


def _check_suspense(year: FiscalYear) -> None:
    left = balance_of(year.entity, SUSPENSE, on=year.last_on)
    if left != NOTHING:
        raise Refused(
            f"Le compte d’attente (471) porte {euros(abs(left))} au {day_in_words(year.last_on)}. "
            "Affectez d’abord ces lignes : Encaissements, compte d’attente."
        )


def _close_months(year: FiscalYear) -> None:
    month, months = Month.of(year.period.lower), []
    while month.last <= year.last_on:
        months.append(month)
        month = month.after
    ClosedMonth.objects.bulk_create(
        [
            ClosedMonth(
                organisation_id=year.organisation_id, entity_id=year.entity_id, month=each.first
            )
            for each in months
        ],
        ignore_conflicts=True,
    )
