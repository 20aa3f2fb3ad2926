"""Pages of meetings, and what they lend."""

from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.meetings.actions import hold_meeting, note_point, put_slide_on_agenda
from palier.work.meetings.shell import in_ones_calendar, what_meetings_ask
from palier.work.meetings.tests.examples import (
    MAY_4,
    a_follow_up,
    a_guest,
    a_meeting,
    a_point,
    talks_about,
)
from palier.work.sliding.tests.examples import a_slide


def _page(client, address):
    return client.get(address).content.decode().replace("\u00a0", " ")


def _with_landlord(slide, household=None):
    row = a_meeting(slide.organisation, kind="slides", body=slide.occupancy.holding.owner)
    system = someone_as(slide.organisation, "social_worker")
    put_slide_on_agenda(row, slide=slide, actor=system)
    return row


def test_what_was_decided_is_read_on_the_meeting_and_on_the_title(client):
    slide = a_slide(an_organisation())
    row = talks_about(slide.occupancy.holding)
    point = a_point(row, "Une prorogation de dix ans")
    come_in(client, slide.organisation, "rental_manager")
    boss = someone_as(slide.organisation, "director")
    note_point(point, what=point.what, decision="La ville délibère en juin.", actor=boss)
    assert "La ville délibère en juin." in _page(client, f"/reunions/{row.pk}/")
    assert f"/reunions/{row.pk}/" in _page(client, f"/contrats/prises-a-bail/{row.holding_id}/")


def test_leases_that_may_slide_are_told_with_what_is_missing(client):
    slide = a_slide(an_organisation())
    owner = slide.occupancy.holding.owner
    row = a_meeting(slide.organisation, kind="slides", body=owner)
    come_in(client, slide.organisation, "rental_manager")
    told = _page(client, f"/reunions/{row.pk}/")
    assert "Ses baux qui peuvent glisser" in told
    assert "Manque : " in told
    client.post(f"/reunions/{row.pk}/glissements/{slide.pk}/")
    assert row.points.get().slide == slide


def test_who_does_not_see_slides_does_not_read_who_is_talked_of(client):
    slide = a_slide(an_organisation())
    row = _with_landlord(slide)
    come_in(client, slide.organisation, "technician")
    told = _page(client, f"/reunions/{row.pk}/")
    assert slide.occupancy.household.name not in told
    point = row.points.get()
    assert client.get(f"/reunions/points/{point.pk}/noter/").status_code == 404


def test_nothing_can_be_written_of_a_supervision(client):
    organisation = an_organisation()
    row = a_meeting(organisation, kind="supervision", title="Analyse de pratiques")
    come_in(client, organisation, "supervisor")
    told = _page(client, f"/reunions/{row.pk}/")
    assert "jamais écrit" in told
    assert "Ajouter un point" not in told
    assert client.get(f"/reunions/{row.pk}/compte-rendu/").status_code == 404


def test_what_one_promised_is_in_ones_day_and_in_nobody_elses():
    organisation, one, other = an_organisation(), a_user(), a_user()
    row = a_meeting(organisation, organiser=one)
    a_follow_up(row, given_to=other)
    a_follow_up(row, what="Relire le compte rendu")
    told = {
        user: [
            todo.title
            for todo in what_meetings_ask(
                None, someone_as(organisation, "host", user=user), date(2026, 5, 5)
            )
        ]
        for user in (one, other, a_user())
    }
    assert list(told.values()) == [
        ["Équipe sociale : qu’en a-t-il été ?", "Relire le compte rendu"],
        ["Écrire au bailleur"],
        [],
    ]


def test_a_calendar_tells_the_hour_and_not_the_object():
    organisation, user = an_organisation(), a_user()
    row = a_meeting(organisation, organiser=user, title="Le dossier Martin")
    a_guest(row, user)
    actor = someone_as(organisation, "host", user=user)
    [told] = in_ones_calendar(actor, datetime(2026, 5, 1, tzinfo=UTC))
    assert (told.title, told.starts_at.hour, told.starts_at.date()) == (
        "Réunion d’équipe",
        9,
        MAY_4,
    )


def test_it_is_in_the_week_of_those_who_are_invited(client):
    organisation = an_organisation()
    user = come_in(client, organisation, "social_worker")
    row = a_meeting(organisation, organiser=a_user(), title="Équipe du lundi")
    address = "/accompagnements/agenda/?semaine=2026-05-04"
    assert "Équipe du lundi" not in client.get(address).content.decode()
    assert "Équipe du lundi" in client.get(f"{address}&qui=tous").content.decode()
    a_guest(row, user)
    assert "Équipe du lundi" in client.get(address).content.decode()


def test_the_minutes_are_on_paper(client):
    organisation = an_organisation()
    row = a_meeting(organisation)
    hold_meeting(row, minutes=60, came=[a_guest(row)], actor=someone_as(organisation, "director"))
    come_in(client, organisation, "host")
    answer = client.get(f"/reunions/{row.pk}/compte-rendu/")
    assert answer.content.startswith(b"%PDF")


def test_another_association_does_not_read_it(client):
    row = a_meeting(an_organisation())
    come_in(client, an_organisation("Autre toit"), "director")
    assert client.get(f"/reunions/{row.pk}/").status_code == 404


def test_a_list_costs_the_same_for_two_and_for_twelve(client):
    organisation = an_organisation()
    for _ in range(2):
        a_meeting(organisation)
    come_in(client, organisation, "director")
    client.get("/reunions/")
    with CaptureQueriesContext(connection) as two:
        client.get("/reunions/")
    for _ in range(10):
        a_meeting(organisation)
    with CaptureQueriesContext(connection) as twelve:
        client.get("/reunions/")
    assert len(two) == len(twelve)
