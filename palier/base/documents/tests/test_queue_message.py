from datetime import UTC, datetime, timedelta

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


def test_a_service_that_is_down_is_told_and_stops_nothing(monkeypatch):
    organisation = an_organisation()
    message = _queue(organisation)

    def down(*args):
        raise ConnectionRefusedError("personne ne répond")

    monkeypatch.setattr("palier.base.documents.sending.send_mail", down)

    assert send_due(organisation, MORNING) == (0, 1)
    message.refresh_from_db()
    assert (message.state, message.failure) == ("failed", "personne ne répond")


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
