from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, the_system
from palier.registers.people.actions import NewHousehold, NewPerson, open_households
from palier.registers.people.models import Household, Person

MAY_2 = date(2026, 5, 2)


def test_many_files_are_opened_in_order_each_with_its_people():
    organisation = an_organisation()
    couple = (NewPerson("Awa", "Diallo"), NewPerson("Ali", "Diallo", place="partner"))

    opened = open_households(
        organisation,
        openings=[NewHousehold(couple, MAY_2), NewHousehold((NewPerson("", "Roux"),), MAY_2)],
        actor=the_system(organisation),
    )

    assert [household.name for household in opened] == ["Ménage Diallo", "Ménage Roux"]
    assert [str(m.person) for m in opened[0].members.order_by("pk")] == [
        "Awa Diallo",
        "Ali Diallo",
    ]


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (NewPerson(), "au moins un prénom"),
        (NewPerson("Awa", birth_on=date(2026, 6, 1)), "après l’ouverture"),
    ],
)
def test_one_that_cannot_be_stops_them_all(person, words):
    organisation = an_organisation()
    fine = NewHousehold((NewPerson("Ali"),), MAY_2)

    with pytest.raises(Refused, match=words):
        open_households(
            organisation,
            openings=[fine, NewHousehold((person,), MAY_2)],
            actor=the_system(organisation),
        )

    assert not Household.objects.exists()
    assert not Person.objects.exists()
