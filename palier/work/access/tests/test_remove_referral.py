import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.access.actions import acknowledge_referral, remove_referral
from palier.work.access.models import Referral
from palier.work.access.tests.examples import MAY_2, a_referral


def test_one_to_the_wrong_partner_is_taken_off_from_the_list(client):
    organisation = an_organisation()
    referral = a_referral(organisation)
    come_in(client, organisation, "social_worker")
    at = f"/orientations/{referral.pk}/retirer/"

    assert at in client.get("/orientations/").content.decode()
    client.post(at)

    assert not Referral.objects.exists()


def test_once_the_partner_has_it_it_stays():
    organisation = an_organisation()
    referral, desk = a_referral(organisation), someone_as(organisation, "reception")
    acknowledge_referral(referral, on=MAY_2, actor=desk)

    with pytest.raises(Refused, match="Le partenaire l’a reçue"):
        remove_referral(referral, actor=desk)

    assert Referral.objects.get().state == "acknowledged"


def test_who_keeps_the_accounts_may_not():
    organisation = an_organisation()
    referral = a_referral(organisation)

    with pytest.raises(PermissionDenied):
        remove_referral(referral, actor=someone_as(organisation, "accountant"))

    assert Referral.objects.exists()
