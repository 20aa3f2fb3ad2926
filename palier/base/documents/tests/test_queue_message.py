from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from palier.base.documents.actions import queue_message
from palier.base.documents.models import Message
from palier.base.documents.sending import send_due
from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_who_may, the_system

MORNING = datetime(2026, 5, 2, 7, tzinfo=UTC)


def _queue(organisation, **given):
    usual = {
        "about": organisation,
        "channel": "email",
        "to": "awa@example.org",
        "title": "Rappel",
        "body": "À demain, 10 h.",
        "send_at": MORNING,
        "sight": "people.households",
    }
    return queue_message(organisation, actor=the_system(organisation), **{**usual, **given})


def test_a_message_leaves_at_its_hour_and_once():
    organisation = an_organisation()
    message = _queue(organisation)

    early = send_due(organisation, MORNING - timedelta(minutes=1))
    first, again = send_due(organisation, MORNING), send_due(organisation, MORNING)

    message.refresh_from_db()
    assert (early, first, again) == ((0, 0), (1, 0), (0, 0))
    assert (message.state, mail.outbox[0].to) == ("sent", ["awa@example.org"])


def test_a_text_message_is_given_to_its_service(settings, tmp_path):
    settings.PALIER_SMS, settings.MEDIA_ROOT = "file", str(tmp_path / "files")
    organisation = an_organisation()
    _queue(organisation, channel="sms", to="06 00 77 10 20")

    assert send_due(organisation, MORNING) == (1, 0)
    assert "0600771020 : À demain, 10 h." in (tmp_path / "outbox" / "sms.txt").read_text("utf-8")


def refuse(monkeypatch, *failures):
    """Each sending fails in turn with one of these, then none does."""
    left = list(failures)

    def send(*told):
        if left:
            raise left.pop(0)

    monkeypatch.setattr("palier.base.documents.sending.send_mail", send)


def test_a_service_that_is_away_is_tried_again_later_and_then_no_more(monkeypatch):
    organisation = an_organisation()
    message = _queue(organisation)
    refuse(monkeypatch, *[ConnectionRefusedError("personne ne répond")] * 4)
    now, said = MORNING, []

    for _ in range(4):
        said.append(send_due(organisation, now))
        message.refresh_from_db()
        assert "personne ne répond" in message.failure
        now = message.send_at

    assert (said, message.state, message.tries) == ([(0, 1)] * 4, "failed", 4)
    assert send_due(organisation, now + timedelta(hours=3)) == (0, 0)


def test_what_left_at_the_second_try_says_so(monkeypatch):
    organisation = an_organisation()
    message = _queue(organisation)
    busy = SMTPRecipientsRefused({"awa@example.org": (451, b"revenez plus tard")})
    refuse(monkeypatch, busy)

    first = send_due(organisation, MORNING)
    soon = send_due(organisation, MORNING + timedelta(minutes=1))
    later = send_due(organisation, MORNING + timedelta(minutes=5))

    message.refresh_from_db()
    assert (first, soon, later) == ((0, 1), (0, 0), (1, 0))
    assert (message.state, message.failure) == ("sent", "")


def test_one_bad_message_holds_back_no_other(monkeypatch):
    organisation = an_organisation()
    bad = _queue(organisation, to="partie@example.org")
    broken = _queue(organisation)
    good = _queue(organisation)
    gone = SMTPRecipientsRefused({"partie@example.org": (550, b"inconnue")})
    refuse(monkeypatch, gone, ValueError("Header values can't contain newlines"))

    assert send_due(organisation, MORNING) == (1, 2)

    for each in (bad, broken, good):
        each.refresh_from_db()
    assert [each.state for each in (bad, broken, good)] == ["failed", "failed", "sent"]
    assert "550 inconnue" in bad.failure
    assert "ne peut pas être écrit" in broken.failure


def test_a_service_that_is_away_is_not_asked_two_hundred_times(monkeypatch):
    organisation = an_organisation()
    for _ in range(5):
        _queue(organisation)
    refuse(monkeypatch, *[ConnectionRefusedError("non")] * 5)

    assert send_due(organisation, MORNING) == (0, 3)
    assert Message.objects.filter(tries=0).count() == 2


def test_a_message_that_only_went_to_the_console_says_so(settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    organisation = an_organisation()
    by_mail, by_text = _queue(organisation), _queue(organisation, channel="sms", to="0600771020")
    refuse(monkeypatch)

    assert send_due(organisation, MORNING) == (2, 0)

    for each in (by_mail, by_text):
        each.refresh_from_db()
        assert each.get_state_display() == "écrit sur la console seulement"


def test_what_left_with_a_worker_that_died_is_not_said_sent():
    organisation = an_organisation()
    message = _queue(organisation)
    Message.objects.filter(pk=message.pk).update(state="leaving", sent_at=MORNING)

    early = send_due(organisation, MORNING + timedelta(minutes=10))
    message.refresh_from_db()
    assert (early, message.state) == ((0, 0), "leaving")

    send_due(organisation, MORNING + timedelta(minutes=20))
    message.refresh_from_db()
    assert (message.state, message.sent_at) == ("failed", None)
    assert "on ne sait pas" in message.failure


def test_a_subject_is_one_line():
    assert _queue(an_organisation(), title="Rappel\nBcc: tous@example.org").subject == (
        "Rappel Bcc: tous@example.org"
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"to": "awa"}, "pas d’adresse"),
        ({"channel": "sms", "to": "12"}, "pas de numéro"),
        ({"body": "  "}, "vide"),
    ],
)
def test_what_cannot_leave_is_refused_and_nothing_waits(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _queue(organisation, **given)

    assert not Message.objects.exists()


def test_messages_are_seen_by_those_who_have_their_sight():
    organisation = an_organisation()
    _queue(organisation)

    def seen(*sights):
        return Message.objects.visible_to(someone_who_may(organisation, sights=sights)).count()

    assert (seen("people.households"), seen("housing.homes")) == (1, 0)
