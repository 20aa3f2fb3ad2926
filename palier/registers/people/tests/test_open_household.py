from datetime import date

import pytest

from palier.base.journal.models import Record
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, someone_who_may
from palier.base.ui.search import find
from palier.registers.people.actions import open_household
from palier.registers.people.models import Household, Person

MAY_2 = date(2026, 5, 2)


def test_a_first_name_is_enough_to_open_a_file():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")

    household = open_household(organisation, first_name="Awa", opened_on=MAY_2, actor=worker)

    assert household.name == "Ménage Awa"
    member = household.members.get()
    assert (member.place, member.period.lower, member.period.upper) == ("head", MAY_2, None)
    record = Record.objects.get(action="people.open_household")
    assert record.subjects[-1] == f"people.household:{household.pk}"
    assert "Awa" not in str(record.details)


def test_the_household_is_found_at_once_without_its_accents():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")

    open_household(
        organisation, first_name="Zoé", last_name="Saïdi", opened_on=MAY_2, actor=worker
    )

    assert [found.title for found in find("said zoe", actor=worker)] == ["Ménage Saïdi"]


def test_without_any_name_nothing_is_opened():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")

    with pytest.raises(Refused, match="au moins un prénom"):
        open_household(organisation, first_name=" ", opened_on=MAY_2, actor=worker)

    assert not Person.objects.exists()
    assert not Household.objects.exists()
    assert not Record.objects.filter(action="people.open_household").exists()


def test_a_birth_after_the_opening_is_refused():
    organisation = an_organisation()
    worker = someone_who_may(organisation, "people.open_household")

    with pytest.raises(Refused, match="après l’ouverture"):
        open_household(
            organisation,
            first_name="Awa",
            birth_on=date(2027, 1, 1),
            opened_on=MAY_2,
            actor=worker,
        )

    assert not Household.objects.exists()
