import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui.search import find
from palier.registers.people.actions import correct_person
from palier.registers.people.tests.examples import a_household

GIVEN = {"title": "mrs", "birth_on": None, "phone": "", "email": ""}


def test_a_corrected_name_is_the_one_that_is_found():
    organisation = an_organisation()
    person = a_household(organisation).members.get().person
    worker = someone_as(organisation, "social_worker")

    correct_person(person, first_name="Hawa", last_name="Diallo", actor=worker, **GIVEN)

    assert find("hawa", actor=worker)[0].subtitle == "Hawa Diallo"
    assert find("awa", actor=worker) == []


def test_taking_the_whole_name_away_is_refused():
    organisation = an_organisation()
    person = a_household(organisation).members.get().person
    worker = someone_as(organisation, "social_worker")

    with pytest.raises(Refused, match="au moins un prénom"):
        correct_person(person, first_name="", last_name="", actor=worker, **GIVEN)

    person.refresh_from_db()
    assert str(person) == "Awa Diallo"
