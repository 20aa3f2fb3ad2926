import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import answer_report
from palier.work.neighbourhood.tests.examples import MAY_4, MAY_11, a_report, a_sent_report


def _answer(report, answer="Ramassage jeudi", on=MAY_11, role="host"):
    return answer_report(
        report, answer=answer, answered_on=on, actor=someone_as(report.organisation, role)
    )


def test_what_the_partner_said_is_kept():
    report = _answer(a_sent_report(a_site(an_organisation())))

    assert (report.state, report.answer) == ("answered", "Ramassage jeudi")


def test_nothing_said_not_sent_or_too_early_is_refused():
    site = a_site(an_organisation())
    report = a_sent_report(site)

    with pytest.raises(Refused, match="a répondu"):
        _answer(report, " ")
    with pytest.raises(Refused, match="avant la transmission"):
        _answer(report, on=MAY_4.replace(day=1))
    with pytest.raises(Refused, match="à transmettre"):
        _answer(a_report(site))
    report.refresh_from_db()
    assert report.state == "sent"
