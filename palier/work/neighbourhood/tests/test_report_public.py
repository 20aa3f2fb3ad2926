import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import report_public
from palier.work.neighbourhood.models import PublicReport
from palier.work.neighbourhood.tests.examples import MAY_4, a_round


def _report(site, role="host", **given):
    told = {"kind": "light", "spot": "Lampadaire 12", "seen_on": MAY_4}
    return report_public(site, actor=someone_as(site.organisation, role), **(told | given))


def test_what_was_seen_during_a_round():
    site = a_site(an_organisation())

    assert _report(site, round=a_round(site)).state == "noted"


def test_no_spot_or_a_round_elsewhere_is_refused():
    organisation = an_organisation()
    site = a_site(organisation)

    with pytest.raises(Refused, match="à quel endroit"):
        _report(site, spot=" ")
    with pytest.raises(Refused, match="autre site"):
        _report(site, round=a_round(a_site(organisation)))
    assert not PublicReport.objects.exists()
