from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import add_person, record_death, undo_death
from palier.registers.people.reads import members_on
from palier.registers.people.tests.examples import a_household


def test_noted_by_mistake_the_person_is_there_again():
    organisation = an_organisation()
    household, worker = a_household(organisation), someone_as(organisation, "social_worker")
    awa = household.members.get().person
    add_person(
        household, first_name="Marc", place="partner", starts_on=date(2024, 1, 2), actor=worker
    )
    record_death(awa, died_on=date(2026, 5, 2), actor=worker)

    undo_death(awa, actor=worker)

    awa.refresh_from_db()
    assert awa.died_on is None
    places = [m.place for m in members_on(household, date(2026, 6, 1))]
    assert places == ["head", "partner"]
    with pytest.raises(Refused, match="Aucun décès"):
        undo_death(awa, actor=worker)
