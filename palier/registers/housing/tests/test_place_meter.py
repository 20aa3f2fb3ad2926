import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import place_meter
from palier.registers.housing.models import Meter
from palier.registers.housing.tests.examples import a_place, a_site


def test_a_meter_is_known_by_its_number():
    organisation = an_organisation()

    meter = place_meter(
        a_place(a_site(organisation)),
        kind="power",
        number=" E-77 ",
        actor=someone_as(organisation, "technician"),
    )

    assert str(meter) == "électricité E-77"


def test_a_number_is_asked_and_used_once():
    organisation = an_organisation()
    technician = someone_as(organisation, "technician")
    place = a_place(a_site(organisation))
    place_meter(place, kind="power", number="E-77", actor=technician)

    with pytest.raises(Refused, match="porte déjà ce numéro"):
        place_meter(place, kind="power", number="E-77", actor=technician)
    with pytest.raises(Refused, match="à son numéro"):
        place_meter(place, kind="power", number=" ", actor=technician)

    assert Meter.objects.count() == 1
