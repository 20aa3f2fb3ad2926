"""Calling the rent of a month: prepare, look, issue; twice gives the same thing once."""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import month_in_words
from palier.base.ledger.actions import (
    Selection,
    centre_of_site,
    hold_books,
    post_selected,
    take_numbers,
)
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import accounts_of, is_closed
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation, Site
from palier.base.tenancy.reads import main_entity
from palier.law.dates import Month
from palier.law.regimes import regimes
from palier.work.billing.actions.accounts import agency_auxiliary
from palier.work.billing.allocating import use_advances
from palier.work.billing.computing import compute_drafts
from palier.work.billing.models import Draft, RentRun

CHARGES_ACCOUNT, SERVICES_ACCOUNT = "7088", "7066"


@action("Préparer un quittancement")
def prepare_rent_run(organisation: Organisation, *, month_on: date, actor: Actor) -> RentRun:
    """Compute what each contract comes to for the month of `month_on`; nothing is owed yet.

    Done again, it computes again. Once the month is issued, only contracts without a living
    notice are computed, in a second round; if there are none, the issued run is given back.
    Refused: a closed month.
    """
    month = Month.of(month_on)
    entity = main_entity(organisation)
    hold_books(entity)
    _check_open(entity, month)
    run = (
        RentRun.objects.select_for_update()
        .filter(organisation=organisation, month=month.first)
        .order_by("-round")
        .first()
    )
    if run is None or run.state == RentRun.State.ISSUED:
        return _next_round(organisation, entity, month, run)
    compute_drafts(run, organisation)
    run.save(update_fields=["prepared_at"])
    return run


def _next_round(
    organisation: Organisation, entity: LegalEntity, month: Month, issued: RentRun | None
) -> RentRun:
    """A new run for the month; the issued one when no contract is left to be called."""
    with transaction.atomic():
        run = RentRun.objects.create(
            organisation=organisation,
            entity=entity,
            month=month.first,
            round=issued.round + 1 if issued else 1,
            due_on=month.first.replace(day=organisation.due_day),
        )
        compute_drafts(run, organisation)
        if issued is None or run.drafts.exists():
            return run
        transaction.set_rollback(True)
    return issued


def _check_open(entity: LegalEntity, month: Month) -> None:
    if is_closed(entity, month):
        raise Refused(
            f"Le mois de {month_in_words(month.first)} est clos : on n’y appelle plus de loyer. "
            "Choisissez le mois ouvert."
        )


@action("Mettre un avis de côté")
def hold_draft(draft: Draft, *, reason: str, actor: Actor) -> Draft:
    """This notice will not be issued with the others; say why."""
    draft = _open_draft(draft)
    draft.held_because = reason.strip()
    draft.save(update_fields=["held_because"])
    return draft


@action("Reprendre un avis mis de côté")
def release_draft(draft: Draft, *, actor: Actor) -> Draft:
    """This notice will be issued with the others."""
    draft = _open_draft(draft)
    draft.held_because = ""
    draft.save(update_fields=["held_because"])
    return draft


def _open_draft(draft: Draft) -> Draft:
    run = lock(draft.run)
    if run.state != RentRun.State.DRAFT:
        raise Refused("Ce quittancement est déjà émis.")
    return lock(draft)


@action("Émettre les avis d’échéance")
def issue_rent_run(run: RentRun, *, actor: Actor) -> RentRun:
    """One yes: number every notice that is not held, and post them. Done again: nothing more.

    Notices at zero stay behind. Refused: a closed month, nothing to issue.
    """
    hold_books(run.entity)
    run = lock(run)
    if run.state == RentRun.State.ISSUED:
        return run
    _check_open(run.entity, Month.of(run.month))
    count = _rank_drafts(run)
    if count == 0:
        raise Refused("Aucun avis n’est prêt : tous sont à zéro ou mis de côté.")
    first = take_numbers(actor.organisation, "notices", count)
    _post(run, count, first, actor)
    _number(run, first)
    run.state, run.issued_at = RentRun.State.ISSUED, timezone.now()
    run.save(update_fields=["state", "issued_at"])
    use_advances(run)
    return run


def _rank_drafts(run: RentRun) -> int:
    """Give each draft to be issued its rank, for entries and notices alike."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS billing_issuing")
        cursor.execute(
            """CREATE TEMP TABLE billing_issuing ON COMMIT DROP AS
               SELECT d.id AS draft_id, row_number() OVER (ORDER BY o.number, d.id) AS rank
               FROM billing_draft d JOIN leases_occupancy o ON o.id = d.occupancy_id
               WHERE d.run_id = %s AND d.held_because = '' AND d.rent + d.charges + d.services > 0""",
            [run.pk],
        )
        count = int(cursor.rowcount)
        cursor.execute("ANALYZE billing_issuing")
        return count


def _post(run: RentRun, count: int, first: int, actor: Actor) -> None:
    """One entry a notice: the household and the agency owe, rent, charges and services are earned."""
    accounts = accounts_of(run.entity)
    earned = {law.code: accounts[law.account].pk for law in regimes().values()}
    users = accounts["411"].pk
    sites, centres = _centres(run)
    agency = agency_auxiliary(run.entity, actor).pk
    # Rents of the regimes by their own account: 7083 loyers, 7061 redevances…
    cases = " ".join("WHEN %s THEN %s" for _ in earned)
    sides = f"""
        SELECT i.rank, side.account_id, side.auxiliary_id,
               CASE WHEN side.auxiliary_id IS NULL THEN c.centre_id END AS centre_id,
               side.debit, side.credit
        FROM billing_issuing i JOIN billing_draft d ON d.id = i.draft_id
        JOIN leases_occupancy o ON o.id = d.occupancy_id
        JOIN unnest(%s::bigint[], %s::bigint[]) AS c (site_id, centre_id) USING (site_id)
        JOIN billing_householdaccount a ON a.id = d.account_id
        CROSS JOIN LATERAL (VALUES
            (%s::bigint, a.auxiliary_id, d.net, 0::numeric),
            (%s, %s, d.benefit, 0),
            (CASE o.regime {cases} END, NULL, 0, d.rent),
            (%s, NULL, 0, d.charges),
            (%s, NULL, 0, d.services)
        ) side (account_id, auxiliary_id, debit, credit)
        WHERE side.debit + side.credit > 0"""  # noqa: S608 -- only placeholders are joined in
    pairs = [value for pair in earned.items() for value in pair]
    post_selected(
        run.entity,
        daybook=Entry.Daybook.SALES,
        heads=Selection(
            """SELECT i.rank, %s::date AS "on", %s AS label,
                      'AV' || lpad((%s + i.rank - 1)::text, 6, '0') AS piece
               FROM billing_issuing i""",
            [run.month, f"Avis d’échéance, {month_in_words(run.month)}", first],
        ),
        sides=Selection(
            sides,
            [
                sites,
                centres,
                users,
                users,
                agency,
                *pairs,
                accounts[CHARGES_ACCOUNT].pk,
                accounts[SERVICES_ACCOUNT].pk,
            ],
        ),
        count=count,
        actor=actor,
    )


def _centres(run: RentRun) -> tuple[list[int], list[int]]:
    """The sites of a run, and what the rents of each are counted under."""
    sites = list(Site.objects.filter(occupancy__draft__run=run).distinct().order_by("pk"))
    return [site.pk for site in sites], [centre_of_site(run.entity, site).pk for site in sites]


def _number(run: RentRun, first: int) -> None:
    """The notices themselves, numbered without a gap, each tied to its entry."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO billing_rentnotice (organisation_id, run_id, occupancy_id, account_id,
                 entry_id, number, month, due_on, rent, charges, services, benefit, net, lines)
               SELECT d.organisation_id, d.run_id, d.occupancy_id, d.account_id, e.id,
                 %s + i.rank - 1, %s, %s, d.rent, d.charges, d.services, d.benefit, d.net, d.lines
               FROM billing_issuing i
               JOIN billing_draft d ON d.id = i.draft_id
               JOIN ledger_posted e ON e.rank = i.rank""",
            [first, run.month, run.due_on],
        )
