from datetime import timedelta

import pytest

from palier.base.documents.models import Message
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.models import Person
from palier.registers.people.tests.examples import a_household
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import answer_appointment, move_appointment
from palier.work.support.tests.examples import TEN_OCLOCK, an_appointment


def test_the_reminder_of_the_old_hour_does_not_leave():
    organisation = an_organisation()
    household = a_household(organisation)
    Person.objects.update(email="awa@example.org")
    row = an_appointment(organisation, household=household, remind="email")

    move_appointment(
        row,
        starts_at=TEN_OCLOCK + timedelta(days=7),
        minutes=30,
        remind="email",
        actor=a_worker(organisation),
    )

    states = list(Message.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["cancelled", "queued"]


def test_what_is_past_or_cancelled_is_not_moved():
    organisation = an_organisation()
    row, worker = an_appointment(organisation), a_worker(organisation)
    answer_appointment(row, state="kept", actor=worker)

    with pytest.raises(Refused, match="plus à venir"):
        move_appointment(row, starts_at=TEN_OCLOCK, minutes=30, actor=worker)
