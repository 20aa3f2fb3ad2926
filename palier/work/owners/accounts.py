"""The accounts of mandates: which homes are managed for whom, and where their money stands."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from palier.base.kit.periods import period
from palier.base.ledger.actions import needed_account, open_auxiliaries
from palier.base.tenancy.models import Organisation
from palier.law.dates import Month
from palier.registers.housing.models import Place
from palier.work.leases.models import Occupancy
from palier.work.owners.models import MandateAccount
from palier.work.titles.models import Holding, HoldingPlace, HoldingState
from palier.work.titles.reads import books_of

CALLED, HELD = "4679", "467"


def needed_mandate_account(holding: Holding) -> MandateAccount:
    """A mandate's two accounts, opened on their first need."""
    found = MandateAccount.objects.filter(holding=holding).select_related("called", "held").first()
    if found:
        return found
    entity, code = books_of(holding), f"G{holding.pk:07d}"
    called, held = (
        open_auxiliaries(needed_account(entity, number), {code: holding.owner.name})[0]
        for number in (CALLED, HELD)
    )
    return MandateAccount.objects.create(
        organisation_id=holding.organisation_id,
        holding=holding,
        entity=entity,
        called=called,
        held=held,
    )


def mandates_of(organisation: Organisation, month: Month) -> list[Holding]:
    """Management mandates that ran in a month, were they ended since, that we keep ourselves; where
    one took the place of another, the latest comes last."""
    return list(
        Holding.objects.filter(
            organisation=organisation,
            kind=Holding.Kind.MANDATE,
            state__in=[HoldingState.SIGNED, HoldingState.ENDED],
            period__overlap=period(month.first, month.end),
        )
        .select_related("owner", "organisation")
        .order_by("period", "pk")
    )


def mandate_of(occupancy: Occupancy, on: date) -> Holding | None:
    """The management mandate of an occupancy's home on a day, were it ended since."""
    home = occupancy.main_place
    return (
        Holding.objects.filter(
            Q(places__ends_on=None) | Q(places__ends_on__gt=on),
            places__place__in=[home.pk, home.parent_id or home.pk],
            kind=Holding.Kind.MANDATE,
            state__in=[HoldingState.SIGNED, HoldingState.ENDED],
            period__contains=on,
        )
        .select_related("owner", "organisation")
        .order_by("pk")
        .first()
    )


def homes_of(holdings: list[Holding], on: date) -> dict[int, int]:
    """The homes and rooms of these titles from a day on, by place, with the title (ids); of two
    titles, the latter."""
    rows = HoldingPlace.objects.filter(holding__in=holdings)
    held: dict[int, list[int]] = defaultdict(list)
    for place, holding, ends_on in rows.values_list("place", "holding", "ends_on"):
        if ends_on is None or ends_on > on:
            held[holding].append(place)
    places = {place: title.pk for title in holdings for place in held[title.pk]}
    rooms = {
        room.pk: places[room.parent_id]
        for room in Place.objects.filter(parent__in=list(places))
        if room.parent_id
    }
    return {**places, **rooms}
