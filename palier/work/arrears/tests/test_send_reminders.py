from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.arrears.actions import (
    adopt_usual_rules,
    find_arrears,
    pause_case,
    send_reminders,
)
from palier.work.arrears.models import ArrearsCase, Reminder
from palier.work.arrears.papers import reminders_pdf
from palier.work.arrears.reads import proposed, unreported
from palier.work.arrears.tests.examples import JUNE_1, NOON, a_case, a_plan, paid
from palier.work.billing.tests.examples import a_rented_home, an_issued_run


def _send(organisation, cases, kind="letter", role="rental_manager"):
    return send_reminders(
        organisation,
        cases=cases,
        kind=kind,
        on=JUNE_1,
        send_at=NOON,
        actor=someone_as(organisation, role),
    )


def test_each_household_reads_its_own_debt():
    organisation = an_organisation()
    case = a_case(organisation)

    (reminder,) = _send(organisation, [case], kind="registered")

    assert reminder.way == "registered"
    assert "212,00\xa0€" in reminder.text
    assert reminders_pdf([reminder], organisation).startswith(b"%PDF")


def test_once_sent_the_step_is_no_longer_proposed():
    organisation = an_organisation()
    case = a_case(organisation)
    manager = someone_as(organisation, "rental_manager")
    assert [each.pk for each in proposed(manager, "message", JUNE_1)] == [case.pk]

    _send(organisation, [case], kind="message")

    assert proposed(manager, "message", JUNE_1) == []


def test_nothing_is_proposed_nor_leaves_for_who_has_paid_since_last_night():
    organisation = an_organisation()
    case = a_case(organisation)
    manager = someone_as(organisation, "rental_manager")
    paid(case.account, "212.00", JUNE_1)

    assert proposed(manager, "message", JUNE_1) == []
    assert list(unreported(manager)) == []
    with pytest.raises(Refused, match="ne doit plus rien"):
        _send(organisation, [case], kind="message")
    assert not Reminder.objects.exists()


def test_a_case_in_pause_stops_them_all():
    organisation = an_organisation()
    case = a_case(organisation)
    case = pause_case(
        case, because="x", until=date(2026, 7, 1), on=JUNE_1, actor=the_system(organisation)
    )

    with pytest.raises(Refused, match="en pause ou clos"):
        _send(organisation, [case])
    with pytest.raises(Refused, match="au moins un"):
        _send(organisation, [])

    assert not Reminder.objects.exists()


def test_a_plan_that_runs_says_itself_what_comes_next():
    organisation = an_organisation()
    case = a_case(organisation)
    a_plan(case.account)

    assert proposed(someone_as(organisation, "rental_manager"), "message", JUNE_1) == []


def test_letters_of_many_are_printed_with_as_many_queries_as_two(client):
    organisation = an_organisation()
    for _ in range(5):
        a_rented_home(organisation)
    an_issued_run(organisation)
    adopt_usual_rules(organisation, actor=the_system(organisation))
    find_arrears(organisation, on=JUNE_1, actor=the_system(organisation))
    cases = list(ArrearsCase.objects.order_by("pk"))
    come_in(client, organisation, "rental_manager")

    def printed():
        with CaptureQueriesContext(connection) as told:
            assert client.get(f"/impayes/lettres/?jour={JUNE_1}").content.startswith(b"%PDF")
        return len(told)

    _send(organisation, cases[:2], kind="registered")
    printed()
    two = printed()
    _send(organisation, cases[2:], kind="registered")
    assert Reminder.objects.count() == 5
    assert printed() <= two
