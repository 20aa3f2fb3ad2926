"""A household parts, someone dies, an address becomes secret; the rooms above are told."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.periods import in_force, period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.registers.people.actions.files import keep_a_head, keep_findable, received_by
from palier.registers.people.events import (
    AddressHidden,
    AddressShown,
    DeathUndone,
    HouseholdSeparated,
    PersonDied,
)
from palier.registers.people.models import (
    Household,
    HouseholdMember,
    Person,
    ResourceLine,
    Separation,
)


@action("Noter une séparation")
def separate_household(
    household: Household,
    *,
    leaving: Sequence[Person],
    on: date,
    owes: str = Separation.Owes.STAYING,
    owes_until_on: date | None = None,
    actor: Actor,
) -> Separation:
    """Some leave and get a file of their own; those who stay keep the home and its account.

    Nothing of the account moves: whoever keeps the lease stays in this file. Both may owe the
    rent until a day (loi 89-462, art. 8-1: six months at most after the notice of a joint tenant).
    Refused: nobody leaves, nobody stays, someone who is not there that day.
    """
    household = lock(household)
    members = list(household.members.filter(in_force(on)).select_related("person"))
    going = [member for member in members if member.person in leaving]
    if not going or len(going) != len(set(leaving)):
        raise Refused({"leaving": "Dites qui part, parmi les personnes présentes ce jour-là."})
    staying = [member for member in members if member not in going]
    if not staying:
        raise Refused({"leaving": "Il faut que quelqu’un reste : ce dossier garde le logement."})
    for member in going:
        if on <= member.period.lower:
            raise Refused({"on": "La séparation est après l’arrivée dans le ménage."})
        member.period = period(member.period.lower, on)
        member.save(update_fields=["period"])
    keep_a_head(household, on)
    left = _new_household(going, on, actor)
    _take_resources(household, left, [member.person_id for member in going], on)
    separation = Separation.objects.create(
        organisation=actor.organisation,
        household=household,
        left=left,
        on=on,
        owes=owes,
        owes_until_on=owes_until_on if owes == Separation.Owes.BOTH else None,
    )
    keep_findable(household)
    announce(HouseholdSeparated(separation, actor))
    return separation


def _take_resources(household: Household, left: Household, persons: list[int], on: date) -> None:
    """What comes in or goes out for those who leave goes with them from that day on."""
    lines = ResourceLine.objects.filter(
        in_force(on), household=household, person__in=persons, period__startswith__lt=on
    )
    for line in lines:
        ends_on = line.period.upper
        line.period = period(line.period.lower, on)
        line.save(update_fields=["period"])
        line.pk, line.household, line.period = None, left, period(on, ends_on)
        line._state.adding = True
        line.save()


def _new_household(going: list[HouseholdMember], on: date, actor: Actor) -> Household:
    first = next((m for m in going if m.place != HouseholdMember.Place.CHILD), going[0])
    name = first.person.last_name or first.person.first_name
    left = Household.objects.create(
        organisation=actor.organisation,
        name=f"Ménage {name}"[:120],
        opened_on=on,
        **received_by(actor),
    )
    for member in going:
        place = HouseholdMember.Place.HEAD if member == first else member.place
        if place == HouseholdMember.Place.PARTNER:
            place = HouseholdMember.Place.OTHER
        HouseholdMember.objects.create(
            organisation=actor.organisation,
            household=left,
            person=member.person,
            place=place,
            period=period(on),
        )
    keep_findable(left)
    return left


@action("Noter un décès")
def record_death(person: Person, *, died_on: date, actor: Actor) -> Person:
    """Someone has died; the household goes on with those who live. Refused: already noted.

    Their place in the household ends the day after; whoever works for it is told.
    """
    person = lock(person)
    if person.died_on:
        raise Refused(f"Ce décès est déjà noté, au {day_in_words(person.died_on)}.")
    if person.birth_on and died_on < person.birth_on:
        raise Refused({"died_on": "Ce jour est avant la naissance."})
    person.died_on = died_on
    person.save(update_fields=["died_on"])
    after = died_on + timedelta(days=1)
    households = []
    for member in person.households.filter(in_force(died_on)).select_related("household"):
        households.append(member.household)
        others = list(member.household.members.filter(in_force(after)).exclude(pk=member.pk))
        if not others:
            continue
        if after > member.period.lower:
            member.period = period(member.period.lower, after)
            member.save(update_fields=["period"])
        keep_a_head(member.household, after)
    for line in ResourceLine.objects.filter(in_force(after), person=person):
        if line.period.lower < after:
            line.period = period(line.period.lower, after)
            line.save(update_fields=["period"])
    announce(PersonDied(person, households, died_on, actor))
    return person


@action("Corriger un décès noté par erreur")
def undo_death(person: Person, *, actor: Actor) -> Person:
    """The death was noted by mistake: the person is in the household again."""
    person = lock(person)
    if person.died_on is None:
        raise Refused("Aucun décès n’est noté pour cette personne.")
    after = person.died_on + timedelta(days=1)
    for member in person.households.filter(period__endswith=after).select_related("household"):
        member.period = period(member.period.lower)
        member.save(update_fields=["period"])
        if member.place == HouseholdMember.Place.HEAD:
            _step_back(member.household, member, after)
    person.died_on = None
    person.save(update_fields=["died_on"])
    announce(DeathUndone(person, actor))
    return person


def _step_back(household: Household, head: HouseholdMember, on: date) -> None:
    """Whoever had become the head in between is again the other adult."""
    others = household.members.filter(in_force(on), place=HouseholdMember.Place.HEAD)
    others.exclude(pk=head.pk).update(place=HouseholdMember.Place.PARTNER)


@action("Tenir une adresse secrète")
def hide_address(household: Household, *, actor: Actor) -> Household:
    """From this minute, where the household lives is known to those who must know only.

    Contracts, places and lists no longer name it to others. Refused: it is secret already.
    """
    household = lock(household)
    if household.hidden_at:
        raise Refused("Cette adresse est déjà tenue secrète.")
    household.hidden_at = timezone.now()
    household.save(update_fields=["hidden_at"])
    announce(AddressHidden(household, actor))
    return household


@action("Lever le secret d’une adresse")
def show_address(household: Household, *, actor: Actor) -> Household:
    """The household no longer needs the secret, and said so. Refused: it is not secret."""
    household = lock(household)
    if household.hidden_at is None:
        raise Refused("Cette adresse n’est pas tenue secrète.")
    household.hidden_at = None
    household.save(update_fields=["hidden_at"])
    announce(AddressShown(household, actor))
    return household
