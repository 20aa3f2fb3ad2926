from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import acknowledge_referral
from palier.work.access.tests.examples import MAY_2, a_referral


def test_the_partner_says_that_it_has_it_and_not_before_it_was_sent():
    organisation = an_organisation()
    referral, desk = a_referral(organisation), someone_as(organisation, "reception")

    with pytest.raises(Refused, match="avant l’envoi"):
        acknowledge_referral(referral, on=date(2026, 5, 1), actor=desk)
    referral.refresh_from_db()
    assert referral.state == "sent"

    acknowledge_referral(referral, on=MAY_2, actor=desk)
    referral.refresh_from_db()
    assert (referral.state, referral.acknowledged_on) == ("acknowledged", MAY_2)
