"""Everything done to the files of persons, households and bodies."""

from datetime import date

from django.urls import reverse

from palier.base.journal.action import action
from palier.base.kit.periods import last_day, period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.ui import search
from palier.registers.people.models import Body, Household, HouseholdMember, Person


def search_words(household: Household, persons: list[Person]) -> dict[str, str]:
    """How the search finds a household: by its name and those of its people."""
    return {
        "kind": "ménage",
        "sight": "people.households",
        "title": household.name,
        "subtitle": ", ".join(str(person) for person in persons),
        "url": reverse("people:household", args=[household.pk]),
        "words": " ".join(person.phone.replace(" ", "") for person in persons),
    }


def keep_findable(household: Household) -> None:
    """Keep the search row of a household in step with its people."""
    persons = Person.objects.filter(households__household=household).order_by("households__pk")
    search.keep([household], **search_words(household, list(persons)))


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
    if not (first_name.strip() or last_name.strip()):
        raise Refused("Il faut au moins un prénom, un nom ou un surnom.")
    if birth_on and birth_on > opened_on:
        raise Refused("La date de naissance est après l’ouverture du dossier.")
    person = Person.objects.create(
        organisation=organisation,
        title=title,
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        birth_on=birth_on,
        phone=phone.strip(),
        email=email.strip(),
    )
    household = Household.objects.create(
        organisation=organisation,
        name=f"Ménage {person.last_name or person.first_name}",
        opened_on=opened_on,
    )
    HouseholdMember.objects.create(
        organisation=organisation,
        household=household,
        person=person,
        place=HouseholdMember.Place.HEAD,
        period=period(opened_on),
    )
    keep_findable(household)
    return household


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
    person.save()
    for household in Household.objects.filter(members__person=person).distinct():
        keep_findable(household)
    return person


@action("Ajouter une structure")
def add_body(
    organisation: Organisation,
    *,
    name: str,
    kinds: list[str],
    phone: str = "",
    email: str = "",
    town: str = "",
    actor: Actor,
) -> Body:
    """A landlord, a funder, a prescriber, a partner or a supplier we work with."""
    body = Body.objects.create(
        organisation=organisation,
        name=name.strip(),
        kinds=list(kinds),
        phone=phone,
        email=email,
        town=town,
    )
    search.keep(
        [body],
        kind="structure",
        sight="people.bodies",
        title=body.name,
        subtitle=", ".join(Body.Kind(kind).label for kind in body.kinds),
        url=reverse("people:bodies") + f"?q={body.name}",
    )
    return body
