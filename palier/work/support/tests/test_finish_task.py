from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.support.actions import add_task, finish_task


def test_ticking_twice_changes_nothing():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    task = add_task(a_household(organisation), label="C2S", assignee=a_user(), actor=worker)

    first = finish_task(task, actor=worker).done_at

    assert finish_task(task, actor=worker).done_at == first
