from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.sourcing.actions import lose_lead, reopen_lead
from palier.work.sourcing.tests.examples import APRIL_1, a_lead, a_seeker, a_visit


def test_the_owner_calls_again():
    organisation = an_organisation()
    seeker = a_seeker(organisation)
    lead = a_lead(organisation)
    a_visit(lead)
    lose_lead(lead, on=APRIL_1, lost_reason="rent", actor=seeker)

    lead = reopen_lead(lead, next_on=date(2026, 5, 4), actor=seeker)

    assert (lead.state, lead.lost_reason, lead.next_on) == ("contacted", "", date(2026, 5, 4))
    assert lead.visits.count() == 1


def test_only_a_lost_lead_is_reopened():
    organisation = an_organisation()
    lead = a_lead(organisation)
    a_visit(lead)

    with pytest.raises(Refused):
        reopen_lead(lead, actor=a_seeker(organisation))

    lead.refresh_from_db()
    assert lead.state == "visited"
