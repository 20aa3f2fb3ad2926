from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.actions import place_meter, read_meter, remove_meter
from palier.registers.housing.models import Meter
from palier.registers.housing.tests.examples import a_place, a_site


def _meter(organisation):
    technician = someone_as(organisation, "technician")
    place = a_place(a_site(organisation))
    return place_meter(place, kind="power", number="E-77", actor=technician), technician


def test_a_meter_added_by_mistake_is_taken_off():
    meter, technician = _meter(an_organisation())

    remove_meter(meter, actor=technician)

    assert not Meter.objects.exists()


def test_a_meter_that_was_read_stays():
    meter, technician = _meter(an_organisation())
    read_meter(meter, on=date(2026, 5, 2), value=Decimal(120), actor=technician)

    with pytest.raises(Refused, match="a été relevé"):
        remove_meter(meter, actor=technician)

    assert meter.readings.count() == 1
