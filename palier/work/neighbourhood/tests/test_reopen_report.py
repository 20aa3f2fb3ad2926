import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import reopen_report, send_report, settle_report
from palier.work.neighbourhood.tests.examples import MAY_4, MAY_11, a_report, the_town


@pytest.mark.parametrize("stood", ["noted", "sent"])
def test_a_report_that_was_not_in_order_stands_where_it_stood(stood):
    organisation = an_organisation()
    report = a_report(a_site(organisation))
    host = someone_as(organisation, "host")
    if stood == "sent":
        report = send_report(report, sent_on=MAY_4, partner=the_town(organisation), actor=host)
    settle_report(report, settled_on=MAY_11, actor=host)

    report = reopen_report(report, actor=host)

    assert (report.state, report.settled_on) == (stood, None)


def test_one_that_waits_is_not_reopened():
    report = a_report(a_site(an_organisation()))

    with pytest.raises(Refused, match="n’est pas réglé"):
        reopen_report(report, actor=someone_as(report.organisation, "host"))

    report.refresh_from_db()
    assert report.state == "noted"
