import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.charges.actions import set_charge_shares
from palier.work.charges.models import ChargeWeight
from palier.work.charges.tests.examples import a_year, two_homes


def test_shares_are_of_the_buildings_homes_only_and_never_negative():
    organisation = an_organisation()
    home = two_homes(organisation)[0]
    year = a_year(organisation, home)
    manager = someone_as(organisation, "rental_manager")
    elsewhere = a_place(a_site(organisation))

    with pytest.raises(Refused, match="n’est pas de cet exercice"):
        set_charge_shares(year, total=10, weights={elsewhere: 10}, actor=manager)
    with pytest.raises(Refused, match="pas négatifs"):
        set_charge_shares(year, total=10, weights={home.main_place: -1}, actor=manager)
    with pytest.raises(PermissionDenied):
        set_charge_shares(year, total=10, weights={}, actor=someone_as(organisation, "host"))
    assert not ChargeWeight.objects.exists()
    for weight in (4, 6):
        set_charge_shares(year, total=10, weights={home.main_place: weight}, actor=manager)

    assert ChargeWeight.objects.get().weight == 6
