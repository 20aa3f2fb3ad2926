"""Runs in preparation: computed, looked at, notices held; nothing is owed of them."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import month_in_words, of_name
from palier.base.ledger.actions import hold_books
from palier.base.ledger.reads import is_closed
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import main_entity
from palier.law.dates import Month, add_months
from palier.work.billing.computing import compute_corrections, compute_drafts
from palier.work.billing.computing.corrections import GIVEN_UP_FIRST, given_up_first
from palier.work.billing.models import Draft, RentRun
from palier.work.billing.reads import count_figures


@action("Préparer un quittancement")
def prepare_rent_run(
    organisation: Organisation,
    *,
    month_on: date,
    entity: LegalEntity | None = None,
    actor: Actor,
) -> RentRun:
    """Compute what each contract comes to for the month of `month_on`; nothing is owed yet.

    The contracts are those of the sites kept in the books of `entity` (none: the main one).

    Done again, it computes again. Once the month is issued, only contracts without a living
    notice are computed, in a second round; if there are none, the issued run is given back.
    Refused: a closed month.
    """
    month = Month.of(month_on)
    entity = entity or main_entity(organisation)
    hold_books(entity)
    check_open(entity, month)
    run = (
        RentRun.objects.select_for_update()
        .filter(entity=entity, month=month.first, kind=RentRun.Kind.MONTHLY)
        .order_by("-round")
        .first()
    )
    if run is None or run.state == RentRun.State.ISSUED:
        return _next_round(organisation, entity, month, run)
    compute_drafts(run, organisation)
    run.state = RentRun.State.DRAFT
    run.save(update_fields=["state", "prepared_at"])
    keep_figures(run)
    return run


def keep_figures(run: RentRun) -> None:
    """Count what the drafts of a run come to, once for all who will look at it."""
    run.figures = count_figures(run).kept
    run.save(update_fields=["figures"])


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
            keep_figures(run)
            return run
        transaction.set_rollback(True)
    return issued


@action("Préparer des corrections")
def prepare_corrections(
    organisation: Organisation,
    *,
    month_on: date,
    since_on: date,
    entity: LegalEntity | None = None,
    actor: Actor,
) -> RentRun:
    """What the months from `since_on` on should have come to, less what was called of them.

    Entries, departures and rents dated back come out as more to pay or as credit notes, posted in
    the month of `month_on`: closed months do not move. Refused: a closed month, nothing before it,
    more than three years (loi n° 89-462, art. 7-1), nothing to correct.
    """
    month, since = Month.of(month_on), Month.of(since_on)
    entity = entity or main_entity(organisation)
    hold_books(entity)
    check_open(entity, month)
    if not since < month:
        raise Refused({"since_on": "Ce sont les mois d’avant que l’on corrige."})
    if since.first < add_months(month.first, -36):
        raise Refused(
            {
                "since_on": "Au-delà de trois ans, un loyer ne se réclame plus (loi n° 89-462, "
                "art. 7-1)."
            }
        )
    run = _corrections(organisation, entity, month)
    run.since = since.first
    compute_corrections(run, organisation, since)
    if not run.drafts.exists():
        raise Refused(
            f"Rien à corriger avant {month_in_words(month.first)} : ces mois ont été appelés comme ils "
            f"le devaient. Pour corriger {month_in_words(month.first)}, passez-le au mois suivant."
        )
    run.save()
    keep_figures(run)
    return run


def _corrections(organisation: Organisation, entity: LegalEntity, month: Month) -> RentRun:
    """The one run of corrections in preparation, moved to `month`; a new one when there is none.

    Two of them would call the same months twice.
    """
    mine = RentRun.objects.filter(entity=entity, kind=RentRun.Kind.CORRECTION)
    drafts = mine.select_for_update().filter(state=RentRun.State.DRAFT).order_by("pk")
    found = list(drafts)
    run = found[0] if found else None
    for other in found[1:]:
        drop(other)
    if run is None:
        run = RentRun(organisation=organisation, entity=entity, kind=RentRun.Kind.CORRECTION)
    if run.month != month.first:
        last = mine.filter(month=month.first).aggregate(last=Max("round"))["last"]
        run.month, run.round = month.first, (last or 0) + 1
        run.due_on = month.first.replace(day=organisation.due_day)
    run.save()
    return run


@action("Retirer un quittancement en préparation")
def drop_rent_run(run: RentRun, *, actor: Actor) -> Organisation:
    """Nothing of it is owed: its drafts go, and it can be prepared again. Refused: issued."""
    run = lock(run)
    if run.state == RentRun.State.ISSUED:
        raise Refused("Ce quittancement est émis : un avis s’annule, il ne se retire pas.")
    drop(run)
    return actor.organisation


def drop(run: RentRun) -> None:
    """Its drafts go; prepared again, it is the same run."""
    run.drafts.all().delete()
    run.state, run.figures = RentRun.State.DROPPED, None
    run.save(update_fields=["state", "figures"])


@action("Mettre un avis de côté")
def hold_draft(draft: Draft, *, reason: str, actor: Actor) -> Draft:
    """This notice will not be issued with the others; say why."""
    draft = _open_draft(draft)
    draft.held_because = reason.strip()
    draft.save(update_fields=["held_because"])
    keep_figures(draft.run)
    return draft


@action("Reprendre un avis mis de côté")
def release_draft(draft: Draft, *, actor: Actor) -> Draft:
    """This notice will be issued with the others. Refused: it gives back of a month given up."""
    draft = _open_draft(draft)
    if given_up_first(Draft.objects.filter(pk=draft.pk)).exists():
        raise Refused(GIVEN_UP_FIRST)
    draft.held_because = ""
    draft.save(update_fields=["held_because"])
    keep_figures(draft.run)
    return draft


def _open_draft(draft: Draft) -> Draft:
    run = lock(draft.run)
    if run.state != RentRun.State.DRAFT:
        raise Refused("Ce quittancement est déjà émis.")
    return lock(draft)


def check_open(entity: LegalEntity, month: Month) -> None:
    """Refused: a closed month."""
    if is_closed(entity, month):
        raise Refused(
            f"Le mois {of_name(month_in_words(month.first))} est clos : on n’y appelle plus de loyer. "
            "Choisissez le mois ouvert."
        )
