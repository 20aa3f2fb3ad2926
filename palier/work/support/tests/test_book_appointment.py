from datetime import UTC, datetime, timedelta

import pytest

from palier.base.documents.models import Message
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.actions import hide_address, record_death
from palier.registers.people.models import Person
from palier.work.support.models import Appointment
from palier.work.support.tests.examples import MAY_2, TEN_OCLOCK, an_appointment


def test_an_appointment_has_its_worker_its_hour_and_its_place():
    organisation = an_organisation()

    row = an_appointment(organisation, where="home", address="14 rue des Oliviers")

    row.refresh_from_db()
    assert (row.period.lower, row.period.upper - row.period.lower) == (
        TEN_OCLOCK,
        timedelta(minutes=45),
    )
    assert (row.state, row.where) == ("planned", "home")


def test_a_reminder_says_when_and_where_and_never_why():
    organisation = an_organisation()
    Person.objects.update(phone="06 00 77 10 20")
    household = _with_phone(organisation)

    an_appointment(organisation, household=household, title="Dette", remind="sms")

    message = Message.objects.get()
    assert (message.to, message.send_at) == ("0600771020", datetime(2026, 5, 3, 7, tzinfo=UTC))
    assert "lundi 4\u00a0mai" in message.body
    assert "10\u00a0h\u00a000" in message.body
    assert "Dette" not in f"{message.subject}{message.body}"


def _with_phone(organisation):
    from palier.registers.people.tests.examples import a_household

    household = a_household(organisation)
    Person.objects.filter(households__household=household).update(phone="06 00 77 10 20")
    return household


def test_two_bookings_of_one_worker_at_once_are_refused():
    organisation = an_organisation()
    samira = a_user("Samira")
    an_appointment(organisation, worker=samira)

    with pytest.raises(Refused, match="déjà un rendez-vous à cette heure"):
        an_appointment(organisation, worker=samira, starts_at=TEN_OCLOCK + timedelta(minutes=30))

    assert Appointment.objects.count() == 1
    an_appointment(organisation, worker=samira, starts_at=TEN_OCLOCK + timedelta(minutes=45))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"minutes": 0}, "de 5 minutes"),
        ({"remind": "sms"}, "pas de numéro"),
        ({"remind": "email", "household": None}, "personne à qui rappeler"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_booked(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        an_appointment(organisation, **given)

    assert not Appointment.objects.exists()
    assert not Message.objects.exists()


def test_one_sees_ones_own_and_the_team_that_keeps_the_diary_sees_all():
    organisation = an_organisation()
    samira = a_user("Samira")
    an_appointment(organisation, worker=samira)

    def count(role, user=None):
        actor = someone_as(organisation, role, user=user)
        return Appointment.objects.visible_to(actor).count()

    assert (count("reception"), count("host"), count("technician", samira)) == (1, 0, 1)


def test_nobody_who_has_left_nor_a_secret_home_is_written_to():
    organisation = an_organisation()
    household, worker = _with_phone(organisation), someone_as(organisation, "social_worker")
    hide_address(household, actor=worker)

    with pytest.raises(Refused, match="secrète"):
        an_appointment(organisation, household=household, remind="sms")

    assert not Message.objects.exists()
    other = _with_phone(organisation)
    record_death(other.members.get().person, died_on=MAY_2, actor=worker)
    with pytest.raises(Refused, match="personne à qui rappeler"):
        an_appointment(organisation, household=other, remind="sms")
