from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.ui import shell
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import note_right
from palier.work.casework.models import Right
from palier.work.casework.tests.examples import MAY_2, a_right, a_worker, the_person


def test_a_right_is_told_in_time_to_whoever_sees_to_it():
    organisation = an_organisation()
    samira = a_user("Samira")
    a_right(organisation, assignee=samira, expires_on=date(2026, 6, 30), remind_days=30)
    actor = a_worker(organisation, samira)

    def told(today):
        return [t.title for t in shell.todos("ui.day", None, actor, today)]

    assert told(date(2026, 5, 30)) == []
    assert told(date(2026, 5, 31)) == ["Awa Diallo : titre de séjour"]


def test_a_social_housing_request_keeps_its_unique_number():
    organisation = an_organisation()

    right = a_right(organisation, kind="social_housing", number="013 0126 123456 10001")

    assert right.number == "013012612345610001"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "social_housing", "number": "12"}, "18 signes"),
        ({"granted_on": date(2026, 7, 1)}, "avant d’avoir commencé"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_noted(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        a_right(organisation, **given)

    assert not Right.objects.exists()


def test_someone_of_another_household_or_a_right_twice_is_refused():
    organisation = an_organisation()
    right = a_right(organisation)
    other = the_person(a_household(organisation, "Roux", "Lucie"))

    with pytest.raises(Refused, match="pas de ce ménage"):
        a_right(organisation, household=right.household, person=other)
    with pytest.raises(Refused, match="renouvelez-le"):
        a_right(organisation, household=right.household)

    assert Right.objects.count() == 1


def test_a_health_right_is_behind_the_wall_of_health():
    organisation = an_organisation()
    a_right(organisation, kind="aah")

    def count(role):
        return Right.objects.visible_to(someone_as(organisation, role)).count()

    assert [count(r) for r in ("social_worker", "rehousing_officer", "director")] == [1, 0, 0]


def test_note_right_says_who_sees_to_it():
    organisation = an_organisation()
    household, malik = a_household(organisation), a_user("Malik")

    right = note_right(
        household,
        person=the_person(household),
        kind="rsa",
        expires_on=MAY_2,
        assignee=malik,
        actor=a_worker(organisation),
    )

    assert (right.assignee, right.state, right.is_health) == (malik, "open", False)


@pytest.mark.parametrize(
    ("kind", "days"), [("rsa", 30), ("residence_permit", 120), ("child_protection", 180)]
)
def test_what_takes_months_to_prepare_is_told_in_time(kind, days):
    organisation = an_organisation()
    household = a_household(organisation)
    right = note_right(
        household,
        person=the_person(household),
        kind=kind,
        expires_on=date(2027, 6, 30),
        assignee=a_user("Nour"),
        actor=a_worker(organisation),
    )
    assert right.remind_days == days
