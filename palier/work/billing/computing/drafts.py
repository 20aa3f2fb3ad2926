"""The drafts of a monthly run: by one statement of SQL where months are whole, else one by one."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from palier.base.kit.periods import span
from palier.base.tenancy.models import Organisation
from palier.base.ui import shell
from palier.law.dates import Month, Span
from palier.law.proration import Convention
from palier.law.regimes import regimes
from palier.work.billing.computing.worth import Worth, gather, worth
from palier.work.billing.models import Draft, HouseholdAccount, RentRun
from palier.work.leases.models import LIVED_IN, Occupancy

# Contracts that live the whole month under terms that do not change in it. `fresh` are those that
# no living notice has called yet; `called` ones come back only for what is still to be called once.
_WHOLE = """
WITH lived AS (
    SELECT o.id, o.household_id, o.main_place_id,
      o.period @> %(month)s::daterange AND lower(o.period) < %(first)s::date
        AND o.regime <> ALL (%(no_benefit)s) AS whole
    FROM leases_occupancy o
    WHERE o.organisation_id = %(organisation)s AND o.state IN ('active', 'ended')
      AND o.period && %(month)s::daterange {fresh}
      AND o.site_id IN (SELECT s.id FROM tenancy_site s
        WHERE s.entity_id = %(entity)s OR s.entity_id IS NULL AND %(is_main)s)
), items AS (
    SELECT t.occupancy_id, t.kind, t.label,
      CASE WHEN t.kind = 'discount' THEN -t.amount ELSE t.amount END AS amount,
      t.unit = 'month' AND t.percent IS NULL
        AND NOT t.is_told
        AND (t.kind = 'benefit' OR t.period @> %(month)s::daterange) AS plain,
      NULL::bigint AS once, '' AS formula
    FROM billing_term t
    WHERE t.organisation_id = %(organisation)s AND t.period && %(month)s::daterange
      AND (t.kind <> 'benefit' OR t.period @> %(first)s::date)
    {extras}
), summed AS (
    SELECT l.id, l.household_id, l.main_place_id,
      bool_and(l.whole AND coalesce(t.plain, true)) AND NOT EXISTS (
        SELECT FROM billing_payershare p
        WHERE p.occupancy_id = l.id AND p.period && %(month)s::daterange)
      AND coalesce(sum(t.amount) FILTER (WHERE t.kind = 'benefit'), 0) <=
        coalesce(sum(t.amount) FILTER (WHERE t.kind <> 'benefit' AND t.once IS NULL), 0) AS simple,
      coalesce(sum(t.amount) FILTER (WHERE t.kind IN ('rent', 'discount')), 0) AS rent,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'charges'), 0) AS charges,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'service'), 0) AS services,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'option'), 0) AS options,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'insurance'), 0) AS insurance,
      coalesce(sum(t.amount) FILTER (WHERE t.kind = 'benefit'), 0) AS benefit,
      coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          'kind', t.kind, 'label', t.label, 'full', t.amount::text,
          'days', CASE WHEN t.kind = 'benefit' OR t.once IS NOT NULL THEN 1 ELSE %(base)s END,
          'base', CASE WHEN t.kind = 'benefit' OR t.once IS NOT NULL THEN 1 ELSE %(base)s END,
          'once', t.once, 'formula', nullif(t.formula, ''), 'amount', t.amount::text))
        ORDER BY array_position(ARRAY['rent','discount','charges','service','option','insurance',
                                      'benefit'], t.kind::text), t.label)
        FILTER (WHERE t.kind IS NOT NULL), '[]') AS lines
    FROM lived l LEFT JOIN items t ON t.occupancy_id = l.id
    GROUP BY l.id, l.household_id, l.main_place_id
)
"""
_FRESH = """AND NOT EXISTS (
        SELECT FROM billing_rentnotice n
        WHERE n.occupancy_id = o.id AND n.month = %(first)s
          AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = n.id))"""
_EXTRAS = """UNION ALL
    SELECT e.occupancy_id, e.kind, e.label, e.amount, true, e.id, e.formula
    FROM billing_extra e
    WHERE e.organisation_id = %(organisation)s AND e.month = %(first)s AND e.notice_id IS NULL"""
_TO_CALL = _WHOLE.format(fresh=_FRESH, extras=_EXTRAS)
SHOULD = _WHOLE.format(fresh="", extras="")

# What only a look at the past tells: last month's amounts, a benefit that stopped, the bank.
_CHANGES = """array_remove(ARRAY[
    CASE WHEN before.occupancy_id IS NULL THEN 'entry' END,
    CASE WHEN before.rent <> now.rent THEN 'rent' END,
    CASE WHEN before.charges <> now.charges THEN 'charges' END,
    CASE WHEN before.services <> now.services THEN 'services' END,
    CASE WHEN before.benefit <> now.benefit THEN 'benefit' END,
    CASE WHEN before.third <> now.third THEN 'third' END], NULL)::varchar[]"""
_CHECKS = """array_remove(ARRAY[
    CASE WHEN now.benefit = 0 AND stopped.occupancy_id IS NOT NULL THEN 'benefit_missing' END,
    CASE WHEN before.occupancy_id IS NOT NULL AND known.account_id IS NULL THEN 'no_bank' END,
    CASE WHEN leaving.occupancy_id IS NOT NULL THEN 'leaving' END
  ], NULL)::varchar[]"""
_PAST = """
  LEFT JOIN (
    SELECT n.occupancy_id, sum(n.rent) AS rent, sum(n.charges) AS charges,
      sum(n.services + n.options) AS services, sum(n.benefit) AS benefit,
      sum(n.third) AS third, sum(n.net) AS net
    FROM billing_rentnotice n
    WHERE n.organisation_id = %(organisation)s AND n.month = %(before)s
      AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = n.id)
    GROUP BY n.occupancy_id) before ON before.occupancy_id = now.occupancy_id
  LEFT JOIN (
    SELECT DISTINCT t.occupancy_id FROM billing_term t
    WHERE t.kind = 'benefit' AND upper(t.period) <= %(first)s::date
  ) stopped ON stopped.occupancy_id = now.occupancy_id
  LEFT JOIN (
    SELECT q.occupancy_id FROM leases_noticetoquit q JOIN leases_occupancy o ON o.id = q.occupancy_id
    WHERE q.organisation_id = %(organisation)s AND q.withdrawn_on IS NULL
      AND q.last_on < upper(%(month)s::daterange) AND upper(o.period) IS NULL
  ) leaving ON leaving.occupancy_id = now.occupancy_id
  LEFT JOIN (
    SELECT DISTINCT p.account_id FROM billing_payeriban p
  ) known ON known.account_id = now.account_id
"""
_INSERT = (
    _TO_CALL
    + f"""
INSERT INTO billing_draft (organisation_id, run_id, occupancy_id, account_id, month, rent, charges,
    services, options, insurance, third, benefit, net, lines, principal_id, previous_net, checks,
    changes, held_because)
SELECT %(organisation)s, %(run)s, now.occupancy_id, now.account_id, %(first)s, now.rent,
    now.charges, now.services, now.options, now.insurance, 0, now.benefit, now.due - now.benefit,
    now.lines, now.principal_id, before.net,
    array_remove(ARRAY[CASE WHEN now.due - now.benefit < 0 THEN 'credit' END,
                       CASE WHEN now.due = 0 THEN 'zero' END], NULL)::varchar[] || {_CHECKS},
    {_CHANGES.replace("now.services", "now.services + now.options")}, ''
FROM (
    SELECT s.id AS occupancy_id, a.id AS account_id, s.rent, s.charges, s.services, s.options,
      s.insurance, 0 AS third, s.lines, s.benefit, p.principal_id,
      s.rent + s.charges + s.services + s.options + s.insurance AS due
    FROM summed s JOIN billing_householdaccount a
      ON a.organisation_id = %(organisation)s AND a.household_id = s.household_id
        AND a.entity_id = %(entity)s
    LEFT JOIN unnest(%(homes)s::bigint[], %(principals)s::bigint[]) AS p (place_id, principal_id)
      ON p.place_id = s.main_place_id
    WHERE s.simple
) now {_PAST}
"""
)
_PARTICULAR = (
    _TO_CALL
    + """
SELECT s.id, true FROM summed s WHERE NOT s.simple
UNION ALL
SELECT DISTINCT e.occupancy_id, false FROM billing_extra e
JOIN leases_occupancy o ON o.id = e.occupancy_id JOIN tenancy_site s ON s.id = o.site_id
WHERE e.organisation_id = %(organisation)s AND e.month = %(first)s AND e.notice_id IS NULL
  AND (s.entity_id = %(entity)s OR s.entity_id IS NULL AND %(is_main)s)
  AND NOT EXISTS (SELECT FROM lived l WHERE l.id = e.occupancy_id)
ORDER BY 1"""
)
_COMPARE = f"""
UPDATE billing_draft d SET previous_net = seen.net, changes = d.changes || seen.changes,
  checks = d.checks || seen.checks
FROM (
  SELECT now.id AS draft_id, before.net,
    {_CHANGES.replace("now.services", "now.services + now.options")} AS changes,
    {_CHECKS} AS checks
  FROM billing_draft now {_PAST}
  WHERE now.run_id = %(run)s AND now.occupancy_id = ANY(%(fresh)s)
) seen
WHERE d.id = seen.draft_id
"""


def compute_drafts(run: RentRun, organisation: Organisation) -> None:
    """Compute every draft of a monthly run anew; what was held stays held."""
    month = Month.of(run.month)
    held = dict(run.drafts.exclude(held_because="").values_list("occupancy_id", "held_because"))
    run.drafts.all().delete()
    parameters = parameters_of(run, organisation, month)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, parameters)
        cursor.execute(_PARTICULAR, parameters)
        particular = dict(cursor.fetchall())
    _compute_particular(run, organisation, month, particular, parameters)
    with connection.cursor() as cursor:
        # What is only called once, after its month, is beside what the month was.
        fresh = [pk for pk, is_fresh in particular.items() if is_fresh]
        cursor.execute(_COMPARE, {**parameters, "fresh": fresh})
    for occupancy_id, because in held.items():
        run.drafts.filter(occupancy=occupancy_id).update(held_because=because)


def set_aside(drafts: QuerySet[Draft]) -> None:
    """These drafts go from the runs in preparation, whose figures are counted anew."""
    waiting = drafts.filter(run__state=RentRun.State.DRAFT)
    RentRun.objects.filter(pk__in=list(waiting.values_list("run", flat=True))).update(figures=None)
    waiting.delete()


def parameters_of(run: RentRun, organisation: Organisation, month: Month) -> dict[str, Any]:
    thirty = organisation.proration_on(month.first) == Convention.THIRTY_DAYS
    principals = principals_of(organisation, month)
    return {
        "organisation": organisation.pk,
        "run": run.pk,
        "entity": run.entity_id,
        "is_main": run.entity.is_main,
        "first": month.first,
        "before": month.before.first,
        "month": f"[{month.first},{month.end})",
        "base": 30 if thirty else month.days,
        "no_benefit": [law.code for law in regimes().values() if law.benefit_opens == "none"],
        "homes": list(principals),
        "principals": [part for part, _ in principals.values()],
        "managed": principals,
    }


Principals = dict[int, tuple[int, Span]]


def principals_of(organisation: Organisation, month: Month) -> Principals:
    """Homes managed for another in a month, that principal's account for rents called (ids), and
    the days of its mandate."""
    found: Principals = {}
    for told in shell.ask("billing.principals", organisation, month):
        found.update(told)
    return found


def principal_of(occupancy: Occupancy, managed: Principals, month: Month) -> int | None:
    """Whose rent a contract's is in a month: a mandate's, when they share a day of it."""
    part, days = managed.get(occupancy.main_place_id, (None, None))
    lived = span(occupancy.period).within(month)
    ran = days.within(month) if days else None
    if lived is None or ran is None or lived.ends_on is None or ran.ends_on is None:
        return None
    return part if max(lived.starts_on, ran.starts_on) < min(lived.ends_on, ran.ends_on) else None


def _principals_left(occupancies: Iterable[Occupancy], month: Month) -> dict[int, int | None]:
    """Whose a sum called once the contract is over is: whoever's the home was its last month. By
    contract, those that have ended before the month only; three queries a month of departure."""
    left: dict[Month, list[Occupancy]] = defaultdict(list)
    for each in occupancies:
        if each.last_on is not None and each.last_on < month.first:
            left[Month.of(each.last_on)].append(each)
    found = {}
    for last, several in left.items():
        managed = principals_of(several[0].organisation, last)
        found.update({each.pk: principal_of(each, managed, last) for each in several})
    return found


def _compute_particular(
    run: RentRun,
    organisation: Organisation,
    month: Month,
    particular: dict[int, bool],
    parameters: dict[str, Any],
) -> None:
    occupancies = list(Occupancy.objects.filter(pk__in=list(particular), state__in=LIVED_IN))
    asked = gather(occupancies, month, fresh=particular)
    accounts = accounts_by_household(occupancies, run)
    convention = organisation.proration_on(month.first)
    left = _principals_left(occupancies, month)
    Draft.objects.bulk_create(
        [
            draft_of(
                run,
                occupancy,
                accounts[occupancy.household_id],
                month,
                worth(asked[occupancy.pk], month, convention),
                left[occupancy.pk]
                if occupancy.pk in left
                else principal_of(occupancy, parameters["managed"], month),
            )
            for occupancy in occupancies
        ]
    )


def accounts_by_household(occupancies: Iterable[Occupancy], run: RentRun) -> dict[int, int]:
    """The account of each contract's household in the books of a run, by household (ids)."""
    households = {each.household_id for each in occupancies}
    rows = HouseholdAccount.objects.filter(household__in=households, entity=run.entity_id)
    return dict(rows.values_list("household_id", "pk"))


def draft_of(
    run: RentRun,
    occupancy: Occupancy,
    account_id: int,
    month: Month,
    each: Worth,
    principal_id: int | None,
) -> Draft:
    """A notice as it would be issued."""
    checks = [*each.checks, *([Draft.Check.CREDIT] if each.net < 0 else [])]
    return Draft(
        organisation_id=run.organisation_id,
        run=run,
        occupancy=occupancy,
        account_id=account_id,
        month=month.first,
        **each.sums,
        third=each.third,
        benefit=each.benefit,
        net=each.net,
        lines=each.lines,
        principal_id=principal_id,
        checks=[str(code) for code in checks],
        changes=["prorated"] if each.is_prorated else [],
    )
