import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import check_offer
from palier.registers.partners.tests.examples import JUNE, MAY_2, an_offer


def _check(offer, on=JUNE, role="social_worker"):
    return check_offer(offer, checked_on=on, actor=someone_as(offer.organisation, role))


def test_someone_made_sure_of_it():
    offer = an_offer(an_organisation())
    assert not offer.is_checked_since(JUNE)
    assert _check(offer).is_checked_since(JUNE)


def test_not_before_the_last_time():
    offer = _check(an_offer(an_organisation()))

    with pytest.raises(Refused, match="vérifiée depuis"):
        _check(offer, on=MAY_2)
    offer.refresh_from_db()
    assert offer.checked_on == JUNE


def test_who_may_not():
    offer = an_offer(an_organisation())
    with pytest.raises(PermissionDenied):
        _check(offer, role="volunteer")
    offer.refresh_from_db()
    assert offer.checked_on == MAY_2
