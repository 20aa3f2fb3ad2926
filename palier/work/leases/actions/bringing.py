"""Contracts taken over from another tool, and taken back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import take_numbers
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.ui import search
from palier.law.terms import term_of
from palier.registers.housing.models import Place
from palier.registers.people.models import Household, HouseholdMember
from palier.work.leases.actions.parts import role_of, search_words
from palier.work.leases.events import ContractsBrought, ContractsRemoved
from palier.work.leases.models import (
    Occupancy,
    OccupancyParty,
    OccupancyPiece,
    OccupancyPlace,
    OccupancyState,
)
from palier.work.titles.models import HoldingPlace


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
    term_on: date | None = None
    index_quarter: int | None = None
    is_furnished: bool = False


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
    search.keep_many([search.search_row(row, **search_words(row)) for row in made])
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
        term_on=told.term_on or _usual_term(told),
        index_quarter=told.index_quarter,
        is_furnished=told.is_furnished,
    )


def _usual_term(told: BroughtContract) -> date | None:
    """The term of the regime, where the contract does not go on by itself."""
    law = term_of(told.regime)
    return None if law.tacit else law.term_of(told.starts_on, furnished=told.is_furnished)


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
                role=role_of(member),
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
    OccupancyPiece.objects.filter(occupancy__in=pks).delete()
    Occupancy.objects.filter(pk__in=pks).delete()
    return organisation
