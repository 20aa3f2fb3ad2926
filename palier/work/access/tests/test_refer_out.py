import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.partners.actions import remove_offer, suspend_offer
from palier.registers.partners.tests.examples import an_offer
from palier.registers.people.actions import close_body
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.access.actions import close_referral, refer_out
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


def test_twice_to_one_offer_at_once_is_refused():
    organisation = an_organisation()
    offer, household = an_offer(organisation), a_household(organisation)
    told = {"offer": offer, "on": MAY_2, "reason": "Français", "agreed": True}
    worker = someone_as(organisation, "reception")
    referral = refer_out(household, actor=worker, **told)

    with pytest.raises(Refused, match="y est déjà orienté"):
        refer_out(household, actor=worker, **told)
    assert Referral.objects.count() == 1
    close_referral(referral, on=MAY_2, outcome="met", actor=worker)
    refer_out(household, actor=worker, **told)
    assert Referral.objects.count() == 2


def test_one_to_an_offer_of_health_is_read_by_those_who_read_about_health(client):
    organisation = an_organisation()
    offer = an_offer(organisation, name="Premier rendez-vous", theme="health")
    refer_out(
        a_household(organisation, "Ndiaye"),
        offer=offer,
        on=MAY_2,
        reason="Soins",
        agreed=True,
        actor=the_system(organisation),
    )
    for role, sees in (("reception", True), ("lawyer", False), ("director", False)):
        client.logout()
        come_in(client, organisation, role)
        page = client.get("/orientations/").content.decode()
        assert ("Ndiaye" in page) is sees, role
        counted = client.get("/orientations/ce-qui-a-servi/?annee=2026").content.decode()
        assert "Premier rendez-vous" in counted
        assert "Ndiaye" not in counted
