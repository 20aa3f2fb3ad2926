import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Site
from palier.base.tenancy.tests.examples import an_organisation, the_system
from palier.registers.housing.actions import add_building, remove_sites
from palier.registers.housing.models import Building
from palier.registers.housing.tests.examples import a_place, a_site


def test_an_empty_site_is_gone_with_its_buildings():
    organisation = an_organisation()
    site = a_site(organisation)
    add_building(site, name="A", actor=the_system(organisation))

    remove_sites(organisation, sites=[site], actor=the_system(organisation))

    assert not Site.objects.exists()
    assert not Building.objects.exists()


def test_a_site_with_places_stays():
    organisation = an_organisation()
    site = a_site(organisation)
    a_place(site)

    with pytest.raises(Refused, match="a déjà servi"):
        remove_sites(organisation, sites=[site], actor=the_system(organisation))

    assert Site.objects.exists()
