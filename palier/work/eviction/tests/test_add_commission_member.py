import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_body
from palier.work.eviction.models import CommissionMember
from palier.work.eviction.tests.examples import a_commission_member, a_landlord


def test_a_partner_reads_everything_a_landlord_its_own_tenants():
    organisation = an_organisation()

    town = a_commission_member(organisation, a_body(organisation, "CCAS", "partner"))
    owner = a_commission_member(organisation, a_landlord(organisation), sees="own")

    assert (town.sees, owner.sees) == ("all", "own")


def test_a_landlord_does_not_read_everything():
    organisation = an_organisation()
    landlord = a_landlord(organisation)

    with pytest.raises(Refused, match="propres locataires"):
        a_commission_member(organisation, landlord)
    with pytest.raises(Refused, match="qui siège"):
        a_commission_member(organisation, landlord, sees="own", name=" ")

    assert not CommissionMember.objects.exists()


def test_twice_for_the_same_is_refused():
    organisation = an_organisation()
    landlord = a_landlord(organisation)
    a_commission_member(organisation, landlord, sees="own")

    with pytest.raises(Refused, match="siège déjà"):
        a_commission_member(organisation, landlord, sees="own")
