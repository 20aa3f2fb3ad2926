import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import remove_offer
from palier.registers.partners.models import Offer
from palier.registers.partners.tests.examples import an_offer


def _remove(offer, role="social_worker"):
    return remove_offer(offer, actor=someone_as(offer.organisation, role))


def test_one_added_by_mistake_is_gone():
    offer = an_offer(an_organisation())
    assert _remove(offer) == offer.body
    assert not Offer.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _remove(an_offer(an_organisation()), role="reception")
    assert Offer.objects.exists()
