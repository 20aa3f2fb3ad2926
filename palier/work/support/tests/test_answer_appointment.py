from datetime import UTC, datetime

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import answer_appointment
from palier.work.support.tests.examples import an_appointment


def test_a_person_who_did_not_come_is_noted_and_may_be_put_right():
    organisation = an_organisation()
    row, worker = an_appointment(organisation), a_worker(organisation)

    answer_appointment(row, state="missed", actor=worker)
    answer_appointment(row, state="kept", actor=worker)

    row.refresh_from_db()
    assert row.state == "kept"


def test_a_cancelled_hour_is_free_again():
    organisation = an_organisation()
    samira = a_user("Samira")
    row = an_appointment(organisation, worker=samira)

    answer_appointment(row, state="cancelled", because="Formation", actor=a_worker(organisation))

    assert an_appointment(organisation, worker=samira).state == "planned"


def test_a_cancellation_says_why():
    organisation = an_organisation()
    row = an_appointment(organisation)

    with pytest.raises(Refused, match="dit pourquoi"):
        answer_appointment(row, state="cancelled", actor=a_worker(organisation))

    row.refresh_from_db()
    assert row.state == "planned"


def test_what_has_not_taken_place_is_neither_kept_nor_missed_but_may_be_cancelled():
    organisation = an_organisation()
    row = an_appointment(organisation, starts_at=datetime(2040, 5, 4, 8, tzinfo=UTC))
    worker = a_worker(organisation)

    for state in ("kept", "missed"):
        with pytest.raises(Refused, match="pas encore eu lieu"):
            answer_appointment(row, state=state, actor=worker)
    answer_appointment(row, state="cancelled", because="Déménagée", actor=worker)

    row.refresh_from_db()
    assert row.state == "cancelled"
