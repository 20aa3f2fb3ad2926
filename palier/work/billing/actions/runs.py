"""Calling the rent of a month: prepare, look, issue; twice gives the same thing once."""

from datetime import date

from django.db import connection
from django.db.models import Max, Min
from django.utils import timezone

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import month_in_words, some_of
from palier.base.ledger.actions import (
    Selection,
    centre_of_site,
    hold_books,
    needed_account,
    post_selected,
    take_numbers,
)
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import accounts_of
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import entity_of
from palier.base.tenancy.walls import today_in
from palier.law.dates import Month
from palier.law.regimes import regimes
from palier.work.billing.actions.accounts import account_under, agency_auxiliary
from palier.work.billing.actions.preparing import check_open
from palier.work.billing.allocating import use_advances
from palier.work.billing.computing import compute_corrections, compute_drafts, set_aside
from palier.work.billing.computing.drafts import draft_of
from palier.work.billing.computing.worth import gather, worth
from palier.work.billing.events import RunIssued
from palier.work.billing.models import (
    Draft,
    Extra,
    HouseholdAccount,
    Payment,
    RentNotice,
    RentRun,
    Term,
)
from palier.work.billing.reads import count_figures, kept_for_charges_of
from palier.work.leases.models import LIVED_IN, DepositDeduction, Occupancy

# The account that each column of a notice is earned on; rents have their regime's own.
EARNED = {"charges": "7088", "services": "7066", "options": "7065", "insurance": "4672"}


@action("Émettre la facture d’un séjour")
def invoice_stay(occupancy: Occupancy, *, on: date, actor: Actor) -> RentNotice:
    """What was noted to be called once for a stay is owed now, on an invoice of its own.

    For those who pay by the day and leave within the month. What an earlier invoice, reversed since,
    left uncalled comes too. Refused: a contract called every month, not lived in, nothing to call, a
    closed month.
    """
    if occupancy.state not in LIVED_IN:
        raise Refused("Personne n’a vécu sous ce contrat : il n’y a rien à facturer.")
    entity, month = entity_of(occupancy.site), Month.of(on)
    hold_books(entity)
    check_open(entity, month)
    if Term.objects.filter(occupancy=occupancy, period__contains=on).exists():
        raise Refused(
            "Ce contrat est appelé chaque mois : ses frais viennent avec l’avis du mois."
        )
    account = account_under(occupancy, actor)
    mine = RentRun.objects.filter(entity=entity, month=month.first, kind=RentRun.Kind.STAY)
    run = RentRun.objects.create(
        organisation=actor.organisation,
        entity=entity,
        kind=RentRun.Kind.STAY,
        month=month.first,
        round=(mine.aggregate(last=Max("round"))["last"] or 0) + 1,
        due_on=on,
    )
    Extra.objects.filter(occupancy=occupancy, notice=None, month__lt=month.first).update(
        month=month.first
    )
    asked = gather([occupancy], month, fresh={occupancy.pk: False})[occupancy.pk]
    each = worth(asked, month, actor.organisation.proration_on(month.first))
    if not each.lines:
        raise Refused("Rien à facturer pour ce séjour.")
    # A monthly run already prepared would call the same sums again: it computes this one anew.
    set_aside(Draft.objects.filter(occupancy=occupancy, run__month=month.first))
    draft_of(run, occupancy, account.pk, month, each, None).save()
    _issue(run, actor)
    return RentNotice.objects.get(run=run)


@action("Émettre les avis d’échéance")
def issue_rent_run(run: RentRun, *, on: date | None = None, actor: Actor) -> RentRun:
    """One yes: number every notice that is not held, and post them. Done again: nothing more.

    Each is computed again: the yes is for what was seen. Issued late, on the day `on`, a notice is
    due that day at the earliest. Notices at zero stay behind. Refused: a closed month, nothing to
    issue, a notice that has changed since it was computed.
    """
    hold_books(run.entity)
    run = lock(run)
    if run.state == RentRun.State.ISSUED:
        return run
    if run.state == RentRun.State.DROPPED:
        raise Refused("Ce quittancement a été retiré : préparez-le à nouveau.")
    _compute_again(run)
    return _issue(run, actor, on)


def _compute_again(run: RentRun) -> None:
    """Compute the drafts of a run once more. Refused when one of them is not what was seen."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS billing_seen")
        cursor.execute(
            f"CREATE TEMP TABLE billing_seen ON COMMIT DROP AS SELECT {_SEEN} "  # noqa: S608 -- columns
            "FROM billing_draft WHERE run_id = %s",
            [run.pk],
        )
        if run.kind == RentRun.Kind.CORRECTION:
            first = run.since or run.drafts.aggregate(first=Min("month"))["first"] or run.month
            compute_corrections(run, run.organisation, Month.of(first))
        else:
            compute_drafts(run, run.organisation)
        cursor.execute(
            f"""SELECT DISTINCT o.number FROM (
                  (SELECT {_SEEN} FROM billing_seen EXCEPT
                   SELECT {_SEEN} FROM billing_draft WHERE run_id = %s)
                  UNION ALL
                  (SELECT {_SEEN} FROM billing_draft WHERE run_id = %s EXCEPT
                   SELECT {_SEEN} FROM billing_seen)
                ) moved JOIN leases_occupancy o ON o.id = moved.occupancy_id ORDER BY 1""",  # noqa: S608
            [run.pk, run.pk],
        )
        moved = [number for (number,) in cursor.fetchall()]
    if moved:
        raise Refused(
            f"Depuis le calcul, ce que l’on appelle a changé pour {some_of(moved)}. "
            "Rien n’a été émis : recalculez, regardez, puis émettez."
        )


_SEEN = "occupancy_id, month, rent, charges, services, options, insurance, third, benefit, net, principal_id, lines"


def _issue(run: RentRun, actor: Actor, on: date | None = None) -> RentRun:
    check_open(run.entity, Month.of(run.month))
    count = _rank_drafts(run)
    if count == 0:
        raise Refused("Aucun avis n’est prêt : tous sont à zéro ou mis de côté.")
    first = take_numbers(actor.organisation, "notices", count)
    _post(run, count, first, actor)
    _number(run, first, on)
    run.figures = count_figures(run).kept
    run.state, run.issued_at = RentRun.State.ISSUED, timezone.now()
    run.save(update_fields=["state", "issued_at", "figures"])
    _settle_credits(run)
    announce(RunIssued(run, actor))
    use_advances(run, actor)
    run.retained = _retained(run)
    run.save(update_fields=["retained"])
    return run


def _retained(run: RentRun) -> dict[str, str]:
    """By account that the run calls, what of a deposit waits for the charges of the year (euros)."""
    waiting = DepositDeduction.objects.filter(
        organisation=run.organisation_id,
        kind=DepositDeduction.Kind.CHARGES,
        deposit__settled_on__isnull=False,
    )
    accounts = HouseholdAccount.objects.filter(
        pk__in=RentNotice.objects.filter(run=run).values("account"),
        household__in=waiting.values("deposit__occupancy__household"),
    ).select_related("entity")
    on = max(run.dated_on, today_in(run.organisation))
    return {f"{pk}": f"{kept:.2f}" for pk, kept in kept_for_charges_of(accounts, on).items()}


def _settle_credits(run: RentRun) -> None:
    """What a credit note gives back pays what is owed, like a payment; the rest is an advance."""
    credits = RentNotice.objects.filter(run=run, net__lt=0)
    Payment.objects.bulk_create(
        [
            Payment(
                organisation_id=run.organisation_id,
                account_id=notice.account_id,
                on=run.dated_on,
                amount=-notice.net,
                means=Payment.Means.CREDIT,
                entry_id=notice.entry_id,
            )
            for notice in credits.order_by("number")
        ]
    )


def _rank_drafts(run: RentRun) -> int:
    """Give each draft to be issued its rank, for entries and notices alike."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS billing_issuing")
        cursor.execute(
            """CREATE TEMP TABLE billing_issuing ON COMMIT DROP AS
               SELECT d.id AS draft_id, row_number() OVER (ORDER BY o.number, d.id) AS rank
               FROM billing_draft d JOIN leases_occupancy o ON o.id = d.occupancy_id
               WHERE d.run_id = %s AND d.held_because = ''
                 AND ((d.rent, d.charges, d.services, d.options, d.insurance, d.benefit, d.third)
                     IS DISTINCT FROM (0, 0, 0, 0, 0, 0, 0)
                   OR d.lines @> '[{"kind": "third"}]')""",
            [run.pk],
        )
        count = int(cursor.rowcount)
        cursor.execute("ANALYZE billing_issuing")
        return count


def _post(run: RentRun, count: int, first: int, actor: Actor) -> None:
    """One entry a notice: the household, the agency and others owe; rent and the rest are earned.

    The rent of a home that we only manage is its principal's: no income, but what we shall owe
    once it is paid.
    """
    accounts = accounts_of(run.entity)
    earned = {law.code: accounts[law.account].pk for law in regimes().values()}
    users = accounts["411"].pk
    agency = agency_auxiliary(run.entity, actor).pk
    sites, centres = _centres(run)
    # Rents of the regimes by their own account: 7083 loyers, 7061 redevances…
    cases = " ".join("WHEN %s THEN %s" for _ in earned)
    sides = f"""
        SELECT i.rank, side.account_id, side.auxiliary_id,
               CASE WHEN side.auxiliary_id IS NULL THEN c.centre_id END AS centre_id,
               greatest(side.amount, 0) AS debit, greatest(-side.amount, 0) AS credit
        FROM billing_issuing i JOIN billing_draft d ON d.id = i.draft_id
        JOIN leases_occupancy o ON o.id = d.occupancy_id
        JOIN unnest(%s::bigint[], %s::bigint[]) AS c (site_id, centre_id) USING (site_id)
        JOIN billing_householdaccount a ON a.id = d.account_id
        LEFT JOIN ledger_auxiliary p ON p.id = d.principal_id
        CROSS JOIN LATERAL (
            VALUES (%s::bigint, a.auxiliary_id, d.net), (%s, %s, d.benefit),
              (p.account_id, p.id, CASE WHEN p.id IS NOT NULL THEN
                 -(d.rent + d.charges + d.services + d.options + d.insurance) END),
              (CASE WHEN p.id IS NULL THEN CASE o.regime {cases} END END, NULL, -d.rent),
              (CASE WHEN p.id IS NULL THEN %s END, NULL, -d.charges),
              (CASE WHEN p.id IS NULL THEN %s END, NULL, -d.services),
              (CASE WHEN p.id IS NULL THEN %s END, NULL, -d.options),
              (CASE WHEN p.id IS NULL THEN %s END, NULL, -d.insurance)
            UNION ALL
            SELECT %s, (x.line ->> 'payer')::bigint, (x.line ->> 'amount')::numeric
            FROM jsonb_array_elements(
              CASE WHEN d.lines @> '[{{"kind": "third"}}]' THEN d.lines ELSE '[]' END) x (line)
            WHERE x.line ->> 'kind' = 'third'
        ) side (account_id, auxiliary_id, amount)
        WHERE side.account_id IS NOT NULL AND side.amount <> 0"""  # noqa: S608 -- only placeholders are joined in
    post_selected(
        run.entity,
        daybook=Entry.Daybook.SALES,
        heads=Selection(
            """SELECT i.rank, %s::date AS "on",
                 %s || CASE WHEN d.month <> %s THEN to_char(d.month, ', "pour" MM/YYYY') ELSE '' END
                   AS label,
                 'AV' || lpad(n.number, greatest(6, length(n.number)), '0') AS piece
               FROM billing_issuing i JOIN billing_draft d ON d.id = i.draft_id
               CROSS JOIN LATERAL (SELECT (%s + i.rank - 1)::text) n (number)""",
            [run.dated_on, _label(run), run.month, first],
        ),
        sides=Selection(
            sides,
            [
                sites,
                centres,
                users,
                users,
                agency,
                *[value for pair in earned.items() for value in pair],
                *(needed_account(run.entity, code).pk for code in EARNED.values()),
                users,
            ],
        ),
        count=count,
        actor=actor,
    )


def _label(run: RentRun) -> str:
    words = {
        RentRun.Kind.CORRECTION: "Correction",
        RentRun.Kind.STAY: "Facture de séjour",
    }.get(RentRun.Kind(run.kind), "Avis d’échéance")
    return f"{words}, {month_in_words(run.month)}"


def _centres(run: RentRun) -> tuple[list[int], list[int]]:
    """The sites of a run, and what the rents of each are counted under."""
    sites = list(Site.objects.filter(occupancy__draft__run=run).distinct().order_by("pk"))
    return [site.pk for site in sites], [centre_of_site(run.entity, site).pk for site in sites]


def _number(run: RentRun, first: int, on: date | None) -> None:
    """The notices themselves, numbered without a gap, each tied to its entry and its extras.

    None is due before someone lives there, nor before it exists.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO billing_rentnotice (organisation_id, run_id, occupancy_id, account_id,
                 entry_id, number, month, due_on, rent, charges, services, options, insurance,
                 third, benefit, net, lines, principal_id)
               SELECT d.organisation_id, d.run_id, d.occupancy_id, d.account_id, e.id,
                 %s + i.rank - 1, d.month, greatest(%s::date, %s::date, lower(o.period)), d.rent,
                 d.charges, d.services, d.options, d.insurance, d.third, d.benefit, d.net, d.lines,
                 d.principal_id
               FROM billing_issuing i
               JOIN billing_draft d ON d.id = i.draft_id
               JOIN leases_occupancy o ON o.id = d.occupancy_id
               JOIN ledger_posted e ON e.rank = i.rank
               ORDER BY i.rank""",
            [first, run.due_on, on],
        )
        cursor.execute(
            """UPDATE billing_extra e SET notice_id = n.id
               FROM billing_rentnotice n CROSS JOIN LATERAL jsonb_array_elements(n.lines) x (line)
               WHERE e.organisation_id = %s AND e.notice_id IS NULL AND e.month = %s
                 AND n.run_id = %s AND n.occupancy_id = e.occupancy_id
                 AND (x.line ->> 'once')::bigint = e.id""",
            [run.organisation_id, run.month, run.pk],
        )
