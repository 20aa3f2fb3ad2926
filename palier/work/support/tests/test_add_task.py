from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.base.ui import shell
from palier.registers.people.tests.examples import a_household
from palier.work.support.actions import add_task
from palier.work.support.models import Task


def test_a_task_shows_on_the_household_and_on_the_day_of_whom_it_is_for():
    organisation = an_organisation()
    household, samira = a_household(organisation), a_user("Samira")
    worker = someone_as(organisation, "social_worker", user=samira)

    add_task(household, label="Assurance", due_on=date(2026, 5, 20), assignee=samira, actor=worker)

    today = date(2026, 5, 15)
    assert [t.title for t in shell.todos("people.household", household, worker, today)] == [
        "Assurance"
    ]
    assert "Assurance" in [t.title for t in shell.todos("ui.day", None, worker, today)]
    other = someone_as(organisation, "social_worker")
    assert "Assurance" not in [t.title for t in shell.todos("ui.day", None, other, today)]


def test_a_reserved_task_does_not_exist_for_those_who_read_no_notes():
    organisation = an_organisation()
    household, today = a_household(organisation), date(2026, 5, 15)
    samira = a_member(organisation, "social_worker").user
    worker = someone_as(organisation, "social_worker", user=samira)

    task = add_task(
        household, label="Appeler le CMP", assignee=samira, is_reserved=True, actor=worker
    )

    assert list(Task.objects.visible_to(worker)) == [task]
    lawyer = someone_as(organisation, "lawyer")
    assert lawyer.sees("support.measures")
    assert not Task.objects.visible_to(lawyer).exists()
    assert shell.todos("people.household", household, lawyer, today) == []


def test_a_reserved_task_is_not_given_to_someone_who_would_never_see_it():
    organisation = an_organisation()
    lawyer = a_member(organisation, "lawyer").user

    with pytest.raises(Refused, match="ne lit pas les notes"):
        add_task(
            a_household(organisation),
            label="Appeler le CMP",
            assignee=lawyer,
            is_reserved=True,
            actor=someone_as(organisation, "social_worker"),
        )

    assert not Task.objects.exists()
