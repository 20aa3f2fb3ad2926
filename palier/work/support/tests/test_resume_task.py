import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.work.support.actions import finish_task, resume_task
from palier.work.support.tests.test_move_task import a_task


def test_what_was_ticked_by_mistake_is_to_be_done_again():
    organisation = an_organisation()
    task, worker = a_task(organisation), someone_as(organisation, "social_worker")
    due, who = task.due_on, task.assignee
    finish_task(task, actor=worker)

    resume_task(task, actor=worker)

    task.refresh_from_db()
    assert (task.done_at, task.due_on, task.assignee) == (None, due, who)


def test_what_was_not_ticked_is_refused():
    organisation = an_organisation()
    task = a_task(organisation)

    with pytest.raises(Refused, match="encore à faire"):
        resume_task(task, actor=someone_as(organisation, "social_worker"))


def test_a_host_may_not():
    organisation = an_organisation()
    task = a_task(organisation)
    finish_task(task, actor=someone_as(organisation, "social_worker"))

    with pytest.raises(PermissionDenied):
        resume_task(task, actor=someone_as(organisation, "host"))

    task.refresh_from_db()
    assert task.done_at is not None


def test_the_message_leads_to_it_and_so_does_the_household_s_page(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker")
    task = a_task(organisation)
    back = f"/accompagnements/a-faire/{task.pk}/remettre/"

    said = client.post(f"/accompagnements/a-faire/{task.pk}/fait/", follow=True).content.decode()
    page = client.get(f"/menages/{task.household_id}/").content.decode()
    client.post(back)

    assert f'href="{back}">Corriger' in said
    assert f"Fait : {task.label}" in page.replace("\xa0", " ")
    assert back in page
    stand_in(organisation.pk)
    task.refresh_from_db()
    assert task.done_at is None
