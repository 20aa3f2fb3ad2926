from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import send_report, settle_report
from palier.work.neighbourhood.tests.examples import MAY_4, MAY_11, a_report, the_town


def _send(report, on=MAY_4, role="host"):
    return send_report(
        report,
        partner=the_town(report.organisation),
        sent_on=on,
        actor=someone_as(report.organisation, role),
    )


def test_an_answer_is_awaited_within_three_weeks():
    report = _send(a_report(a_site(an_organisation())))

    assert (report.state, report.due_on) == ("sent", date(2026, 5, 25))


def test_told_again_the_delay_begins_anew():
    report = _send(_send(a_report(a_site(an_organisation()))), MAY_11)

    assert report.due_on == date(2026, 6, 1)


def test_too_early_or_settled_is_refused():
    report = a_report(a_site(an_organisation()))

    with pytest.raises(Refused, match="avant le constat"):
        _send(report, MAY_4.replace(day=1))
    report.refresh_from_db()
    assert report.state == "noted"
    settle_report(report, settled_on=MAY_11, actor=the_system(report.organisation))
    with pytest.raises(Refused, match="réglé"):
        _send(report)
