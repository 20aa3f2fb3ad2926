"""Who is in a household, and how to name it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse

from palier.base.kit.periods import in_force
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Tab
from palier.registers.people.models import (
    Body,
    Household,
    HouseholdMember,
    Person,
    Protection,
    ResourceLine,
)

PLACES = {"head": 0, "partner": 1, "other": 2, "child": 3}


def members_on(household: Household, on: date) -> list[HouseholdMember]:
    """The people of a household on a day: its head first, then by age."""
    members = household.members.filter(in_force(on)).select_related("person")
    return sorted(members, key=lambda m: (PLACES[m.place], m.person.birth_on or date.max, m.pk))


def all_members_on(household_ids: Iterable[int], on: date) -> dict[int, list[HouseholdMember]]:
    """The living members of each of these households on a day; one query."""
    rows = HouseholdMember.objects.filter(in_force(on), household__in=list(household_ids))
    found: dict[int, list[HouseholdMember]] = {}
    for member in rows.select_related("person").order_by("pk"):
        if member.person.died_on is None or member.person.died_on > on:
            found.setdefault(member.household_id, []).append(member)
    return found


def sizes_on(household_ids: Iterable[int], on: date) -> dict[int, int]:
    """How many people are in each of these households on a day, one at least; one query."""
    wanted = list(household_ids)
    rows = (
        HouseholdMember.objects.filter(in_force(on), household__in=wanted, person__died_on=None)
        .values_list("household")
        .annotate(n=Count("pk"))
        .order_by("household")
    )
    return dict.fromkeys(wanted, 1) | dict(rows)


def head_of(household: Household, on: date | None = None) -> Person | None:
    """Whom we write to; on a day, only someone who is there and alive."""
    members = household.members.all()
    if on is not None:
        members = members.filter(in_force(on), person__died_on=None)
    member = (
        members.filter(place=HouseholdMember.Place.HEAD)
        .select_related("person")
        .order_by("-pk")
        .first()
    )
    return member.person if member else None


def heads_of(household_ids: Iterable[int]) -> dict[int, Person]:
    """Whom we write to in each of these households; one query."""
    members = HouseholdMember.objects.filter(
        household__in=list(household_ids), place=HouseholdMember.Place.HEAD
    ).select_related("person")
    return {member.household_id: member.person for member in members.order_by("pk")}


def composition(members: list[HouseholdMember], on: date, *, with_ages: bool) -> str:
    """`Mme Diallo et 2 enfants (4 et 9 ans)`; ages only for those who may see birth dates."""
    adults = [m.person.formal_name for m in members if m.place != HouseholdMember.Place.CHILD]
    children = [m.person for m in members if m.place == HouseholdMember.Place.CHILD]
    words = " et ".join(filter(None, [", ".join(adults[:-1]), *adults[-1:]]))
    if not children:
        return words
    count = plural(len(children), "enfant")
    ages = sorted(age(child.birth_on, on) for child in children if child.birth_on)
    told = (
        f" ({' et '.join(filter(None, [', '.join(map(str, ages[:-1])), str(ages[-1])]))} ans)"
        if ages and with_ages
        else ""
    )
    return f"{words} et {count}{told}"


def households_now(person_id: int, on: date) -> list[int]:
    """The households of someone on a day; of whoever is in none, the one they left last."""
    rows = HouseholdMember.objects.filter(person=person_id).order_by("-period", "-pk")
    now = list(rows.filter(in_force(on)).values_list("household_id", flat=True))
    return now or list(rows.values_list("household_id", flat=True)[:1])


def words_of(member: HouseholdMember, actor: Actor, today: date) -> str:
    """Their place and, for those who may know it, their age and what one calls them on."""
    person = member.person
    years = ""
    if person.birth_on and actor.sees("people.birth_dates") and not person.died_on:
        years = plural(age(person.birth_on, today), "an")
    return ", ".join(filter(None, [member.get_place_display(), years, person.phone]))


def age(birth_on: date, on: date) -> int:
    """Whole years lived on a day."""
    return on.year - birth_on.year - ((on.month, on.day) < (birth_on.month, birth_on.day))


def tabs_of(household: Household, actor: Actor) -> list[Tab]:
    """The pages of a household's file, lent by the rooms that the actor may see."""
    lent = [tab for tabs in shell.ask("people.tabs", household, actor) for tab in tabs]
    if not lent:
        return []
    first = Tab("Le fil", reverse("people:household", args=[household.pk]), 0)
    return sorted([first, *lent], key=lambda tab: tab.order)


def protections_of(person_ids: Iterable[int], on: date) -> list[Protection]:
    """Who signs, pays or is told for these persons on a day."""
    rows = Protection.objects.filter(in_force(on), person__in=list(person_ids))
    return list(rows.select_related("person").order_by("pk"))


def signing_guardian(person_id: int, on: date) -> str:
    """Who must sign with or for a person on a day; nothing when they sign alone."""
    signing = [each for each in protections_of([person_id], on) if each.signs]
    return ", ".join(str(each) for each in signing)


def may_see_home(household: Household, actor: Actor) -> bool:
    """Whether the actor may know where a household lives: an address may be kept secret."""
    return household.hidden_at is None or actor.sees("people.hidden_addresses")


def linked(household: Household, actor: Actor, url: str) -> str | tuple[str, str]:
    """The name of a household in a cell; its link, which tells its home, for those who may know."""
    return (household.name, url) if may_see_home(household, actor) else household.name


def ages_on(household: Household, on: date) -> list[int | None]:
    """The age of each living member on a day; None when the birth is not known."""
    return [
        age(member.person.birth_on, on) if member.person.birth_on else None
        for member in members_on(household, on)
        if member.person.died_on is None or member.person.died_on > on
    ]


def incomes_of(household_ids: Iterable[int], on: date) -> dict[int, Decimal]:
    """What comes in each month (euros) of the households of which something is known on a day."""
    rows = (
        ResourceLine.objects.filter(
            household__in=list(household_ids),
            kind=ResourceLine.Kind.INCOME,
            period__contains=on,
        )
        .values_list("household")
        .annotate(total=Sum("amount"))
        .order_by("household")
    )
    return dict(rows)


def accounts_of_both(accounts: Any, kept: Body, merged: Body, what: str) -> str:
    """Why two bodies do not become one: each has an account in the books of one entity, and the
    money of one would be left behind. `accounts`: rows with their body and their entity."""
    held = accounts.filter(body=merged).values("entity")
    if not accounts.filter(body=kept, entity__in=held).exists():
        return ""
    return (
        f"Chacune a un compte de {what} dans les livres de la même entité : soldez l’un des deux, "
        "puis fermez cette fiche plutôt que de la réunir."
    )
