"""A guest has an address and no account: what they read there, and what they do not."""

import hashlib
import re
from datetime import timedelta

from django.utils import timezone

from palier.base.documents.models import Message
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user
from palier.base.tenancy.tests.pages import come_in
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import move_appointment, withdraw_invitation
from palier.work.support.models import Invitation
from palier.work.support.tests.examples import an_appointment, an_invitation

SOON = timezone.now().replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=3)


def _invited(organisation, token="secret", **given):  # noqa: S107 -- an address, of a test
    row = an_appointment(organisation, starts_at=SOON, title="Dette de M. Martin", **given)
    digest = hashlib.sha256(token.encode()).hexdigest()
    return an_invitation(row, digest=digest, now=timezone.now())


def _address(organisation, token="secret"):  # noqa: S107
    return f"/accompagnements/invitation/{organisation.public_id}/{token}/"


def test_the_day_the_hour_the_place_and_nothing_of_whom(client):
    organisation = an_organisation()
    row = _invited(organisation, where="office", address="12 rue Haute")
    told = client.get(_address(organisation)).content.decode()
    assert "12 rue Haute" in told
    assert "avec Samira" in told
    assert "Dette" not in told
    assert row.appointment.household.name not in told
    row.refresh_from_db()
    assert row.read_at is not None


def test_it_is_read_as_it_stands_now(client):
    organisation = an_organisation()
    row = _invited(organisation)
    later = SOON + timedelta(days=1)
    move_appointment(row.appointment, starts_at=later, minutes=30, actor=a_worker(organisation))
    agenda = client.get(_address(organisation) + "agenda.ics").content.decode()
    assert f"{later:%Y%m%dT}" in agenda
    assert "Dette" not in agenda


def test_withdrawn_or_unknown_it_answers_nothing(client):
    organisation = an_organisation()
    row = _invited(organisation)
    withdraw_invitation(row, now=timezone.now(), actor=a_worker(organisation))
    for token in ("secret", "autre"):
        answer = client.get(_address(organisation, token))
        assert answer.status_code == 410
        assert "Samira" not in answer.content.decode()
        assert client.get(_address(organisation, token) + "agenda.ics").status_code == 410
    elsewhere = an_organisation("Autre toit")
    assert client.get(_address(elsewhere)).status_code == 410


def test_a_guest_reads_what_the_same_address_is_invited_to_and_no_other(client):
    organisation = an_organisation()
    _invited(organisation)
    other = _invited(organisation, "autre", worker=a_user("Paul", "Roux"))
    Invitation.objects.filter(pk=other.pk).update(to="autre@example.org")
    told = client.get(_address(organisation)).content.decode()
    assert told.count("<h2>") == 1


def test_from_the_diary_one_invites_and_the_message_bears_the_address(client):
    organisation = an_organisation()
    row = an_appointment(organisation, starts_at=SOON)
    come_in(client, organisation, "social_worker")
    client.post(
        f"/accompagnements/agenda/{row.pk}/inviter/",
        {"name": "Mme Laval", "channel": "email", "to": "laval@example.org", "words": ""},
    )
    [path] = re.findall(r"http://testserver(\S+)", Message.objects.get().body)
    assert client.get(path).status_code == 200
    assert "Mme Laval" in client.get(f"/accompagnements/agenda/{row.pk}/invites/").content.decode()
