from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import pause_case, send_reminder
from palier.work.arrears.models import CaseStep, Reminder
from palier.work.arrears.papers import reminder_pdf
from palier.work.arrears.tests.examples import JUNE_1, NOON, a_case


def _send(case, organisation, way="print", text="Parlons-en.", role="social_worker"):
    return send_reminder(
        case,
        kind="letter",
        way=way,
        title="Votre loyer",
        text=text,
        on=JUNE_1,
        send_at=NOON,
        actor=someone_as(organisation, role),
    )


def test_a_letter_is_kept_as_it_left():
    organisation = an_organisation()
    case = a_case(organisation)

    reminder = _send(case, organisation)

    assert (reminder.way, reminder.text, reminder.message) == ("print", "Parlons-en.", None)
    assert reminder.step.case == case
    assert case.account.household.members.get().person.last_name in reminder.addressee[0]
    assert reminder_pdf(reminder).startswith(b"%PDF")


def test_a_text_message_waits_in_the_outbox():
    organisation = an_organisation()
    case = a_case(organisation)
    person = case.account.household.members.get().person
    type(person).objects.filter(pk=person.pk).update(phone="06 12 34 56 78")

    reminder = _send(case, organisation, way="sms")

    assert (reminder.message.to, reminder.message.state) == ("0612345678", "queued")


def test_without_an_address_nothing_is_kept():
    organisation = an_organisation()
    case = a_case(organisation)

    with pytest.raises(Refused, match="adresse électronique"):
        _send(case, organisation, way="email")

    assert not Reminder.objects.exists()
    assert not CaseStep.objects.exists()


def test_nothing_leaves_during_a_pause_nor_without_words():
    organisation = an_organisation()
    case, actor = a_case(organisation), the_system(organisation)

    with pytest.raises(Refused, match="vide"):
        _send(case, organisation, text=" ")
    paused = pause_case(case, because="x", until=date(2026, 7, 1), on=JUNE_1, actor=actor)
    with pytest.raises(Refused, match="en pause"):
        _send(paused, organisation)

    assert not Reminder.objects.exists()
