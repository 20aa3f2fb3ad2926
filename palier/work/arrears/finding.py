"""Who owes tonight, since when, and which written rule that meets: read from the ledger at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Sum

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import in_digits, plural
from palier.base.tenancy.models import Organisation
from palier.law.dates import Month
from palier.law.regimes import regimes
from palier.law.unpaid import Owed
from palier.work.arrears.models import ArrearsRule, Presence, StepKind
from palier.work.billing.models import RentNotice
from palier.work.billing.still_owed import still_owed_sql


@dataclass(frozen=True)
class Standing:
    """What one household owes on a day (euros): since which due date, and its month's cost."""

    account_id: int
    debt: Decimal
    default_on: date
    monthly: Decimal
    rent: Decimal
    charges: Decimal
    benefit: Decimal
    is_present: bool
    regime: str = ""
    """That of the last contract."""
    at_day: Decimal = NOTHING
    """What the account says that day, this month's call counted from its first day (euros)."""

    @property
    def may_refer(self) -> bool:
        """Whether the law knows a referral to the CCAPEX under this contract (loi n° 89-462, art. 24)."""
        law = regimes().get(self.regime)
        return law is None or law.is_referred

    def owed(self) -> Owed:
        """The same, as the law of unpaid rent reads it."""
        return Owed(self.debt, self.default_on, self.rent, self.charges, self.benefit)


def last_called(organisation: Organisation, on: date) -> date:
    """The last day whose calls are due: before the day of payment, this month's rent is not yet."""
    first = Month.of(on).first
    return on if on.day > organisation.due_day else first.replace(day=1) - date.resolution


_STANDING = f"""
WITH sums AS (
  SELECT a.id AS account_id, a.household_id, a.auxiliary_id,
    sum(l.debit - l.credit) AS at_day,
    coalesce(sum(l.debit - l.credit) FILTER (WHERE l."on" <= %(called)s OR EXISTS (
      SELECT FROM ledger_entry e JOIN ledger_entry r ON r.id = e.reverses_id
      WHERE e.id = l.entry_id AND r."on" <= %(called)s)), 0) AS at_call
  FROM billing_householdaccount a JOIN ledger_line l ON l.auxiliary_id = a.auxiliary_id
  WHERE a.organisation_id = %(organisation)s AND l."on" <= %(on)s {{only}}
  GROUP BY a.id
), owed AS (
  SELECT *, least(at_day, at_call) AS due FROM sums WHERE least(at_day, at_call) > 0
), told AS ({still_owed_sql("SELECT account_id FROM owed")}
), oldest AS (
  SELECT DISTINCT ON (account_id) account_id, "on", entry_id FROM (
    SELECT o.account_id, o.due, l."on", l.entry_id, l.id,
      sum(part.debit) OVER (PARTITION BY o.account_id) AS total,
      sum(part.debit) OVER (PARTITION BY o.account_id ORDER BY part.is_owed, l."on", l.id) AS upto
    FROM owed o JOIN ledger_line l ON l.auxiliary_id = o.auxiliary_id
    JOIN ledger_entry e ON e.id = l.entry_id
    LEFT JOIN told ON told.entry_id = l.entry_id AND told.account_id = o.account_id
    CROSS JOIN LATERAL (VALUES
      (false, l.debit - least(coalesce(told.amount, 0), l.debit)),
      (true, least(coalesce(told.amount, 0), l.debit))) AS part (is_owed, debit)
    WHERE part.debit > 0 AND l."on" <= %(called)s AND e.reverses_id IS NULL
      AND NOT EXISTS (SELECT FROM ledger_entry r WHERE r.reverses_id = e.id)) called
  WHERE upto > total - due ORDER BY account_id, "on", id
)
SELECT o.account_id, o.due, coalesce(n.due_on, f."on", %(called)s::date), coalesce(c.net, 0),
  coalesce(c.rent, 0), coalesce(c.charges, 0), coalesce(c.benefit, 0),
  EXISTS (SELECT FROM leases_occupancy h WHERE h.household_id = o.household_id
    AND h.state IN ('active', 'ended') AND h.period @> %(on)s::date),
  coalesce((SELECT h.regime FROM leases_occupancy h WHERE h.household_id = o.household_id
    AND h.state IN ('active', 'ended') ORDER BY lower(h.period) DESC, h.id DESC LIMIT 1), ''),
  o.at_day
FROM owed o LEFT JOIN oldest f USING (account_id)
LEFT JOIN billing_rentnotice n ON n.entry_id = f.entry_id
LEFT JOIN LATERAL (
  SELECT * FROM (
    SELECT r.net, r.rent, r.charges, r.benefit FROM billing_rentnotice r
    JOIN billing_rentrun run ON run.id = r.run_id AND run.kind = 'monthly'
    WHERE r.account_id = o.account_id AND r.net >= 0 AND r.month <= %(on)s
      AND NOT EXISTS (SELECT FROM billing_noticereversal x WHERE x.notice_id = r.id)
    ORDER BY r.month DESC, r.number DESC LIMIT 3) latest
  ORDER BY rent DESC LIMIT 1) c ON true
ORDER BY o.account_id
"""  # noqa: S608 -- both are ours


def standings(
    organisation: Organisation, on: date, account_ids: Sequence[int] | None = None
) -> list[Standing]:
    """Every household that owes at the end of a day, what was paid settling what it names, then the
    oldest; one query.

    This month's rent is not owed before its day, nor does paying it early settle an older debt; a
    payment of before undone since is owed again at once.
    A month costs what the fullest of the last three notices says: a part month is not a month.
    """
    only = "" if account_ids is None else "AND a.id = ANY(%(accounts)s)"
    with connection.cursor() as cursor:
        cursor.execute(
            _STANDING.format(only=only),
            {
                "organisation": organisation.pk,
                "on": on,
                "called": last_called(organisation, on),
                "accounts": list(account_ids or ()),
            },
        )
        return [Standing(*row) for row in cursor.fetchall()]


def called_ahead(account_ids: Iterable[int], on: date) -> dict[int, Decimal]:
    """By account, what the notices issued by a day, of a later one, will make owed (euros); one query."""
    notices = RentNotice.objects.living().filter(
        account__in=account_ids, entry__on__gt=on, run__issued_at__date__lte=on
    )
    sums = notices.order_by().values("account").annotate(net=Sum("net"))
    return {row["account"]: max(row["net"], NOTHING) for row in sums}


def histories(account_ids: Iterable[int], on: date) -> dict[int, list[tuple[date, Decimal]]]:
    """By account, what was owed at the end of each day that it changed (euros); one query."""
    found: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT a.id, l."on", sum(sum(l.debit - l.credit)) OVER (
                 PARTITION BY a.id ORDER BY l."on")
               FROM billing_householdaccount a JOIN ledger_line l
                 ON l.auxiliary_id = a.auxiliary_id
               WHERE a.id = ANY(%s) AND l."on" <= %s GROUP BY a.id, l."on" ORDER BY 1, 2""",
            [list(account_ids), on],
        )
        for account_id, day, due in cursor.fetchall():
            found[account_id].append((day, due))
    return found


def holds(rule: ArrearsRule, standing: Standing, on: date) -> bool:
    """Whether all the conditions of a rule hold for what someone owes on a day."""
    if rule.presence != Presence.ANY and standing.is_present != (rule.presence == Presence.HERE):
        return False
    if rule.step == StepKind.REFERRAL and not standing.may_refer:
        return False
    months = standing.debt / standing.monthly if standing.monthly > 0 else Decimal(0)
    return (
        (on - standing.default_on).days >= rule.least_days
        and standing.debt >= rule.least_amount
        and months >= rule.least_months
        and on > standing.default_on
    )


def rule_for(rules: Sequence[ArrearsRule], standing: Standing, on: date) -> ArrearsRule | None:
    """The last rule, in the association's order, whose conditions hold."""
    return next((rule for rule in reversed(rules) if holds(rule, standing, on)), None)


def in_words(rule: ArrearsRule) -> str:
    """`Dès 15 jours de retard et 50,00 €, ménages présents : écrire un message.`"""
    conditions = []
    if rule.least_days:
        conditions.append(f"{plural(rule.least_days, 'jour')} de retard")
    if rule.least_amount:
        conditions.append(f"{euros(rule.least_amount)} de dette")
    if rule.least_months:
        conditions.append(f"{in_digits(rule.least_months)} mois de reste à payer")
    who = "" if rule.presence == Presence.ANY else f", ménages {rule.get_presence_display()}"
    return f"Dès {' et '.join(conditions)}{who} : {rule.get_step_display()}."


def rules_of(organisation: Organisation) -> list[ArrearsRule]:
    """The rules applied, in order."""
    return list(
        ArrearsRule.objects.filter(organisation=organisation, is_active=True).order_by("rank")
    )


@dataclass(frozen=True)
class Impact:
    """What other rules would change tonight: by rule, how many now and then; who changes."""

    rows: list[tuple[str, int, int]]
    entering: int
    leaving: int
    changing: int


def impact_of(organisation: Organisation, proposed: Sequence[ArrearsRule], on: date) -> Impact:
    """The households that each rule would find today, beside those the present rules find."""
    now = rules_of(organisation)
    counts: dict[str, list[int]] = {rule.name: [0, 0] for rule in [*now, *proposed]}
    entering = leaving = changing = 0
    for standing in standings(organisation, on):
        before, after = rule_for(now, standing, on), rule_for(proposed, standing, on)
        for index, rule in enumerate((before, after)):
            if rule:
                counts[rule.name][index] += 1
        entering += before is None and after is not None
        leaving += before is not None and after is None
        changing += bool(before and after and before.step != after.step)
    rows = [(name, was, will) for name, (was, will) in counts.items()]
    return Impact(rows, entering, leaving, changing)
