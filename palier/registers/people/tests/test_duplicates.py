from datetime import date

import pytest

from palier.base.tenancy.tests.examples import (
    TODAY,
    a_user,
    an_organisation,
    someone_as,
    someone_who_may,
)
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.registers.people.duplicates import hint, near_persons, told_of, weigh
from palier.registers.people.models import Household, Person
from palier.registers.people.tests.examples import a_household

BIRTH = date(1984, 3, 12)


@pytest.mark.parametrize(
    ("names", "births", "phones", "is_one"),
    [
        (("diallo awa", "diallo awa"), (BIRTH, BIRTH), ("", ""), True),
        (("diallo awa", "awa diallo"), (BIRTH, BIRTH), ("", ""), True),
        (("diallo awa", "dialo awa"), (BIRTH, BIRTH), ("", ""), True),
        (("diallo awa", "diallo awa"), (BIRTH, date(1984, 12, 3)), ("", ""), True),
        (("diallo awa", "diallo awa"), (BIRTH, date(1984, 3, 13)), ("", ""), True),
        (("diallo awa", "diallo awa"), (BIRTH, None), ("", ""), True),
        (("diallo awa", "diallo aya"), (BIRTH, None), ("", ""), False),
        (("diallo awa", "diallo awa"), (BIRTH, date(1961, 7, 1)), ("", ""), False),
        (("diallo awa", "diallo moussa"), (BIRTH, BIRTH), ("", ""), False),
        (
            ("diallo awa", "diallo awa"),
            (BIRTH, date(1961, 7, 1)),
            ("600000001", "600000001"),
            True,
        ),
    ],
)
def test_two_are_weighed_by_name_birth_and_phone(names, births, phones, is_one):
    assert bool(weigh(names, births, phones)[0]) is is_one


def test_whoever_is_near_is_found_at_entry_without_accents_or_order():
    organisation = an_organisation()
    a_household(organisation, "Dembélé", "Fatou")
    a_household(organisation, "Roux", "Lucie")

    near = near_persons(organisation, first_name="Dembele", last_name="Fatou")

    assert [str(person) for person, _ in near] == ["Fatou Dembélé"]


def test_a_hint_tells_little_and_no_age_without_the_sight():
    organisation = an_organisation()
    a_household(organisation)
    Person.objects.update(birth_on=BIRTH, phone="06 00 00 00 42")
    person = Person.objects.get()
    seeing = someone_who_may(organisation, sights=("people.birth_dates",))

    assert hint(person, seeing, TODAY) == "Awa D., 42\u00a0ans, téléphone en …42"
    assert hint(person, someone_who_may(organisation), TODAY) == "Awa D., téléphone en …42"


def test_of_a_file_beyond_ones_places_one_is_told_whom_to_ask_and_nothing_else():
    organisation = an_organisation()
    a_household(organisation)
    received = a_user("Samira", "Haddad")
    Household.objects.update(received_by=received)
    Person.objects.update(birth_on=BIRTH, phone="06 00 00 00 42")
    elsewhere = someone_as(organisation, "social_worker", sites=())

    assert told_of(Person.objects.get(), elsewhere, TODAY) == (
        "un dossier existe, demander à Samira H."
    )

    Household.objects.update(received_by=None)
    assert "demander à la direction" in told_of(Person.objects.get(), elsewhere, TODAY)


def test_the_page_of_duplicates_lets_nobody_press_on_a_file_beyond_their_places(client):
    organisation = an_organisation()
    mine = a_household(organisation, "Dembélé", "Fatou")
    other = a_household(organisation, "Dembélé", "Fatou")
    Person.objects.update(birth_on=BIRTH)
    user = come_in(client, organisation, "supervisor", everywhere=False)
    Household.objects.filter(pk=mine.pk).update(received_by=user)

    page = client.get("/menages/doublons/").content.decode()
    assert "un dossier existe, demander à la direction" in page
    assert "Comparer" not in page

    stand_in(organisation.pk)
    Household.objects.filter(pk=other.pk).update(received_by=user)
    assert "Comparer" in client.get("/menages/doublons/").content.decode()
