"""What is told of the team's time: by team and funder, never of a few people."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Team
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui.spent import Act, Asked
from palier.law.dates import Month
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.access.tests.examples import a_visit
from palier.work.hours.reads import Sum, team_times, time_of, told_by_acts
from palier.work.hours.tests.examples import MAY_2, a_time
from palier.work.meetings.actions import hold_meeting
from palier.work.meetings.tests.examples import a_guest, a_meeting
from palier.work.support.actions import write_note
from palier.work.support.tests.examples import a_measure

MAY = Month(2026, 5)
WHOLE = (date(2026, 5, 1), date(2026, 5, 31))


def _notes(organisation, team, *minutes):
    """One note each, by so many people of a team."""
    household = a_household(organisation)
    for each in minutes:
        member = a_member(organisation, "social_worker")
        member.team = team
        member.save()
        actor = someone_as(organisation, "social_worker", user=member.user)
        write_note(household, on=MAY_2, title="Vu", text="Vu.", minutes=each, actor=actor)


def _told(organisation):
    actor = someone_as(organisation, "director")
    return team_times(actor, [MAY])[0]


def test_front_and_back_by_hand():
    """82 h with persons, 61 h behind, 14 h on the way: 57 and 43 in the hundred of 143 h."""
    told = Sum()
    for kind, hours in (
        ("face", 70),
        ("phone", 12),
        ("file", 40),
        ("meeting", 21),
        ("travel", 14),
    ):
        told.add(Act("x", 1, MAY_2, kind, "", hours * 60))
    assert (told.front, told.back, told.travel) == (82 * 60, 61 * 60, 14 * 60)
    assert told.front_share == 57
    told.add(Act("x", 1, MAY_2, "reporting", "", 7 * 60))
    assert told.reporting_share == 5  # 7 of 150


def test_a_team_of_three_is_told_and_one_alone_is_not_to_be_had_by_subtraction():
    organisation = an_organisation()
    large, alone = (Team.objects.create(organisation=organisation, name=n) for n in ("A", "B"))
    _notes(organisation, large, 60, 60, 60)
    _notes(organisation, alone, 10)
    told = _told(organisation)
    assert [(each.label, each.sum.front) for each in told.teams] == [("A", 180)]


def test_two_small_teams_together_may_be_in_the_total():
    organisation = an_organisation()
    for name, minutes in (("A", (60, 60, 60)), ("B", (10, 10)), ("C", (5, 5))):
        _notes(organisation, Team.objects.create(organisation=organisation, name=name), *minutes)
    told = _told(organisation)
    assert [(each.label, each.sum.front) for each in told.teams] == [
        ("A", 180),
        ("Toute l’équipe", 210),
    ]


def test_one_funder_of_two_people_is_not_told():
    organisation = an_organisation()
    household = a_household(organisation)
    measure = a_measure(organisation, household)
    measure.programme.funder = a_body(organisation, "Département", "funder")
    measure.programme.save()
    for _ in range(3):
        actor = someone_as(organisation, "social_worker")
        write_note(household, on=MAY_2, title="Vu", text="Vu.", minutes=30, actor=actor)
    told = _told(organisation)
    assert [(each.label, each.sum.front) for each in told.funders] == [("Département", 90)]


def test_every_room_tells_its_acts():
    organisation, user = an_organisation(), a_user()
    visit = a_visit(organisation)
    visit.noted_by = user
    visit.save()
    meeting = a_meeting(organisation, minutes=50)
    guest = a_guest(meeting, user)
    hold_meeting(meeting, minutes=50, came=[guest], actor=someone_as(organisation, "director"))
    a_time(organisation, user, on=date(2026, 5, 4))
    acts = time_of(Asked(organisation.pk, *WHOLE, user.pk), organisation)
    assert sorted((act.kind, act.minutes) for act in acts) == [
        ("face", 15),
        ("meeting", 50),
        ("travel", 30),
    ]


def test_a_supervision_counts_as_time_and_says_nothing_else():
    organisation, user = an_organisation(), a_user()
    meeting = a_meeting(organisation, kind="supervision", title="Le cas de M. Roux")
    guest = a_guest(meeting, user)
    hold_meeting(meeting, minutes=120, came=[guest], actor=someone_as(organisation, "director"))
    [act] = told_by_acts(Asked(organisation.pk, *WHOLE, user.pk))
    assert (act.title, act.minutes) == ("Supervision", 120)


def test_ones_week_is_ones_own(client):
    organisation = an_organisation()
    theirs = a_time(organisation, words="Chez le coiffeur")
    come_in(client, organisation, "supervisor")
    told = client.get("/temps/?semaine=2026-05-02").content.decode()
    assert "coiffeur" not in told
    assert client.get(f"/temps/{theirs.pk}/retirer/").status_code == 404


def test_a_week_is_mended_in_one_gesture(client):
    organisation = an_organisation()
    user = come_in(client, organisation, "social_worker")
    actor = someone_as(organisation, "social_worker", user=user)
    told = {"title": "Vue", "text": "Vue.", "kind": "home", "on": MAY_2}
    keys = [
        f"support.note:{write_note(a_household(organisation), actor=actor, **told).pk}"
        for _ in range(2)
    ]
    address = "/temps/?semaine=2026-05-02"
    page = client.get(address).content.decode()
    assert page.count('value="60"') == 2
    assert "2\xa0h" in page
    answer = client.post(address, {f"min:{keys[0]}": "90", f"min:{keys[1]}": "60"})
    assert answer.status_code == 302
    assert "2\xa0h\xa030" in client.get(address).content.decode()


@pytest.mark.parametrize("role", ["rental_manager", "volunteer"])
def test_who_does_not_answer_for_it_does_not_read_it(client, role):
    come_in(client, an_organisation(), role)
    assert client.get("/temps/equipe/").status_code == 403


def test_months_cost_the_same_questions_for_two_people_and_for_twelve():
    organisation = an_organisation()
    team = Team.objects.create(organisation=organisation, name="A")
    _notes(organisation, team, 60, 60)
    _told(organisation)
    with CaptureQueriesContext(connection) as two:
        _told(organisation)
    _notes(organisation, team, *([30] * 10))
    with CaptureQueriesContext(connection) as twelve:
        _told(organisation)
    assert len(two) == len(twelve)
