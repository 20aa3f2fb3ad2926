"""Where an account stood just before a notice: read from the books, the same at every reprint."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import connection

from palier.base.kit.money import NOTHING
from palier.base.ui import shell
from palier.law.dates import Month
from palier.work.billing.models import Payment, RentNotice


@dataclass(frozen=True)
class PlanAsks:
    """A plan that ran in a month (euros): what it is of, what it had asked by the end of that month,
    on which day the last of it, and what was owed beside it."""

    total: Decimal
    asked: Decimal
    on: date
    beside: Decimal

    def of(self, owed: Decimal) -> tuple[Decimal, Decimal, Decimal]:
        """Of what an account owes before the month's rent (euros): what the plan asks now, the rents
        owed beyond it, what is owed beside it. Rents come first, then the plan, then the rest."""
        counted = max(owed - self.beside, NOTHING)
        left = min(counted, self.total)
        asked = max(self.asked - (self.total - left), NOTHING)
        return asked, counted - left, max(owed - counted, NOTHING)


@dataclass(frozen=True)
class Before:
    """What an account owed before a notice (euros; negative: paid in advance), what was received
    since the notice before; what a plan still asks (with its day), the rents owed beyond it, and the
    debt that no plan spreads, which this notice tells without asking it; what later notices of the
    same run give back (negative), and whether the household has left every home of ours."""

    earlier: Decimal = NOTHING
    received: Decimal = NOTHING
    instalment: Decimal = NOTHING
    instalment_on: date | None = None
    beyond: Decimal = NOTHING
    beside: Decimal = NOTHING
    given_back: Decimal = NOTHING
    is_gone: bool = False
    completes: bool = False
    """A second passage of its month: it asks for what the first had forgotten."""

    @property
    def due_by_plan(self) -> Decimal:
        """The plan's instalment, never more than what is still owed (euros)."""
        return min(self.instalment, max(self.earlier, NOTHING))

    def to_pay(self, net: Decimal) -> Decimal:
        """What this notice asks for: with what was owed before, or with what the plan asks of it."""
        planned = self.instalment_on is not None and self.earlier > 0
        beside = self.due_by_plan + self.beyond if planned else self.earlier
        return max(net + beside + self.given_back, NOTHING)

    def owed_to_them(self, net: Decimal) -> Decimal:
        """What is owed to the household once this run is counted (euros), else nothing."""
        return max(-(net + self.earlier + self.given_back), NOTHING)


# Entries are numbered in the order in which they were posted: what came later changes nothing; what
# was called already for a later month is no part of what this notice asks.
_BEFORE = """
SELECT n.id, r.issued_at, e."on",
  coalesce((SELECT sum(l.debit - l.credit) FROM ledger_line l JOIN ledger_entry x ON x.id = l.entry_id
    WHERE l.auxiliary_id = a.auxiliary_id AND x.number < e.number
      AND x."on" < date_trunc('month', greatest(e."on", n.month)) + interval '1 month'), 0),
  coalesce((SELECT sum(m.net) FROM billing_rentnotice m JOIN ledger_entry y ON y.id = m.entry_id
    WHERE m.account_id = a.id AND m.month = n.month AND y.number < e.number
      AND NOT EXISTS (SELECT FROM billing_noticereversal v WHERE v.notice_id = m.id)), 0),
  coalesce((SELECT sum(p.amount) FROM billing_payment p JOIN ledger_entry x ON x.id = p.entry_id
    WHERE p.account_id = a.id AND p.reverses_id IS NULL AND x.number < e.number
      AND p.means = ANY(%s)
      AND NOT EXISTS (SELECT FROM billing_payment v JOIN ledger_entry y ON y.id = v.entry_id
        WHERE v.reverses_id = p.id AND y.number < e.number)
      AND x.number > coalesce((SELECT max(y.number) FROM billing_rentnotice m
        JOIN ledger_entry y ON y.id = m.entry_id
        WHERE m.account_id = a.id AND y.number < e.number AND m.run_id <> n.run_id), 0)
      AND p."on" <= coalesce(r.issued_at::date, e."on")), 0),
  least(coalesce((SELECT sum(m.net) FROM billing_rentnotice m JOIN ledger_entry y ON y.id = m.entry_id
    WHERE m.account_id = a.id AND m.run_id = n.run_id AND y.number > e.number), 0), 0),
  NOT EXISTS (SELECT FROM leases_occupancy o
    WHERE o.household_id = a.household_id AND o.state IN ('active', 'draft')),
  r.kind = 'monthly' AND r.round > 1
FROM billing_rentnotice n JOIN ledger_entry e ON e.id = n.entry_id
JOIN billing_rentrun r ON r.id = n.run_id
JOIN billing_householdaccount a ON a.id = n.account_id
WHERE n.id = ANY(%s)
"""


def before_notices(notices: Sequence[RentNotice]) -> dict[int, Before]:
    """By notice, where its account stood; as many queries whatever their number in a month."""
    if not notices:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            _BEFORE, [[each.value for each in Payment.RECEIVED], [notice.pk for notice in notices]]
        )
        told = {pk: rest for pk, *rest in cursor.fetchall()}
    asked: dict[tuple[date | datetime, date], dict[int, PlanAsks]] = {}
    found = {}
    for notice in notices:
        issued_at, day, earlier, of_month, received, given_back, is_gone, completes = told[
            notice.pk
        ]
        key = (issued_at or day, notice.month)
        if key not in asked:
            asked[key] = plans_asking(
                [each.account_id for each in notices], key[0], Month.of(notice.month).last
            )
        plan = asked[key].get(notice.account_id)
        found[notice.pk] = replace(
            _before(earlier, of_month, received, plan),
            given_back=given_back,
            is_gone=is_gone,
            completes=completes,
        )
    return found


def _before(
    earlier: Decimal, of_month: Decimal, received: Decimal, plan: PlanAsks | None
) -> Before:
    """Of what was owed, the plan's part and what is beyond it: rents come first, then the plan; what
    other notices of the month have called is no part of the plan."""
    if plan is None or earlier <= 0:
        return Before(earlier, received)
    month = min(max(of_month, NOTHING), earlier)
    asked, beyond, beside = plan.of(earlier - month)
    return Before(earlier, received, asked, plan.on, beyond + month, beside)


def plans_asking(accounts: Sequence[int], at: date | datetime, until: date) -> dict[int, PlanAsks]:
    """By account, the plan that runs on a day, or that was known to run at a moment, with what it
    has asked by the end of a day."""
    found: dict[int, PlanAsks] = {}
    for told in shell.ask("billing.running_plans", list(accounts), at, until):
        found |= told
    return found
