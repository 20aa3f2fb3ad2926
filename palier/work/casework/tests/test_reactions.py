"""Rights and plans follow their person."""

from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.actions import (
    add_person,
    record_death,
    separate_household,
    undo_death,
)
from palier.work.casework.models import Right
from palier.work.casework.tests.examples import MAY_2, a_right, a_worker


def test_the_rights_of_whoever_leaves_go_with_them():
    organisation = an_organisation()
    right, worker = a_right(organisation), a_worker(organisation)
    household = right.household
    add_person(
        household, first_name="Marc", place="partner", starts_on=date(2024, 1, 2), actor=worker
    )

    separation = separate_household(household, leaving=[right.person], on=MAY_2, actor=worker)

    right.refresh_from_db()
    assert right.household == separation.left


def test_a_death_noted_by_mistake_opens_the_rights_again():
    organisation = an_organisation()
    right, worker = a_right(organisation), a_worker(organisation)
    record_death(right.person, died_on=MAY_2, actor=worker)
    assert Right.objects.get().state == "closed"

    undo_death(right.person, actor=worker)

    assert (Right.objects.get().state, Right.objects.get().closed_because) == ("open", "")
