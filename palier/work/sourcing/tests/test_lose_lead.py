from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.sourcing.actions import lose_lead
from palier.work.sourcing.tests.examples import APRIL_1, a_lead, a_seeker


def test_a_lead_that_leads_nowhere_says_why():
    organisation = an_organisation()

    lead = lose_lead(
        a_lead(organisation), on=APRIL_1, lost_reason="energy", actor=a_seeker(organisation)
    )

    assert (lead.state, lead.lost_reason, lead.closed_on) == ("lost", "energy", APRIL_1)


def test_it_is_lost_once():
    organisation = an_organisation()
    seeker = a_seeker(organisation)
    lead = lose_lead(a_lead(organisation), on=APRIL_1, lost_reason="energy", actor=seeker)

    with pytest.raises(Refused):
        lose_lead(lead, on=date(2026, 5, 1), lost_reason="sale", actor=seeker)

    lead.refresh_from_db()
    assert lead.lost_reason == "energy"
