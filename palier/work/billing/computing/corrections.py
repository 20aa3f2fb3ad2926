"""What earlier months should have come to, and what was called of them."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Sum

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import month_in_words
from palier.base.tenancy.models import Organisation
from palier.law.dates import Month
from palier.work.billing.computing.drafts import (
    SHOULD,
    accounts_by_household,
    draft_of,
    parameters_of,
    principal_of,
)
from palier.work.billing.computing.missed import missed_in
from palier.work.billing.computing.worth import COLUMNS, Worth, gather, worth
from palier.work.billing.models import (
    Allocation,
    Draft,
    Payment,
    RentNotice,
    RentRun,
    ThirdAccount,
)
from palier.work.leases.models import LIVED_IN, Occupancy

# What was called of a month, extras left out: they are called once and never computed again.
_DIFFER = (
    SHOULD
    + """, called AS (
    SELECT n.occupancy_id, sum(n.rent - x.rent) AS rent, sum(n.charges - x.charges) AS charges,
      sum(n.services - x.services) AS services, sum(n.options - x.options) AS options,
      sum(n.insurance - x.insurance) AS insurance, sum(n.benefit) AS benefit,
      sum(n.third) AS third
    FROM billing_rentnotice n CROSS JOIN LATERAL (
      SELECT
        coalesce(sum(o.amount) FILTER (WHERE o.kind IN ('rent', 'discount')), 0) AS rent,
        coalesce(sum(o.amount) FILTER (WHERE o.kind = 'charges'), 0) AS charges,
        coalesce(sum(o.amount) FILTER (WHERE o.kind = 'service'), 0) AS services,
        coalesce(sum(o.amount) FILTER (WHERE o.kind = 'option'), 0) AS options,
        coalesce(sum(o.amount) FILTER (WHERE o.kind = 'insurance'), 0) AS insurance
      FROM billing_extra o WHERE o.notice_id = n.id) x
    WHERE n.organisation_id = %(organisation)s AND n.month = %(first)s
      AND n.run_id IN (SELECT r.id FROM billing_rentrun r WHERE r.entity_id = %(entity)s)
      AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = n.id)
    GROUP BY n.occupancy_id
)
SELECT coalesce(s.id, c.occupancy_id), c.rent, c.charges, c.services, c.options, c.insurance,
  c.benefit, c.third
FROM summed s FULL JOIN called c ON c.occupancy_id = s.id
WHERE s.id = ANY(%(missed)s) OR c.occupancy_id IS NOT NULL AND (
  s.id IS NULL OR NOT s.simple OR c.third <> 0
  OR (s.rent, s.charges, s.services, s.options, s.insurance, s.benefit)
  IS DISTINCT FROM (c.rent, c.charges, c.services, c.options, c.insurance, c.benefit))
ORDER BY 1
"""
)
# What other payers were asked of a month, by contract and payer.
_THIRDS = """
SELECT n.occupancy_id, (x.line ->> 'payer')::bigint, sum((x.line ->> 'amount')::numeric)
FROM billing_rentnotice n CROSS JOIN LATERAL jsonb_array_elements(n.lines) x (line)
WHERE n.organisation_id = %(organisation)s AND n.month = %(first)s
  AND n.run_id IN (SELECT r.id FROM billing_rentrun r WHERE r.entity_id = %(entity)s)
  AND n.occupancy_id = ANY(%(called)s) AND x.line ->> 'kind' = 'third'
  AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = n.id)
GROUP BY 1, 2
"""


def compute_corrections(run: RentRun, organisation: Organisation, since: Month) -> None:
    """What earlier months should have come to, less what was called of them, notice by notice.

    A contract that a month has missed is called for it whole. Sums called once stay as they are;
    what was held stays held; what would give back of a month that was given up is held.
    """
    mine = run.drafts.exclude(held_because__in=["", GIVEN_UP_FIRST])
    held = mine.values_list("occupancy_id", "month", "held_because")
    kept = {(occupancy_id, month): because for occupancy_id, month, because in held}
    run.drafts.all().delete()
    month = since
    while month < Month.of(run.month):
        _correct_month(run, organisation, month)
        month = month.after
    for (occupancy_id, first), because in kept.items():
        run.drafts.filter(occupancy=occupancy_id, month=first).update(held_because=because)
    given_up_first(run.drafts.filter(held_because="")).update(held_because=GIVEN_UP_FIRST)


GIVEN_UP_FIRST = "Ce mois a été abandonné : défaites d’abord l’abandon, sur le compte du ménage."


def given_up_first(drafts: "QuerySet[Draft]") -> "QuerySet[Draft]":
    """Those that would give back money that nobody brought: their month's notice was given up."""
    lost = Allocation.objects.filter(
        notice__occupancy=OuterRef("occupancy"),
        notice__month=OuterRef("month"),
        payment__means=Payment.Means.WRITE_OFF,
    )
    left = lost.order_by().values("notice__occupancy").annotate(left=Sum("amount")).values("left")
    return drafts.filter(net__lt=0).filter(Exists(left.filter(left__gt=0)))


def _correct_month(run: RentRun, organisation: Organisation, month: Month) -> None:
    missed = missed_in(run.entity, month)
    parameters = {**parameters_of(run, organisation, month), "missed": missed}
    with connection.cursor() as cursor:
        cursor.execute(_DIFFER, parameters)
        called = {row[0]: row[1:] for row in cursor.fetchall()}
        if not called:
            return
        cursor.execute(_THIRDS, {**parameters, "called": list(called)})
        thirds: dict[int, dict[int, Decimal]] = defaultdict(dict)
        for occupancy_id, payer, amount in cursor.fetchall():
            thirds[occupancy_id][payer] = amount
    whose = _called_for(list(called), month)
    names = _names_of({payer for several in thirds.values() for payer in several})
    occupancies = list(Occupancy.objects.filter(pk__in=list(called)))
    asked = gather([o for o in occupancies if o.state in LIVED_IN], month)
    accounts = accounts_by_household(occupancies, run)
    convention = organisation.proration_on(month.first)
    drafts = []
    for occupancy in occupancies:
        should = (
            worth(asked[occupancy.pk], month, convention)
            if occupancy.pk in asked
            else Worth(dict.fromkeys(COLUMNS.values(), NOTHING), NOTHING, NOTHING, [])
        )
        # Nothing was called of a month that missed it: all of it is, as its notice would have been.
        gap = (
            should
            if occupancy.pk in missed
            else _gap(
                should,
                called[occupancy.pk],
                _thirds_gap(should, thirds[occupancy.pk], names, month),
                month,
            )
        )
        if gap is not None and gap.lines:
            drafts.append(
                draft_of(
                    run,
                    occupancy,
                    accounts[occupancy.household_id],
                    month,
                    gap,
                    whose[occupancy.pk]
                    if occupancy.pk in whose
                    else principal_of(occupancy, parameters["managed"], month),
                )
            )
    Draft.objects.bulk_create(drafts)


def _called_for(occupancies: list[int], month: Month) -> dict[int, int | None]:
    """For whom a month was called, by contract: what corrects it is the same one's."""
    rows = RentNotice.objects.filter(occupancy__in=occupancies, month=month.first).living()
    found: dict[int, int | None] = {}
    for occupancy, principal in rows.order_by("number").values_list("occupancy", "principal"):
        found.setdefault(occupancy, principal)
    return found


WORDS = {
    "rent": "Loyer ou redevance",
    "charges": "Charges",
    "services": "Prestations",
    "options": "Prestations facultatives",
    "insurance": "Assurance",
    "benefit": "Aide au logement",
}


def _names_of(auxiliaries: set[int]) -> dict[int, str]:
    if not auxiliaries:
        return {}
    rows = ThirdAccount.objects.filter(auxiliary__in=auxiliaries).select_related("body")
    return {row.auxiliary_id: row.body.name for row in rows}


def _thirds_gap(
    should: Worth, was: dict[int, Decimal], names: dict[int, str], month: Month
) -> list[dict[str, Any]]:
    """What other payers should owe less what they were asked, a line a payer."""
    now: dict[int, Decimal] = defaultdict(Decimal)
    for line in should.lines:
        if line["kind"] == "third":
            now[line["payer"]] += Decimal(line["amount"])
            names.setdefault(line["payer"], line["label"])
    return [
        {
            "kind": "third",
            "label": f"{names[payer]}, {month_in_words(month.first)}",
            "payer": payer,
            "full": f"{now[payer]:.2f}",
            "was": f"{was.get(payer, NOTHING):.2f}",
            "days": 1,
            "base": 1,
            "amount": f"{now[payer] - was.get(payer, NOTHING):.2f}",
        }
        for payer in sorted({*now, *was})
        if now[payer] != was.get(payer, NOTHING)
    ]


def _gap(
    should: Worth, called: Sequence[Decimal], thirds: list[dict[str, Any]], month: Month
) -> Worth | None:
    """What should be less what was called, line by line; None when they are the same."""
    names = [*dict.fromkeys(COLUMNS.values()), "benefit"]
    was = dict(zip(names, called, strict=False))
    now = {**should.sums, "benefit": should.benefit}
    gaps = {name: now[name] - was[name] for name in names}
    if not any(gaps.values()) and not thirds:
        return None
    lines = [
        {
            "kind": "service" if name == "services" else name.removesuffix("s") if name == "options"
            else name,
            "label": f"{WORDS[name]}, {month_in_words(month.first)}",
            "full": f"{now[name]:.2f}",
            "was": f"{was[name]:.2f}",
            "days": 1,
            "base": 1,
            "amount": f"{gaps[name]:.2f}",
        }
        for name in names
        if gaps[name]
    ]  # fmt: skip
    benefit = gaps.pop("benefit")
    third = sum((Decimal(line["amount"]) for line in thirds), NOTHING)
    return Worth(gaps, benefit, third, lines + thirds, [])
