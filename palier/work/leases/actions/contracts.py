"""A contract from its draft to its end."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.periods import last_day, period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import take_numbers
from palier.base.tenancy.actors import Actor
from palier.base.ui import search
from palier.registers.housing.models import Place
from palier.registers.people.models import Household
from palier.registers.people.reads import members_on
from palier.work.leases.actions.parts import role_of, search_words
from palier.work.leases.events import (
    OccupancyActivated,
    OccupancyEnded,
)
from palier.work.leases.models import (
    OCCUPANCY_MOVES,
    Holding,
    HoldingPlace,
    HoldingState,
    Occupancy,
    OccupancyParty,
    OccupancyPlace,
    OccupancyState,
)


@action("Rédiger un contrat")
def draft_occupancy(
    place: Place,
    *,
    household: Household,
    regime: str,
    starts_on: date,
    is_furnished: bool = False,
    holding: Holding | None = None,
    actor: Actor,
) -> Occupancy:
    """Prepare a contract for a household: nothing is taken nor owed until it is activated."""
    if holding is None:
        held = HoldingPlace.objects.filter(
            place=place,
            holding__period__contains=starts_on,
            holding__state__in=(HoldingState.DRAFT, HoldingState.SIGNED),
            ends_on=None,
        )
        found = held.select_related("holding").order_by("-pk").first()
        holding = found.holding if found else None
    occupancy = Occupancy.objects.create(
        organisation=actor.organisation,
        number=f"B-{take_numbers(actor.organisation, 'occupancies'):04d}",
        household=household,
        site_id=place.site_id,
        main_place=place,
        holding=holding,
        regime=regime,
        is_furnished=is_furnished,
        period=period(starts_on),
    )
    _take_places(occupancy, place)
    _take_parties(occupancy, starts_on)
    search.keep_many([search.search_row(occupancy, **search_words(occupancy))])
    return occupancy


def _take_places(occupancy: Occupancy, place: Place) -> None:
    """The place itself and, for a dwelling, each of its rooms."""
    OccupancyPlace.objects.bulk_create(
        [
            OccupancyPlace(
                organisation_id=occupancy.organisation_id,
                occupancy=occupancy,
                place=each,
                period=occupancy.period,
            )
            for each in [place, *place.rooms.order_by("pk")]
        ]
    )


def _take_parties(occupancy: Occupancy, on: date) -> None:
    """Adults sign, children live there."""
    OccupancyParty.objects.bulk_create(
        [
            OccupancyParty(
                organisation_id=occupancy.organisation_id,
                occupancy=occupancy,
                person=member.person,
                role=role_of(member),
            )
            for member in members_on(occupancy.household, on)
        ]
    )


@action("Activer le contrat")
def activate_occupancy(
    occupancy: Occupancy,
    *,
    starts_on: date,
    reserve: str = "",
    reserve_due_on: date | None = None,
    actor: Actor,
) -> Occupancy:
    """Hand over the keys: from `starts_on` the household lives there and owes its rent.

    Refused when another household has the place that day. A sublease without the title that
    we hold the home by asks for a reason, and until when it will be put right.
    """
    occupancy = lock(occupancy)
    OCCUPANCY_MOVES.go(occupancy, OccupancyState.ACTIVE)
    if occupancy.law.needs_holding and occupancy.holding_id is None and not reserve:
        raise Refused(
            {
                "reserve": "Ce contrat est une sous-location, et aucune prise à bail n’est "
                "enregistrée pour ce logement. Enregistrez-la, ou dites pourquoi vous activez "
                "quand même et jusqu’à quand."
            }
        )
    if reserve and reserve_due_on is None:
        raise Refused({"reserve_due_on": "Dites avant quelle date la réserve sera levée."})
    places = list(occupancy.places.select_for_update().values_list("place_id", flat=True))
    _check_free(places, starts_on)
    occupancy.period = period(starts_on)
    occupancy.reserve, occupancy.reserve_due_on = reserve, reserve_due_on
    occupancy.save(update_fields=["state", "period", "reserve", "reserve_due_on"])
    occupancy.places.update(is_firm=True, period=occupancy.period)
    announce(OccupancyActivated(occupancy, actor))
    return occupancy


def _check_free(place_ids: list[int], starts_on: date) -> None:
    """Name the obstacle; the database's own exclusion stands behind for whoever comes at once."""
    taken = (
        OccupancyPlace.objects.filter(
            place__in=place_ids, is_firm=True, period__overlap=DateRange(starts_on, None, "[)")
        )
        .select_related("place", "occupancy__household")
        .order_by("period", "pk")
        .first()
    )
    if taken is None:
        return
    last = last_day(taken.period)
    until = f" jusqu’au {day_in_words(last)}" if last else ""
    raise Refused(
        {
            "starts_on": f"{taken.place.label.capitalize()} est occupé par "
            f"{taken.occupancy.household.name} (contrat {taken.occupancy.number}){until}. "
            "Terminez d’abord ce contrat, ou choisissez une autre date."
        }
    )


@action("Terminer le contrat")
def end_occupancy(
    occupancy: Occupancy, *, ends_on: date, end_reason: str, actor: Actor
) -> Occupancy:
    """The household leaves: `ends_on` is the first day it no longer lives there."""
    occupancy = lock(occupancy)
    OCCUPANCY_MOVES.go(occupancy, OccupancyState.ENDED)
    if ends_on <= occupancy.starts_on:
        raise Refused({"ends_on": "Le départ est avant l’entrée dans les lieux."})
    occupancy.period = period(occupancy.starts_on, ends_on)
    occupancy.end_reason = end_reason
    occupancy.save(update_fields=["state", "period", "end_reason"])
    occupancy.places.update(period=occupancy.period)
    announce(OccupancyEnded(occupancy, actor))
    return occupancy


@action("Annuler un contrat en préparation")
def cancel_occupancy(occupancy: Occupancy, *, actor: Actor) -> Occupancy:
    """The draft will not be signed; it stays readable."""
    occupancy = lock(occupancy)
    OCCUPANCY_MOVES.go(occupancy, OccupancyState.CANCELLED)
    occupancy.save(update_fields=["state"])
    return occupancy
