import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import remove_offer, suspend_offer
from palier.registers.partners.tests.examples import an_offer
from palier.registers.people.actions import close_body
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.access.actions import refer_out
from palier.work.access.models import Referral
from palier.work.access.tests.examples import MAY_2, a_referral


def test_a_household_is_sent_to_a_partner():
    referral = a_referral(an_organisation())
    assert (referral.state, str(referral.to), referral.reason) == (
        "sent",
        "Mission locale",
        "Formation",
    )


@pytest.mark.parametrize(
    ("given", "words"), [({"reason": " "}, "pour quoi"), ({"agreed": False}, "sans son accord")]
)
def test_not_without_a_reason_nor_without_its_agreement(given, words):
    organisation = an_organisation()
    usual = {"on": MAY_2, "reason": "Formation", "agreed": True}

    with pytest.raises(Refused, match=words):
        refer_out(
            a_household(organisation),
            to=a_body(organisation),
            actor=someone_as(organisation, "reception"),
            **{**usual, **given},
        )

    assert not Referral.objects.exists()


def _send(organisation, role="reception", **given):
    usual = {"on": MAY_2, "reason": "Français", "agreed": True}
    actor = someone_as(organisation, role)
    return refer_out(a_household(organisation), actor=actor, **{**usual, **given})


def test_an_offer_tells_the_body():
    organisation = an_organisation()
    offer = an_offer(organisation)

    referral = _send(organisation, offer=offer)

    assert (referral.to, referral.offer) == (offer.body, offer)


def test_nobody_named_another_body_or_a_suspended_offer_is_refused():
    organisation = an_organisation()
    offer, system = an_offer(organisation), the_system(organisation)
    with pytest.raises(Refused, match="Choisissez une offre"):
        _send(organisation)
    with pytest.raises(Refused, match="offre est de Le Pas de côté"):
        _send(organisation, offer=offer, to=a_body(organisation))
    offer = suspend_offer(offer, on=MAY_2, why="Complet", actor=system)
    with pytest.raises(Refused, match="suspendue : Complet"):
        _send(organisation, offer=offer)
    gone = close_body(a_body(organisation, "Dissoute"), on=MAY_2, why="Dissoute", actor=system)
    with pytest.raises(Refused, match="plus proposée"):
        _send(organisation, to=gone)

    assert not Referral.objects.exists()


def test_an_offer_that_has_served_stays():
    organisation = an_organisation()
    offer = an_offer(organisation)
    _send(organisation, offer=offer)

    with pytest.raises(Refused, match="ce qui a été fait reste compté"):
        remove_offer(offer, actor=the_system(organisation))
    assert Referral.objects.get().offer == offer


def test_who_may_not():
    organisation = an_organisation()
    with pytest.raises(PermissionDenied):
        _send(organisation, role="accountant", to=a_body(organisation))
    assert not Referral.objects.exists()
