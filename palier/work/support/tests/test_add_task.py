from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.ui import shell
from palier.registers.people.tests.examples import a_household
from palier.work.support.actions import add_task


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
