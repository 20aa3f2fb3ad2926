"""Everything done to the files of persons and households."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from palier.base.journal.action import action
from palier.base.kit.periods import in_force, last_day, period
from palier.base.kit.phones import digits_of, read_phones
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.ui import search
from palier.registers.people.models import Household, HouseholdMember, Person


def search_words(household: Household, persons: list[Person]) -> dict[str, str]:
    """How the search finds a household: by its name and those of its people."""
    return {
        "kind": "ménage",
        "sight": "people.households",
        "title": household.name,
        "subtitle": ", ".join(str(person) for person in persons),
        "url": reverse("people:household", args=[household.pk]),
        "words": " ".join(
            filter(None, [word for person in persons for word in _words_of(person)])
        ),
    }


def _words_of(person: Person) -> list[str]:
    """A birth name; each number as it is dialled."""
    numbers = read_phones(person.phone).numbers or (person.phone,)
    return [person.birth_name, *(digits_of(number) for number in numbers)]


def keep_findable(household: Household) -> None:
    """Keep the search row of a household in step with its people."""
    persons = Person.objects.filter(households__household=household).order_by("households__pk")
    search.keep([household], **search_words(household, list(persons)))


@dataclass(frozen=True)
class NewPerson:
    """Someone as they are told to us; a first name or a surname is enough."""

    first_name: str = ""
    last_name: str = ""
    title: str = Person.Title.NONE
    birth_on: date | None = None
    phone: str = ""
    email: str = ""
    place: str = HouseholdMember.Place.HEAD
    birth_name: str = ""
    birth_precision: str = Person.Precision.DAY


@dataclass(frozen=True)
class NewHousehold:
    """A household as it is told to us: its people, the head first, and since when we know it."""

    persons: tuple[NewPerson, ...]
    opened_on: date


@action("Ouvrir un dossier de ménage")
def open_household(
    organisation: Organisation,
    *,
    first_name: str = "",
    last_name: str = "",
    title: str = Person.Title.NONE,
    birth_on: date | None = None,
    phone: str = "",
    email: str = "",
    opened_on: date,
    actor: Actor,
) -> Household:
    """Open a household's file with its first person; a first name or a surname is enough."""
    person = NewPerson(first_name, last_name, title, birth_on, phone, email)
    return _open(organisation, [NewHousehold((person,), opened_on)], actor)[0]


@action("Ouvrir des dossiers de ménages")
def open_households(
    organisation: Organisation, *, openings: Sequence[NewHousehold], actor: Actor
) -> list[Household]:
    """Open the files of many households at once, in the order given.

    Refused: someone without any name, a birth after the file was opened.
    """
    return _open(organisation, openings, actor)


def received_by(actor: Actor) -> dict[str, int | None]:
    """Whose a household is until something ties it: who received it, their site, their team."""
    only = next(iter(actor.sites)) if actor.sites and len(actor.sites) == 1 else None
    return {
        "received_by_id": actor.user_id,
        "received_site_id": only,
        "received_team_id": actor.team_id,
    }


def _open(
    organisation: Organisation, openings: Sequence[NewHousehold], actor: Actor
) -> list[Household]:
    for opening in openings:
        _check_persons(opening)
    persons = [_person(organisation, told) for opening in openings for told in opening.persons]
    households = [
        Household(
            organisation=organisation,
            name=f"Ménage {_surname(opening.persons[0])}"[:120],
            opened_on=opening.opened_on,
            **received_by(actor),
        )
        for opening in openings
    ]
    Person.objects.bulk_create(persons, batch_size=2000)
    Household.objects.bulk_create(households, batch_size=2000)
    left = iter(persons)
    people = [[next(left) for _ in opening.persons] for opening in openings]
    HouseholdMember.objects.bulk_create(
        [
            HouseholdMember(
                organisation=organisation,
                household=household,
                person=person,
                place=told.place,
                period=period(opening.opened_on),
            )
            for household, opening, those in zip(households, openings, people, strict=True)
            for person, told in zip(those, opening.persons, strict=True)
        ],
        batch_size=2000,
    )
    search.keep_many(
        [
            search.search_row(household, **search_words(household, those))
            for household, those in zip(households, people, strict=True)
        ]
    )
    return households


def _check_persons(opening: NewHousehold) -> None:
    for told in opening.persons:
        if not _surname(told):
            raise Refused("Il faut au moins un prénom, un nom ou un surnom.")
        if told.birth_on and told.birth_on > opening.opened_on:
            raise Refused("La date de naissance est après l’ouverture du dossier.")


def _surname(told: NewPerson) -> str:
    return told.last_name.strip() or told.first_name.strip()


def _person(organisation: Organisation, told: NewPerson) -> Person:
    return Person(
        organisation=organisation,
        title=told.title,
        first_name=told.first_name.strip(),
        last_name=told.last_name.strip(),
        birth_name=told.birth_name.strip(),
        birth_on=told.birth_on,
        birth_precision=told.birth_precision,
        phone=told.phone.strip(),
        email=told.email.strip(),
    )


@action("Retirer des dossiers ouverts par erreur")
def remove_households(
    organisation: Organisation, *, households: Sequence[Household], actor: Actor
) -> Organisation:
    """Take away files opened by mistake, with their people. Refused: one of them has served."""
    pks = [household.pk for household in households]
    members = HouseholdMember.objects.filter(household__in=pks)
    persons = list(members.values_list("person_id", flat=True))
    search.forget(households)
    members.delete()
    Household.objects.filter(pk__in=pks).delete()
    Person.objects.filter(pk__in=persons).delete()
    return organisation


@action("Ajouter une personne au ménage")
def add_person(
    household: Household,
    *,
    first_name: str = "",
    last_name: str = "",
    title: str = Person.Title.NONE,
    birth_on: date | None = None,
    place: str = HouseholdMember.Place.CHILD,
    starts_on: date,
    actor: Actor,
) -> Person:
    """Someone joins the household on a day."""
    household = lock(household)
    person = Person.objects.create(
        organisation=actor.organisation,
        title=title,
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        birth_on=birth_on,
    )
    HouseholdMember.objects.create(
        organisation=actor.organisation,
        household=household,
        person=person,
        place=place,
        period=period(starts_on),
    )
    keep_findable(household)
    return person


def keep_a_head(household: Household, on: date) -> None:
    """Those who stay have someone we write to: an adult first."""
    staying = list(
        household.members.filter(in_force(on), person__died_on=None).order_by("period", "pk")
    )
    if not staying or any(member.place == HouseholdMember.Place.HEAD for member in staying):
        return
    adults = [m for m in staying if m.place != HouseholdMember.Place.CHILD]
    head = (adults or staying)[0]
    head.place = HouseholdMember.Place.HEAD
    head.save(update_fields=["place"])


@action("Noter le départ d’une personne du ménage")
def end_household_membership(
    member: HouseholdMember, *, ends_on: date, actor: Actor
) -> HouseholdMember:
    """Someone leaves the household; `ends_on` is the first day they are no longer in it."""
    member = lock(member)
    if last_day(member.period) is not None:
        raise Refused("Cette personne a déjà quitté le ménage.")
    if ends_on <= member.period.lower:
        raise Refused("Le départ est avant l’arrivée dans le ménage.")
    member.period = period(member.period.lower, ends_on)
    member.save(update_fields=["period"])
    keep_a_head(member.household, ends_on)
    return member


@action("Corriger une personne")
def correct_person(
    person: Person,
    *,
    title: str,
    first_name: str,
    last_name: str,
    birth_on: date | None,
    phone: str,
    email: str,
    birth_name: str = "",
    birth_precision: str = Person.Precision.DAY,
    actor: Actor,
) -> Person:
    """Put right what is known of someone."""
    person = lock(person)
    person.title, person.first_name, person.last_name = (
        title,
        first_name.strip(),
        last_name.strip(),
    )
    person.birth_on, person.phone, person.email = birth_on, phone.strip(), email.strip()
    person.birth_name, person.birth_precision = birth_name.strip(), birth_precision
    person.save()
    for household in Household.objects.filter(members__person=person).distinct():
        keep_findable(household)
    return person
