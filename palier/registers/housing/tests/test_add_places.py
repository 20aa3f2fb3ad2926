import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, the_system
from palier.registers.housing.actions import NewPlace, add_building, add_places
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_site


def test_many_places_are_added_in_order_with_their_sites_address():
    organisation = an_organisation()
    site = a_site(organisation)

    made = add_places(
        organisation,
        places=[NewPlace(site, "L1", size="T2"), NewPlace(site, "L2", street="1 rue du Four")],
        actor=the_system(organisation),
    )

    assert [(p.label, p.street) for p in made] == [
        ("L1", "5 rue des Amandiers"), ("L2", "1 rue du Four"),
    ]  # fmt: skip


def test_one_of_another_sites_building_stops_them_all():
    organisation = an_organisation()
    site, other = a_site(organisation), a_site(organisation)
    building = add_building(other, name="B", actor=the_system(organisation))

    with pytest.raises(Refused, match="autre site"):
        add_places(
            organisation,
            places=[NewPlace(site, "L1"), NewPlace(site, "L2", building=building)],
            actor=the_system(organisation),
        )

    assert not Place.objects.exists()
