import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import close_candidacy
from palier.work.admissions.tests.examples import (
    MAY_4,
    MAY_11,
    a_candidacy,
    an_accepted_candidacy,
    an_offer,
)


def _close(row, reason="elsewhere", on=MAY_11, role="host"):
    return close_candidacy(row, reason=reason, on=on, actor=someone_as(row.organisation, role))


def test_it_ends_with_its_reason():
    row = _close(a_candidacy(a_site(an_organisation())))

    assert (row.state, row.reason, row.decided_on) == ("declined", "elsewhere", MAY_11)


def test_no_reason_too_early_or_an_offer_waiting_is_refused():
    site = a_site(an_organisation())
    row = a_candidacy(site)

    with pytest.raises(Refused, match="motif"):
        _close(row, "")
    with pytest.raises(Refused, match="avant la candidature"):
        _close(row, on=MAY_4.replace(day=1))
    row.refresh_from_db()
    assert row.state == "received"
    offered = an_accepted_candidacy(site, siao_number="SI-2")
    an_offer(offered)
    with pytest.raises(Refused, match="attend sa réponse"):
        _close(offered)
