from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.sourcing.actions import lose_lead
from palier.work.sourcing.models import DwellingVisit
from palier.work.sourcing.tests.examples import MARCH_2, SEEN, a_lead, a_seeker, a_visit


def test_a_visit_keeps_each_point_of_the_decree_and_moves_the_lead():
    """Décret n° 2002-120: what is decent is seen point by point."""
    lead = a_lead(an_organisation(), energy_rating="")

    visit = a_visit(lead, seen={**SEEN, "castle": "yes"})

    lead.refresh_from_db()
    assert visit.seen == SEEN
    assert (lead.state, lead.energy_rating, str(lead.surface)) == ("visited", "D", "38.5")


def test_a_visit_before_the_first_contact_or_of_a_closed_lead_is_refused():
    organisation = an_organisation()
    lead, closed = a_lead(organisation), a_lead(organisation)
    lose_lead(closed, on=MARCH_2, lost_reason="rent", actor=a_seeker(organisation))

    with pytest.raises(Refused, match="avant le premier contact"):
        a_visit(lead, on=date(2026, 3, 1))
    with pytest.raises(Refused, match="rouvrez-la"):
        a_visit(closed)

    lead.refresh_from_db()
    assert (lead.state, DwellingVisit.objects.count()) == ("contacted", 0)
