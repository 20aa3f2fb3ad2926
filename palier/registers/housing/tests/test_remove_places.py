import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, the_system
from palier.registers.housing.actions import remove_places
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place, a_site


def test_a_place_added_by_mistake_is_gone():
    organisation = an_organisation()
    place = a_place(a_site(organisation))

    remove_places(organisation, places=[place], actor=the_system(organisation))

    assert not Place.objects.exists()


def test_a_dwelling_with_rooms_stays_and_is_said_to_serve():
    organisation = an_organisation()
    site = a_site(organisation)
    dwelling = a_place(site)
    a_place(site, kind="room", parent=dwelling)

    with pytest.raises(Refused, match="a déjà servi"):
        remove_places(organisation, places=[dwelling], actor=the_system(organisation))

    assert Place.objects.count() == 2
