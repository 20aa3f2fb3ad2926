"""Whether each home is insured, and whether it is large enough for who lives there."""

from dataclasses import dataclass
from datetime import date, timedelta

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.law.overcrowding import Occupant, gap_in_words, has_rooms_to_spare, least_surface
from palier.law.pieces import pieces_of
from palier.law.regimes import regimes
from palier.registers.housing.models import Place
from palier.registers.people.models import HouseholdMember
from palier.registers.people.reads import age, all_members_on
from palier.work.leases.models import Occupancy, YearlyProof

INSURED = [code for code in regimes() if any(p.code == "insurance" for p in pieces_of(code))]
SOON = timedelta(days=30)
MINOR = 18


@dataclass(frozen=True)
class Insured:
    """A contract and its insurance: ok, soon over, over, asked, late, or none."""

    occupancy: Occupancy
    state: str
    words: str


def insurance_of(actor: Actor, on: date) -> list[Insured]:
    """Every contract in force that must be insured, with its latest proof; two queries."""
    rows = (
        Occupancy.objects.visible_to(actor)
        .in_force(on)
        .filter(regime__in=INSURED)
        .select_related("household", "main_place")
        .order_by("number")
    )
    latest = {
        proof.occupancy_id: proof
        for proof in YearlyProof.objects.visible_to(actor)
        .filter(kind="insurance")
        .order_by("occupancy_id", "-pk")
        .distinct("occupancy_id")
    }
    return [_insured(row, latest.get(row.pk), on) for row in rows]


def _insured(row: Occupancy, proof: YearlyProof | None, on: date) -> Insured:
    if proof is None:
        return Insured(row, "none", "aucune attestation")
    state = proof.state_on(on)
    if state in ("asked", "late") and proof.asked_on:
        return Insured(row, state, f"demandée le {day_in_words(proof.asked_on)}")
    until = f"{proof.insurer}, " if proof.insurer else ""
    if proof.valid_until is not None:
        until += f"jusqu’au {day_in_words(proof.valid_until - timedelta(days=1))}"
        if state == "ok" and proof.valid_until <= on + SOON:
            return Insured(row, "soon", until)
    return Insured(row, state, until)


@dataclass(frozen=True)
class Room:
    """A home beside who lives there: the surface that benefits ask for, Insee's index in words."""

    people: int
    surface_needed: int
    is_too_small: bool
    insee: str
    minors: int
    is_too_large: bool
    """More than one room beyond the number of people, which a social landlord may act upon."""


def room_of(occupancy: Occupancy, on: date) -> Room | None:
    """Whether the home is large enough on a day; None when its surface and size are not known."""
    members = all_members_on([occupancy.household_id], on).get(occupancy.household_id, [])
    return room_for(occupancy.main_place, members, on)


def room_for(place: Place, members: list[HouseholdMember], on: date) -> Room | None:
    """The same, for those who live there that day."""
    if not members or (place.surface is None and not place.size):
        return None
    needed = least_surface(len(members))
    rooms = int(place.size[1]) if len(place.size) > 1 and place.size[1].isdecimal() else 0
    people = [_occupant(member, members, on) for member in members]
    return Room(
        people=len(members),
        surface_needed=needed,
        is_too_small=place.surface is not None and place.surface < needed,
        insee=gap_in_words(rooms, people, place.surface) if rooms else "",
        minors=sum(1 for each in people if each.age is not None and each.age < MINOR),
        is_too_large=has_rooms_to_spare(rooms, len(members)),
    )


def _occupant(member: HouseholdMember, members: list[HouseholdMember], on: date) -> Occupant:
    person = member.person
    coupled = {HouseholdMember.Place.HEAD, HouseholdMember.Place.PARTNER}
    has_partner = any(each.place == HouseholdMember.Place.PARTNER for each in members)
    return Occupant(
        age=age(person.birth_on, on) if person.birth_on else None,
        sex={"mr": "m", "mrs": "f"}.get(person.title, ""),
        in_couple=has_partner and member.place in coupled,
        is_head=member.place == HouseholdMember.Place.HEAD,
    )
