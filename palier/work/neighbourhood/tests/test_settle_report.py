import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import settle_report
from palier.work.neighbourhood.tests.examples import MAY_4, MAY_11, a_report


def _settle(report, on=MAY_11, role="host"):
    return settle_report(report, settled_on=on, actor=someone_as(report.organisation, role))


def test_seen_again_it_is_in_order():
    assert _settle(a_report(a_site(an_organisation()))).state == "settled"


def test_too_early_or_twice_is_refused():
    report = a_report(a_site(an_organisation()))

    with pytest.raises(Refused, match="avant le constat"):
        _settle(report, MAY_4.replace(day=1))
    report.refresh_from_db()
    assert report.state == "noted"
    _settle(report)
    with pytest.raises(Refused, match="réglé"):
        _settle(report)
