import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar

from palier.base.kit.periods import period
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Membership
from palier.base.tenancy.tests.examples import a_user
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.base.ui.calendar import CalendarEvent, written
from palier.doors.exchange.models import CalendarFeed
from palier.work.support.tests.examples import an_appointment

SOON = timezone.now().replace(microsecond=0) + timedelta(days=1)


def _address(client):
    page = client.post("/agenda/adresse/creer/").content.decode()
    return re.search(r"/agenda/[0-9a-f-]{36}/[\w-]+\.ics", page)[0]


def _samira(organisation):
    samira = a_user("Samira")
    an_appointment(organisation, worker=samira, title="Dette de loyer", starts_at=SOON)
    an_appointment(organisation, worker=a_user("Malik"), starts_at=SOON)
    return samira


def test_a_telephone_reads_ones_own_hours_by_initials_only(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker", user=_samira(organisation))
    address = _address(client)
    client.logout()

    answer = client.get(address)

    events = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert answer["Content-Type"] == "text/calendar"
    assert len(events) == 1
    assert events[0]["DTSTART"].dt == SOON
    assert str(events[0]["SUMMARY"]) == "Rendez-vous D."
    assert b"Diallo" not in answer.content
    assert b"Dette" not in answer.content


def test_the_address_itself_is_not_kept_and_a_new_one_cuts_the_old(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker")
    first, second = _address(client), _address(client)

    assert first.rpartition("/")[2] not in str(list(CalendarFeed.objects.values()))
    assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)


def test_of_a_dismissed_worker_nothing_is_read_any_more(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker", user=_samira(organisation))
    address = _address(client)
    stand_in(organisation.pk)
    Membership.objects.update(period=period(date(2020, 1, 1), date(2020, 2, 1)))

    answer = client.get(address)

    assert answer.status_code == 410
    assert "plus partagé" in answer.content.decode()


def test_an_address_that_nobody_made_says_nothing(client):
    organisation = an_organisation()
    unknown = f"/agenda/{organisation.public_id}/{'x' * 43}.ics"

    assert client.get(unknown).status_code == 410
    assert (
        client.get(unknown.replace(str(organisation.public_id)[:8], "00000000")).status_code == 410
    )


def test_a_telephone_knows_the_hours_of_paris_and_a_legal_day_is_a_whole_day():
    """RFC 5545: a time zone that is named is told; a day has no hour, and ends the day after."""
    begins = datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("Europe/Paris"))
    events = [
        CalendarEvent("visit", begins, begins + timedelta(hours=1), "Rendez-vous D.", "Accueil"),
        CalendarEvent(
            "deadline", begins, begins, "Assigner G.", words="loi n° 89-462, art. 24", all_day=True
        ),
    ]

    book = Calendar.from_ical(written(events, "Palier"))

    assert [zone["TZID"] for zone in book.walk("VTIMEZONE")] == ["Europe/Paris"]
    visit, deadline = book.walk("VEVENT")
    assert (visit["DTSTART"].dt, visit["LOCATION"]) == (begins, "Accueil")
    assert (deadline["DTSTART"].dt, deadline["DTEND"].dt) == (date(2026, 7, 1), date(2026, 7, 2))
    assert "LOCATION" not in deadline
    assert deadline["DESCRIPTION"] == "loi n° 89-462, art. 24"
