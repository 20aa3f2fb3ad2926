"""What was called, cashed and is outstanding; the two rates of unpaid rent, told apart (faits 5.3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Exists, Max, OuterRef, Q, Sum

from palier.base.kit.money import NOTHING
from palier.base.ledger.reads import Aged, aged
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.walls import today_in
from palier.law.dates import Month, add_months
from palier.work.billing.models import DUE, HouseholdAccount, Payment, RentNotice
from palier.work.leases.models import LIVED_IN, Occupancy

AXES = {
    "mois": ("to_char(n.month, 'YYYY-MM')", "Mois"),
    "site": ("s.name", "Site"),
    "activite": ("s.kind", "Activité"),
    "entite": ("e.name", "Entité"),
    "presence": ("CASE WHEN here.id IS NULL THEN 'gone' ELSE 'here' END", "Présents ou partis"),
}


@dataclass(frozen=True)
class Row:
    """One line of the report (euros): called in all, by households and by the agency, paid, given up
    (which nobody paid), left."""

    key: str
    called: Decimal
    benefit: Decimal
    third: Decimal
    net: Decimal
    paid: Decimal
    given_up: Decimal

    @property
    def left(self) -> Decimal:
        return self.net - self.paid - self.given_up


def by_axis(
    organisation: Organisation,
    first: date,
    last: date,
    axis: str,
    entity: LegalEntity | None = None,
) -> list[Row]:
    """What the notices of these months called and what was paid of them, by axis; one query.

    A credit note takes off what was called: it is no payment; nor is, today, a debit handed over for
    a day to come. Of one `entity`, or of all.
    """
    what, _ = AXES[axis]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT {what} AS key,
                  sum(n.rent + n.charges + n.services + n.options + n.insurance),
                  sum(n.benefit), sum(n.third), sum(n.net), sum(coalesce(p.paid, 0)),
                  sum(coalesce(p.given_up, 0))
                FROM billing_rentnotice n
                JOIN leases_occupancy o ON o.id = n.occupancy_id
                JOIN tenancy_site s ON s.id = o.site_id
                JOIN billing_rentrun r ON r.id = n.run_id
                JOIN tenancy_legalentity e ON e.id = r.entity_id
                LEFT JOIN LATERAL (
                  SELECT h.id FROM leases_occupancy h WHERE h.household_id = o.household_id
                    AND h.state IN ('active', 'ended') AND h.period @> %s::date LIMIT 1) here ON true
                LEFT JOIN (SELECT a.notice_id,
                             sum(a.amount) FILTER (WHERE q.means <> 'write_off') AS paid,
                             sum(a.amount) FILTER (WHERE q.means = 'write_off') AS given_up
                           FROM billing_allocation a
                           JOIN billing_payment q ON q.id = a.payment_id
                           WHERE a.organisation_id = %s AND q.means <> 'credit' AND q."on" <= %s
                           GROUP BY a.notice_id) p ON p.notice_id = n.id
                WHERE n.organisation_id = %s AND n.month BETWEEN %s AND %s
                  AND (%s::bigint IS NULL OR e.id = %s)
                  AND NOT EXISTS (SELECT FROM billing_noticereversal v WHERE v.notice_id = n.id)
                GROUP BY 1 ORDER BY 1""",  # noqa: S608 -- one of AXES
            [
                last,
                organisation.pk,
                today_in(organisation),
                organisation.pk,
                first,
                last,
                *[entity.pk if entity else None] * 2,
            ],
        )
        return [Row(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Rates:
    """The two rates of unpaid rent, each with what it is made of (euros; rates in percent)."""

    called: Decimal
    paid: Decimal
    given_up: Decimal
    flow: Decimal | None
    benefit_called: Decimal
    benefit_paid: Decimal
    owed_by_present: Decimal
    owed_by_gone: Decimal
    called_in_year: Decimal
    stock: Decimal | None
    recovered: Decimal | None


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    return (part * 100 / whole).quantize(Decimal("0.1")) if whole else None


def rates(
    organisation: Organisation, first: date, last: date, entity: LegalEntity | None = None
) -> Rates:
    """Of a period, of one `entity` or of all: flow = (called − cashed on what was called) ÷ called;
    stock = what is owed at its end ÷ twelve months called; recovery = everything cashed ÷ called.
    Household's share."""
    living = RentNotice.objects.filter(organisation=organisation).living()
    if entity:
        living = living.filter(run__entity=entity)
    period = living.filter(month__gte=first, month__lte=last)
    sums = period.aggregate(net=Sum("net"), benefit=Sum("benefit"))
    called, benefit = sums["net"] or NOTHING, sums["benefit"] or NOTHING
    today = today_in(organisation)
    came = Q(allocations__payment__on__lte=today)
    lost = Q(allocations__payment__means=Payment.Means.WRITE_OFF)
    credit = Q(allocations__payment__means=Payment.Means.CREDIT)
    told = period.aggregate(
        paid=Sum("allocations__amount", filter=came & ~credit & ~lost),
        given_up=Sum("allocations__amount", filter=came & lost),
    )
    paid = told["paid"] or NOTHING
    cashed = Payment.objects.filter(
        organisation=organisation, on__gte=first, on__lte=min(last, today), means__in=CASHED
    )
    if entity:
        cashed = cashed.filter(entry__entity=entity)
    cash = cashed.aggregate(
        households=Sum("amount", filter=Q(account__isnull=False)),
        agency=Sum("amount", filter=Q(account=None, third=None)),
    )
    year = living.filter(month__gt=add_months(Month.of(last).first, -12), month__lte=last)
    in_year = year.aggregate(due=Sum(DUE))["due"] or NOTHING
    present, gone = owed_at(organisation, last, entity)
    return Rates(
        called,
        paid,
        told["given_up"] or NOTHING,
        _percent(called - paid, called),
        benefit,
        cash["agency"] or NOTHING,
        present,
        gone,
        in_year,
        _percent(present + gone, in_year),
        _percent(cash["households"] or NOTHING, called),
    )


CASHED = [
    Payment.Means.TRANSFER,
    Payment.Means.CASH,
    Payment.Means.CHEQUE,
    Payment.Means.DEBIT,
    Payment.Means.DEPOSIT,
]


def owed_at(
    organisation: Organisation, on: date, entity: LegalEntity | None = None
) -> tuple[Decimal, Decimal]:
    """What households owe at a day (euros): those who live with us, those who have left."""
    told = aged_accounts(organisation, on)
    rows = [each for each in told if entity is None or each.account.entity_id == entity.pk]
    present = sum((each.aged.due for each in rows if each.is_present), NOTHING)
    return present, sum((each.aged.due for each in rows), NOTHING) - present


@dataclass(frozen=True)
class Owing:
    """One household of the aged balance: since when it owes, and when it last paid."""

    account: HouseholdAccount
    aged: Aged
    is_present: bool
    last_paid_on: date | None


def aged_accounts(organisation: Organisation, on: date) -> list[Owing]:
    """Households that owe at a day, the most first; three queries and one more an entity."""
    told = {
        each.auxiliary_id: each
        for entity in LegalEntity.objects.filter(organisation=organisation)
        for each in aged(entity, "411", on=on)
    }
    lived = Occupancy.objects.filter(
        household=OuterRef("household"), state__in=LIVED_IN, period__contains=on
    )
    rows = (
        HouseholdAccount.objects.filter(auxiliary__in=list(told))
        .select_related("household", "entity")
        .annotate(
            is_present=Exists(lived),
            last_paid_on=Max(
                "payments__on",
                filter=Q(
                    payments__reverses=None,
                    payments__reversals=None,
                    payments__means__in=CASHED,
                    payments__on__lte=on,
                ),
            ),
        )
        .order_by("pk")
    )
    found = [Owing(row, told[row.auxiliary_id], row.is_present, row.last_paid_on) for row in rows]
    return sorted(found, key=lambda each: (-each.aged.due, each.account.pk))


def asked_period(actor: Actor, first: str, last: str, today: date) -> tuple[date, date]:
    """The days that an address asks for, else the twelve months up to the end of this one."""
    end = Month.of(today).last
    try:
        one, other = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return add_months(Month.of(today).first, -11), end
    return (one, other) if one <= other else (other, one)
