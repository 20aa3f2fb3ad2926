from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import place_meter, read_meter
from palier.registers.housing.models import MeterReading
from palier.registers.housing.tests.examples import a_place, a_site

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_readings_follow_one_another():
    organisation = an_organisation()
    technician = someone_as(organisation, "technician")
    meter = place_meter(
        a_place(a_site(organisation)), kind="cold_water", number="A1", actor=technician
    )

    read_meter(meter, on=MAY, value=Decimal("104.250"), actor=technician)
    read_meter(meter, on=JUNE, value=Decimal(112), actor=technician)

    assert [reading.value for reading in meter.readings.order_by("on")] == [
        Decimal("104.250"),
        Decimal(112),
    ]


def test_a_meter_does_not_go_back():
    organisation = an_organisation()
    technician = someone_as(organisation, "technician")
    meter = place_meter(
        a_place(a_site(organisation)), kind="cold_water", number="A1", actor=technician
    )
    read_meter(meter, on=MAY, value=Decimal(104), actor=technician)

    with pytest.raises(Refused, match="ne recule pas"):
        read_meter(meter, on=JUNE, value=Decimal(103), actor=technician)
    with pytest.raises(Refused, match="montrait 104"):
        read_meter(meter, on=date(2026, 4, 1), value=Decimal(105), actor=technician)

    assert MeterReading.objects.count() == 1
