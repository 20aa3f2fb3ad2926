"""Who is in a household, and how to name it."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from palier.base.kit.periods import in_force
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Tab
from palier.registers.people.models import Household, HouseholdMember, Person

PLACES = {"head": 0, "partner": 1, "other": 2, "child": 3}


def members_on(household: Household, on: date) -> list[HouseholdMember]:
    """The people of a household on a day: its head first, then by age."""
    members = household.members.filter(in_force(on)).select_related("person")
    return sorted(members, key=lambda m: (PLACES[m.place], m.person.birth_on or date.max, m.pk))


def head_of(household: Household) -> Person | None:
    """Whom we write to."""
    member = (
        household.members.filter(place=HouseholdMember.Place.HEAD)
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
    count = "1 enfant" if len(children) == 1 else f"{len(children)} enfants"
    ages = sorted(age(child.birth_on, on) for child in children if child.birth_on)
    told = (
        f" ({' et '.join(filter(None, [', '.join(map(str, ages[:-1])), str(ages[-1])]))} ans)"
        if ages and with_ages
        else ""
    )
    return f"{words} et {count}{told}"


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
