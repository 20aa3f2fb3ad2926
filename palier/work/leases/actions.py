"""Everything done to titles and contracts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING
from palier.base.kit.periods import last_day, period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import take_numbers
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.ui import search
from palier.registers.housing.models import Place
from palier.registers.people.models import Body, Household, HouseholdMember
from palier.registers.people.reads import members_on
from palier.work.leases.events import (
    ContractsBrought,
    ContractsRemoved,
    OccupancyActivated,
    OccupancyEnded,
)
from palier.work.leases.models import (
    OCCUPANCY_MOVES,
    Holding,
    HoldingPlace,
    Occupancy,
    OccupancyParty,
    OccupancyPlace,
    OccupancyState,
)


@dataclass(frozen=True)
class NewHolding:
    """By what right homes are held, from whom, and the rent paid (euros a month)."""

    owner: Body
    kind: str
    places: tuple[Place, ...]
    starts_on: date
    ends_on: date | None = None
    rent: Decimal = NOTHING


@action("Prendre un logement à bail")
def record_holding(
    owner: Body,
    *,
    kind: str,
    places: Sequence[Place],
    starts_on: date,
    ends_on: date | None = None,
    rent: Decimal = NOTHING,
    actor: Actor,
) -> Holding:
    """By what right we have these homes, from whom and at what rent (euros a month)."""
    told = NewHolding(owner, kind, tuple(places), starts_on, ends_on, rent)
    return _record(actor.organisation, [told])[0]


@action("Prendre des logements à bail")
def record_holdings(
    organisation: Organisation, *, holdings: Sequence[NewHolding], actor: Actor
) -> list[Holding]:
    """Many titles at once, in the order given. Refused: an end before the start, a negative rent."""
    return _record(organisation, holdings)


def _record(organisation: Organisation, holdings: Sequence[NewHolding]) -> list[Holding]:
    for told in holdings:
        if told.ends_on is not None and told.ends_on <= told.starts_on:
            raise Refused({"ends_on": "La fin est avant le début."})
        if told.rent < 0:
            raise Refused({"rent": "Un loyer ne peut pas être négatif."})
        if not told.places:
            raise Refused({"places": "Choisissez au moins un lieu."})
    made = Holding.objects.bulk_create(
        [
            Holding(
                organisation=organisation,
                kind=told.kind,
                owner=told.owner,
                period=period(told.starts_on, told.ends_on),
                rent=told.rent,
            )
            for told in holdings
        ],
        batch_size=2000,
    )
    HoldingPlace.objects.bulk_create(
        [
            HoldingPlace(organisation=organisation, holding=holding, place=place)
            for holding, told in zip(made, holdings, strict=True)
            for place in told.places
        ],
        batch_size=2000,
    )
    return made


@dataclass(frozen=True)
class BroughtContract:
    """A contract already lived in, as another tool kept it; `ends_on`: the first day without it."""

    place: Place
    household: Household
    regime: str
    starts_on: date
    ends_on: date | None = None
    end_reason: str = ""
    former_reference: str = ""


@action("Reprendre des contrats en cours")
def bring_contracts(
    organisation: Organisation, *, contracts: Sequence[BroughtContract], actor: Actor
) -> list[Occupancy]:
    """Take over contracts that are lived in already, in the order given; no key is handed over.

    A title that we hold the home by is tied when there is one. Refused: a place let twice.
    """
    first = take_numbers(organisation, "occupancies", len(contracts))
    places = [told.place.pk for told in contracts]
    held = dict(
        HoldingPlace.objects.filter(place__in=places).values_list("place_id", "holding_id")
    )
    made = Occupancy.objects.bulk_create(
        [
            _brought(organisation, told, f"B-{first + rank:04d}", held.get(told.place.pk))
            for rank, told in enumerate(contracts)
        ],
        batch_size=2000,
    )
    rooms = defaultdict(list)
    for room in Place.objects.filter(parent__in=places):
        rooms[room.parent_id].append(room)
    OccupancyPlace.objects.bulk_create(
        [
            OccupancyPlace(
                organisation=organisation,
                occupancy=occupancy,
                place=place,
                period=occupancy.period,
                is_firm=True,
            )
            for occupancy, told in zip(made, contracts, strict=True)
            for place in [told.place, *rooms[told.place.pk]]
        ],
        batch_size=2000,
    )
    _bring_parties(organisation, made)
    search.keep_many([search.search_row(row, **_search_words(row)) for row in made])
    announce(ContractsBrought(made, actor))
    return made


def _brought(
    organisation: Organisation, told: BroughtContract, number: str, holding_id: int | None
) -> Occupancy:
    if told.ends_on is not None and told.ends_on <= told.starts_on:
        raise Refused(f"{told.household.name} : le départ est avant l’entrée dans les lieux.")
    return Occupancy(
        organisation=organisation,
        number=number,
        household=told.household,
        site_id=told.place.site_id,
        main_place=told.place,
        holding_id=holding_id,
        regime=told.regime,
        period=period(told.starts_on, told.ends_on),
        state=OccupancyState.ENDED if told.ends_on else OccupancyState.ACTIVE,
        end_reason=(told.end_reason or Occupancy.EndReason.UNKNOWN) if told.ends_on else "",
        former_reference=told.former_reference,
    )


def _bring_parties(organisation: Organisation, made: list[Occupancy]) -> None:
    """Whoever is in the household: adults signed, children live there."""
    members = defaultdict(list)
    households = [occupancy.household_id for occupancy in made]
    for member in HouseholdMember.objects.filter(household__in=households).order_by("pk"):
        members[member.household_id].append(member)
    OccupancyParty.objects.bulk_create(
        [
            OccupancyParty(
                organisation=organisation,
                occupancy=occupancy,
                person_id=member.person_id,
                role=_role(member),
            )
            for occupancy in made
            for member in members[occupancy.household_id]
        ],
        batch_size=2000,
    )


@action("Retirer des contrats repris par erreur")
def remove_contracts(
    organisation: Organisation, *, contracts: Sequence[Occupancy], actor: Actor
) -> Organisation:
    """Take away contracts brought over by mistake. Refused: one of them has served."""
    pks = [contract.pk for contract in contracts]
    announce(ContractsRemoved(list(contracts), actor))
    search.forget(contracts)
    OccupancyPlace.objects.filter(occupancy__in=pks).delete()
    OccupancyParty.objects.filter(occupancy__in=pks).delete()
    Occupancy.objects.filter(pk__in=pks).delete()
    return organisation


@action("Retirer des titres repris par erreur")
def remove_holdings(
    organisation: Organisation, *, holdings: Sequence[Holding], actor: Actor
) -> Organisation:
    """Take away titles recorded by mistake. Refused: a contract rests on one of them."""
    pks = [holding.pk for holding in holdings]
    HoldingPlace.objects.filter(holding__in=pks).delete()
    Holding.objects.filter(pk__in=pks).delete()
    return organisation


@action("Rédiger un contrat")
def draft_occupancy(
    place: Place,
    *,
    household: Household,
    regime: str,
    starts_on: date,
    holding: Holding | None = None,
    actor: Actor,
) -> Occupancy:
    """Prepare a contract for a household: nothing is taken nor owed until it is activated."""
    if holding is None:
        held = HoldingPlace.objects.filter(place=place, holding__period__contains=starts_on)
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
        period=period(starts_on),
    )
    _take_places(occupancy, place)
    _take_parties(occupancy, starts_on)
    search.keep_many([search.search_row(occupancy, **_search_words(occupancy))])
    return occupancy


def _search_words(occupancy: Occupancy) -> dict[str, str]:
    """How the search finds a contract: by its number, its household, its former reference."""
    return {
        "kind": "contrat",
        "sight": "people.hidden_addresses"
        if occupancy.household.hidden_at
        else "leases.contracts",
        "title": f"{occupancy.number}, {occupancy.household.name}",
        "subtitle": f"{occupancy.law.label}, {occupancy.main_place.label}",
        "url": reverse("leases:occupancy", args=[occupancy.pk]),
        "words": occupancy.former_reference,
    }


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
                role=_role(member),
            )
            for member in members_on(occupancy.household, on)
        ]
    )


def _role(member: HouseholdMember) -> str:
    signs = member.place in {HouseholdMember.Place.HEAD, HouseholdMember.Place.PARTNER}
    return OccupancyParty.Role.SIGNATORY if signs else OccupancyParty.Role.OCCUPANT


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
