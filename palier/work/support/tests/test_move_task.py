from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Team
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in, today_in
from palier.registers.people.tests.examples import a_household
from palier.work.support.actions import add_task, finish_task, move_task, take_task

MAY_20, MAY_27 = date(2040, 5, 20), date(2040, 5, 27)


def a_task(organisation, **given):
    worker = given.pop("actor", None) or someone_as(organisation, "social_worker")
    usual = {"label": "Assurance", "due_on": MAY_20, "assignee": a_user("Jeanne", "Lopez")}
    return add_task(a_household(organisation), actor=worker, **{**usual, **given})


def test_a_task_is_taken_by_a_colleague_and_moved_to_another_day():
    organisation = an_organisation()
    task = a_task(organisation)
    samira = a_user("Samira")
    worker = someone_as(organisation, "social_worker", user=samira)

    take_task(task, actor=worker)
    move_task(task, due_on=MAY_27, actor=worker)

    task.refresh_from_db()
    assert (task.assignee, task.due_on) == (samira, MAY_27)


def test_what_is_done_is_neither_taken_nor_moved():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    task = a_task(organisation)
    finish_task(task, actor=worker)

    for forbidden in (
        lambda: take_task(task, actor=worker),
        lambda: move_task(task, due_on=MAY_27, actor=worker),
    ):
        with pytest.raises(Refused, match="déjà fait"):
            forbidden()

    task.refresh_from_db()
    assert task.due_on == MAY_20


def test_a_day_that_is_past_is_refused_but_what_is_late_may_be_handed_over_as_it_is():
    organisation = an_organisation()
    task = a_task(organisation, due_on=date(2026, 5, 20))
    worker, samira = someone_as(organisation, "social_worker"), a_user("Samira")

    with pytest.raises(Refused, match="Ce jour est passé"):
        move_task(task, due_on=date(2026, 5, 21), actor=worker)
    move_task(task, due_on=date(2026, 5, 20), assignee=samira, actor=worker)

    task.refresh_from_db()
    assert (task.assignee, task.due_on) == (samira, date(2026, 5, 20))


def test_a_reserved_task_is_not_handed_to_someone_who_would_not_see_it():
    organisation = an_organisation()
    samira = a_member(organisation, "social_worker").user
    worker = someone_as(organisation, "social_worker", user=samira)
    task = a_task(organisation, assignee=samira, is_reserved=True, actor=worker)

    with pytest.raises(Refused, match="ne lit pas les notes"):
        move_task(
            task, due_on=MAY_27, assignee=a_member(organisation, "lawyer").user, actor=worker
        )

    task.refresh_from_db()
    assert (task.assignee, task.due_on) == (samira, MAY_20)


def test_a_host_may_neither_take_nor_move():
    organisation = an_organisation()
    host, task = someone_as(organisation, "host"), a_task(organisation)

    for forbidden in (
        lambda: take_task(task, actor=host),
        lambda: move_task(task, due_on=MAY_27, actor=host),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()


def test_the_team_s_task_is_taken_moved_and_ticked_from_one_s_day(client):
    organisation = an_organisation()
    team = Team.objects.create(organisation=organisation, name="Équipe accès")
    samira = come_in(client, organisation, "social_worker", team=team)
    jeanne = a_member(organisation, "social_worker", team=team, user=a_user("Jeanne", "Lopez"))
    stranger = a_member(organisation, "social_worker", user=a_user("Zoé", "Autre"))
    today = today_in(organisation)
    task = a_task(organisation, assignee=jeanne.user, due_on=today)
    a_task(organisation, assignee=stranger.user, due_on=today, label="Pas la mienne")

    day = client.get("/").content.decode()
    assert "Prendre cette tâche" in day
    assert "Jeanne L." in day
    assert "Pas la mienne" not in day
    answer = client.post(f"/accompagnements/a-faire/{task.pk}/prendre/", {"next": "/"})
    assert answer["Location"] == "/"
    day = client.get("/").content.decode()
    assert "Reporter…" in day
    client.post(
        f"/accompagnements/a-faire/{task.pk}/reporter/",
        {"due_on": "2030-01-02", "assignee": samira.pk},
    )
    stand_in(organisation.pk)
    task.refresh_from_db()
    assert (task.assignee, task.due_on) == (samira, date(2030, 1, 2))

    done = client.post(f"/accompagnements/a-faire/{task.pk}/fait/", {"next": "/?pour=moi"})
    assert done["Location"] == "/?pour=moi"
    away = client.post(f"/accompagnements/a-faire/{task.pk}/fait/", {"next": "//evil.example/"})
    assert away["Location"] == f"/menages/{task.household_id}/"
