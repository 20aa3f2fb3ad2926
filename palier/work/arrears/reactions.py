"""What arrears do when a room below announces something."""

from django.db.models import QuerySet

from palier.base.journal.events import reacts_to
from palier.base.kit.money import NOTHING
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.walls import today_in
from palier.work.arrears.finding import standings
from palier.work.arrears.models import FOLLOWED, ArrearsCase
from palier.work.billing.events import DebtsSettled, NoticeReversed
from palier.work.billing.models import HouseholdAccount


@reacts_to(DebtsSettled)
def what_was_paid(event: DebtsSettled) -> None:
    """A payment is seen at once on the case that it touches; the rules are read again at night."""
    payments = {each.payment_id for each in event.allocations}
    _read_again(event.actor, HouseholdAccount.objects.filter(payments__in=payments))


@reacts_to(NoticeReversed)
def what_is_asked_no_more(event: NoticeReversed) -> None:
    """A notice undone is seen at once too."""
    _read_again(event.actor, HouseholdAccount.objects.filter(pk=event.notice.account_id))


def _read_again(actor: Actor, accounts: QuerySet[HouseholdAccount]) -> None:
    organisation = actor.organisation
    cases = list(ArrearsCase.objects.filter(account__in=accounts, state__in=FOLLOWED))
    if not cases:
        return
    on = today_in(organisation)
    owing = {
        each.account_id: each
        for each in standings(organisation, on, [case.account_id for case in cases])
    }
    for case in cases:
        standing = owing.get(case.account_id)
        case.debt = standing.debt if standing else NOTHING
        case.default_on = standing.default_on if standing else case.default_on
        case.seen_on = on
    ArrearsCase.objects.bulk_update(cases, ["debt", "default_on", "seen_on"], batch_size=500)
