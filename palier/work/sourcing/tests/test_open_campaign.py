from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.sourcing.actions import open_campaign
from palier.work.sourcing.models import Campaign
from palier.work.sourcing.tests.examples import MARCH_2, a_lead, a_seeker


def test_leads_are_gathered_under_a_campaign():
    organisation = an_organisation()

    campaign = open_campaign(
        organisation,
        name="Nord 13",
        territory="Nord des Bouches-du-Rhône",
        starts_on=MARCH_2,
        expected=15,
        actor=a_seeker(organisation),
    )

    assert a_lead(organisation, campaign=campaign).campaign == campaign


def test_an_end_before_the_start_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="avant le début"):
        open_campaign(
            organisation,
            name="Sud",
            starts_on=MARCH_2,
            ends_on=date(2026, 3, 2),
            actor=a_seeker(organisation),
        )

    assert not Campaign.objects.exists()
