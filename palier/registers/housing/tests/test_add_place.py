import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui.search import find
from palier.registers.housing.actions import add_place
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place, a_site


def test_a_dwelling_is_found_by_its_street():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    add_place(
        a_site(organisation, "Diffus"), label="T3", street="14 rue des Oliviers", actor=manager
    )

    assert find("olivier 14", actor=manager)[0].title == "Diffus, T3"


def test_a_room_is_in_a_dwelling():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)

    with pytest.raises(Refused, match="dans un logement : dites lequel"):
        add_place(site, label="chambre 1", kind="room", actor=manager)
    assert not Place.objects.exists()

    room = add_place(site, label="chambre 1", kind="room", parent=a_place(site), actor=manager)
    with pytest.raises(Refused, match="dans un logement, pas dans un autre lieu"):
        add_place(site, label="chambre 2", kind="room", parent=room, actor=manager)
    assert Place.objects.count() == 2


def test_a_building_of_another_site_is_refused():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    elsewhere = a_place(a_site(organisation))

    with pytest.raises(Refused, match="autre site"):
        add_place(
            a_site(organisation), label="chambre", kind="room", parent=elsewhere, actor=manager
        )

    assert Place.objects.count() == 1
