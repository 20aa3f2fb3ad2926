"""What partners were asked, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from palier.base.tenancy.actors import Actor
from palier.registers.partners.models import Offer
from palier.work.access.models import Referral

Outcome = Referral.Outcome


@dataclass(frozen=True)
class Used:
    """How often a partner was asked, for an offer or not, and what came of it (households)."""

    body: str
    offer: str
    sent: int
    met: int
    refused: int
    not_wanted: int
    unknown: int

    @property
    def waiting(self) -> int:
        """Sent, and not closed yet."""
        return self.sent - self.met - self.refused - self.not_wanted - self.unknown


_COUNTS = {
    "sent": Count("pk"),
    **{
        code.value: Count("pk", filter=Q(outcome=code))
        for code in (Outcome.MET, Outcome.REFUSED, Outcome.NOT_WANTED, Outcome.UNKNOWN)
    },
}


def referrals_counted(actor: Actor) -> QuerySet[Referral]:
    """Those that an actor may count, naming nobody: of where they work, those about health too."""
    if not actor.sees("access.requests"):
        return Referral.objects.none()
    return Referral.objects.filter(organisation=actor.organisation).within(actor)


def years_of_referrals(actor: Actor) -> list[int]:
    """The years in which somebody was sent somewhere, the last first."""
    days = referrals_counted(actor).dates("on", "year", order="DESC")
    return [day.year for day in days]


def used_in(actor: Actor, year: int) -> list[Used]:
    """What was asked of each partner in a year, those asked most first; one query."""
    rows = referrals_counted(actor).filter(on__year=year)
    found: Any = rows.values("to", "to__name", "offer", "offer__name").annotate(**_COUNTS)
    return [
        _used(each["to__name"], each["offer__name"] or "", each)
        for each in found.order_by("-sent", "to__name", "offer__name", "to", "offer")
    ]


def used_of(rows: QuerySet[Referral], name: str = "") -> Used:
    """The same, for some referrals together; one query."""
    return _used(name, "", rows.aggregate(**_COUNTS))


def used_offer(actor: Actor, offer: Offer) -> Used:
    """What came of those sent to an offer, since it is known."""
    return used_of(referrals_counted(actor).filter(offer=offer), offer.name)


def totals_of(used: Sequence[Used]) -> Used:
    """All of them together."""
    columns = ("sent", "met", "refused", "not_wanted", "unknown")
    return Used("Ensemble", "", *(sum(getattr(each, name) for each in used) for name in columns))


def _used(body: str, offer: str, counts: dict[str, int]) -> Used:
    return Used(body, offer, *(counts[name] for name in _COUNTS))
