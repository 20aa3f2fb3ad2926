import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import suspend_offer
from palier.registers.partners.models import OFFERED, Offer
from palier.registers.partners.tests.examples import JUNE, MAY_2, an_offer


def _suspend(offer, why="Complet", role="social_worker", **given):
    actor = someone_as(offer.organisation, role)
    return suspend_offer(offer, on=MAY_2, why=why, actor=actor, **given)


def test_nobody_is_sent_there_any_more():
    offer = _suspend(an_offer(an_organisation()), resumes_on=JUNE)

    assert (offer.suspended_on, offer.suspended_why, offer.resumes_on) == (MAY_2, "Complet", JUNE)
    assert not Offer.objects.filter(OFFERED).exists()


@pytest.mark.parametrize(
    ("given", "words"), [({"why": " "}, "pourquoi"), ({"resumes_on": MAY_2}, "reprise est après")]
)
def test_without_a_reason_or_resumed_before_is_refused(given, words):
    offer = an_offer(an_organisation())
    with pytest.raises(Refused, match=words):
        _suspend(offer, **given)
    assert Offer.objects.filter(OFFERED).exists()


def test_twice_or_by_who_may_not():
    offer = an_offer(an_organisation())
    with pytest.raises(PermissionDenied):
        _suspend(offer, role="reception")
    _suspend(offer)
    with pytest.raises(Refused, match="déjà suspendue"):
        _suspend(offer)
