import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import resume_offer, suspend_offer
from palier.registers.partners.models import OFFERED, Offer
from palier.registers.partners.tests.examples import MAY_2, an_offer


def _suspended(organisation):
    offer = an_offer(organisation)
    return suspend_offer(offer, on=MAY_2, why="Complet", actor=the_system(organisation))


def test_one_may_be_sent_there_again():
    organisation = an_organisation()
    offer = resume_offer(_suspended(organisation), actor=someone_as(organisation, "social_worker"))

    assert (offer.suspended_on, offer.suspended_why) == (None, "")
    assert Offer.objects.filter(OFFERED).exists()


def test_one_that_is_not_suspended_or_by_who_may_not():
    organisation = an_organisation()
    with pytest.raises(PermissionDenied):
        resume_offer(_suspended(organisation), actor=someone_as(organisation, "host"))
    with pytest.raises(Refused, match="pas suspendue"):
        resume_offer(
            an_offer(organisation, name="Permanence"),
            actor=someone_as(organisation, "social_worker"),
        )
    assert Offer.objects.filter(OFFERED).count() == 1
