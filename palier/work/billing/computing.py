"""What each contract comes to for a month.

Nearly all contracts live the whole month with the same terms: those are computed by one statement
of SQL. Months cut in two go through the law's own rules, one contract at a time. A test holds the
two together.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

from palier.base.kit.money import NOTHING
from palier.base.kit.periods import period, span
from palier.base.tenancy.models import Organisation
from palier.law.dates import Month, Span
from palier.law.proration import Convention, prorate
from palier.law.regimes import Regime, regime
from palier.work.billing.models import Draft, HouseholdAccount, RentRun, Term
from palier.work.leases.models import LIVED_IN, Occupancy


@dataclass(frozen=True)
class Worth:
    """What one contract comes to for a month (euros), and how."""

    rent: Decimal
    charges: Decimal
    services: Decimal
    benefit: Decimal
    lines: list[dict[str, Any]]
    is_prorated: bool
    benefit_above: bool

    @property
    def net(self) -> Decimal:
        return self.rent + self.charges + self.services - self.benefit


def worth(
    law: Regime, lived: Span, terms: Iterable[Term], month: Month, convention: Convention
) -> Worth:
    """What a contract comes to for `month`, by the rules of its regime."""
    sums: dict[str, Decimal] = defaultdict(lambda: NOTHING)
    lines: list[dict[str, Any]] = []
    within = lived.within(month)
    is_whole = within == Span(month.first, month.end)
    is_prorated = not is_whole
    for term in sorted(terms, key=lambda t: (ORDER[t.kind], t.label, t.period.lower)):
        if term.kind == Term.Kind.BENEFIT:
            line = _benefit(law, term, month, is_whole)
        else:
            line = _due(term, lived, month, convention)
            is_prorated = is_prorated or bool(line and line["days"] != line["base"])
        if line:
            lines.append(line)
            sums[term.kind] += Decimal(line["amount"])
    due = sums["rent"] + sums["charges"] + sums["service"]
    return Worth(
        sums["rent"],
        sums["charges"],
        sums["service"],
        min(sums["benefit"], due),
        lines,
        is_prorated,
        sums["benefit"] > due,
    )


ORDER = {"rent": 0, "charges": 1, "service": 2, "benefit": 3}


def _due(term: Term, lived: Span, month: Month, convention: Convention) -> dict[str, Any] | None:
    """Rent, charges and services: by days lived in, each apart."""
    running = span(term.period)
    ends = [day for day in (running.ends_on, lived.ends_on) if day]
    both = Span(max(running.starts_on, lived.starts_on), min(ends) if ends else None)
    if both.within(month) is None:
        return None
    part = prorate(term.amount, both, month, convention)
    return {
        "kind": term.kind,
        "label": term.label,
        "full": f"{term.amount:.2f}",
        "days": part.days,
        "base": part.base,
        "amount": f"{part.amount:.2f}",
    }


def _benefit(law: Regime, term: Term, month: Month, is_whole: bool) -> dict[str, Any] | None:
    """A benefit: by whole civil months, and in residences only for a whole month lived in."""
    running = span(term.period)
    if running.starts_on > month.first or (running.ends_on and running.ends_on <= month.first):
        return None
    counted = is_whole or law.benefit_in_part_month
    return {
        "kind": term.kind,
        "label": term.label,
        "full": f"{term.amount:.2f}",
        "days": 1 if counted else 0,
        "base": 1,
        "amount": f"{term.amount if counted else NOTHING:.2f}",
        "source": law.benefit_source,
    }


# Contracts that live the whole month under terms that do not change in it.
_WHOLE = """
WITH lived AS (
    SELECT o.id, o.household_id, o.regime, o.period @> %(month)s::daterange AS whole
    FROM leases_occupancy o
    WHERE o.organisation_id = %(organisation)s AND o.state IN ('active', 'ended')
      AND o.period && %(month)s::daterange
      AND NOT EXISTS (
        SELECT FROM billing_rentnotice n
        WHERE n.occupancy_id = o.id AND n.month = %(first)s
          AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = n.id))
), summed AS (
    SELECT l.id, l.household_id,
      bool_and(l.whole AND (t.id IS NULL OR t.kind = 'benefit'
                            OR t.period @> %(month)s::daterange)) AS simple,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'rent'), 0) AS rent,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'charges'), 0) AS charges,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'service'), 0) AS services,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'benefit'
                                     AND t.period @> %(first)s::date), 0) AS benefit,
      coalesce(json_agg(json_build_object(
          'kind', t.kind, 'label', t.label, 'full', t.amount::text,
          'days', CASE WHEN t.kind = 'benefit' THEN 1 ELSE %(base)s END,
          'base', CASE WHEN t.kind = 'benefit' THEN 1 ELSE %(base)s END,
          'amount', t.amount::text)
        ORDER BY array_position(ARRAY['rent','charges','service','benefit'], t.kind::text), t.label)
        FILTER (WHERE t.id IS NOT NULL
                AND (t.kind <> 'benefit' OR t.period @> %(first)s::date)), '[]')::jsonb AS lines
    FROM lived l
    LEFT JOIN billing_term t ON t.occupancy_id = l.id AND t.period && %(month)s::daterange
    GROUP BY l.id, l.household_id
)
"""

# What only a look at the past tells: last month's amounts, a benefit that stopped, the bank.
_CHANGES = """array_remove(ARRAY[
    CASE WHEN before.id IS NULL THEN 'entry' END,
    CASE WHEN before.rent <> now.rent THEN 'rent' END,
    CASE WHEN before.charges <> now.charges THEN 'charges' END,
    CASE WHEN before.services <> now.services THEN 'services' END,
    CASE WHEN before.benefit <> now.benefit THEN 'benefit' END], NULL)::varchar[]"""
_CHECKS = """array_remove(ARRAY[
    CASE WHEN now.benefit = 0 AND stopped.occupancy_id IS NOT NULL THEN 'benefit_missing' END,
    CASE WHEN before.id IS NOT NULL AND known.account_id IS NULL THEN 'no_bank' END
  ], NULL)::varchar[]"""
_PAST = """
  LEFT JOIN (
    SELECT DISTINCT ON (n.occupancy_id) n.* FROM billing_rentnotice n
    WHERE n.organisation_id = %(organisation)s AND n.month = %(before)s
      AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = n.id)
    ORDER BY n.occupancy_id, n.id DESC) before ON before.occupancy_id = now.occupancy_id
  LEFT JOIN (
    SELECT DISTINCT t.occupancy_id FROM billing_term t
    WHERE t.kind = 'benefit' AND upper(t.period) <= %(first)s::date
  ) stopped ON stopped.occupancy_id = now.occupancy_id
  LEFT JOIN (
    SELECT DISTINCT p.account_id FROM billing_payeriban p
  ) known ON known.account_id = now.account_id
"""

_INSERT = (
    _WHOLE
    + f"""
INSERT INTO billing_draft (organisation_id, run_id, occupancy_id, account_id, rent, charges,
    services, benefit, net, lines, previous_net, checks, changes, held_because)
SELECT %(organisation)s, %(run)s, now.occupancy_id, now.account_id, now.rent, now.charges,
    now.services, now.benefit, now.due - now.benefit, now.lines, before.net,
    array_remove(ARRAY[CASE WHEN now.wanted > now.due THEN 'benefit_above' END,
                       CASE WHEN now.due = 0 THEN 'zero' END], NULL)::varchar[] || {_CHECKS},
    {_CHANGES}, ''
FROM (
    SELECT s.id AS occupancy_id, a.id AS account_id, s.rent, s.charges, s.services, s.lines,
      s.benefit AS wanted, s.rent + s.charges + s.services AS due,
      least(s.benefit, s.rent + s.charges + s.services) AS benefit
    FROM summed s JOIN billing_householdaccount a
      ON a.organisation_id = %(organisation)s AND a.household_id = s.household_id
    WHERE s.simple
) now {_PAST}
"""
)

_PARTICULAR = _WHOLE + "SELECT s.id FROM summed s WHERE NOT s.simple ORDER BY s.id"

_COMPARE = f"""
UPDATE billing_draft d SET previous_net = seen.net, changes = d.changes || seen.changes,
  checks = d.checks || seen.checks
FROM (
  SELECT now.id AS draft_id, before.net, {_CHANGES} AS changes, {_CHECKS} AS checks
  FROM billing_draft now {_PAST}
  WHERE now.run_id = %(run)s AND now.occupancy_id = ANY(%(particular)s)
) seen
WHERE d.id = seen.draft_id
"""


def compute_drafts(run: RentRun, organisation: Organisation) -> None:
    """Compute every draft of a run anew; what was held stays held."""
    month = Month.of(run.month)
    held = dict(run.drafts.exclude(held_because="").values_list("occupancy_id", "held_because"))
    run.drafts.all().delete()
    parameters = _parameters(run, organisation, month)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, parameters)
        cursor.execute(_PARTICULAR, parameters)
        particular = [row[0] for row in cursor.fetchall()]
    _compute_particular(run, organisation, month, particular)
    with connection.cursor() as cursor:
        cursor.execute(_COMPARE, {**parameters, "particular": particular})
    for occupancy_id, because in held.items():
        run.drafts.filter(occupancy=occupancy_id).update(held_because=because)


def _parameters(run: RentRun, organisation: Organisation, month: Month) -> dict[str, Any]:
    thirty = organisation.proration == Convention.THIRTY_DAYS
    return {
        "organisation": organisation.pk,
        "run": run.pk,
        "first": month.first,
        "before": month.before.first,
        "month": f"[{month.first},{month.end})",
        "base": 30 if thirty else month.days,
    }


def _compute_particular(
    run: RentRun, organisation: Organisation, month: Month, occupancy_ids: list[int]
) -> None:
    occupancies = Occupancy.objects.filter(pk__in=occupancy_ids, state__in=LIVED_IN)
    terms: dict[int, list[Term]] = defaultdict(list)
    running = Term.objects.filter(
        occupancy__in=occupancy_ids, period__overlap=period(month.first, month.end)
    )
    for term in running:
        terms[term.occupancy_id].append(term)
    accounts = {
        account.household_id: account.pk
        for account in HouseholdAccount.objects.filter(
            household__in=[occupancy.household_id for occupancy in occupancies]
        )
    }
    convention = Convention(organisation.proration)
    Draft.objects.bulk_create(
        [
            _draft(run, occupancy, accounts[occupancy.household_id], each)
            for occupancy in occupancies
            for each in [
                worth(
                    regime(occupancy.regime),
                    span(occupancy.period),
                    terms[occupancy.pk],
                    month,
                    convention,
                )
            ]
        ]
    )


def _draft(run: RentRun, occupancy: Occupancy, account_id: int, each: Worth) -> Draft:
    checks = {
        Draft.Check.PRORATED: each.is_prorated,
        Draft.Check.BENEFIT_ABOVE: each.benefit_above,
        Draft.Check.ZERO: each.rent + each.charges + each.services == 0,
    }
    return Draft(
        organisation_id=run.organisation_id,
        run=run,
        occupancy=occupancy,
        account_id=account_id,
        rent=each.rent,
        charges=each.charges,
        services=each.services,
        benefit=each.benefit,
        net=each.net,
        lines=each.lines,
        checks=[code.value for code, found in checks.items() if found],
        changes=["prorated"] if each.is_prorated else [],
    )
