from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.sourcing.actions import accept_offer, lose_lead, reopen_lead
from palier.work.sourcing.models import OwnerOffer
from palier.work.sourcing.tests.examples import APRIL_1, a_lead, a_seeker, an_offer


def test_the_last_offer_accepted_is_the_one_that_holds():
    organisation = an_organisation()
    lead = a_lead(organisation)
    first, second = an_offer(lead), an_offer(lead, rent=Decimal(430))

    accept_offer(first, on=APRIL_1, actor=a_seeker(organisation))
    accept_offer(second, on=APRIL_1, actor=a_seeker(organisation))

    lead.refresh_from_db()
    assert lead.state == "agreed"
    assert OwnerOffer.objects.get(accepted_on__isnull=False) == second


def test_an_agreement_comes_after_the_offer():
    organisation = an_organisation()
    offer = an_offer(a_lead(organisation))

    with pytest.raises(Refused, match="avant la proposition"):
        accept_offer(offer, on=date(2026, 3, 31), actor=a_seeker(organisation))

    offer.refresh_from_db()
    assert (offer.accepted_on, offer.lead.state) == (None, "contacted")


def test_a_lead_reopened_may_agree_to_another_offer():
    organisation = an_organisation()
    seeker = a_seeker(organisation)
    lead = a_lead(organisation)
    accept_offer(an_offer(lead), on=APRIL_1, actor=seeker)
    lose_lead(lead, on=APRIL_1, lost_reason="rent", actor=seeker)
    reopen_lead(lead, actor=seeker)

    second = accept_offer(an_offer(lead, rent=Decimal(430)), on=APRIL_1, actor=seeker)

    assert OwnerOffer.objects.get(accepted_on__isnull=False) == second
