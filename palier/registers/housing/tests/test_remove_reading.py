from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.actions import place_meter, read_meter, remove_reading
from palier.registers.housing.models import MeterReading
from palier.registers.housing.tests.examples import a_place, a_site

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def _read(organisation, *values):
    technician = someone_as(organisation, "technician")
    meter = place_meter(
        a_place(a_site(organisation)), kind="cold_water", number="A1", actor=technician
    )
    for day, value in zip((MAY, JUNE), values, strict=False):
        read_meter(meter, on=day, value=Decimal(value), actor=technician)
    return meter, technician


def test_a_figure_read_wrong_is_taken_off_from_the_home_and_read_again(client):
    organisation = an_organisation()
    meter, technician = _read(organisation, "104", "1120")
    come_in(client, organisation, "technician")
    at = f"/patrimoine/compteurs/{meter.pk}/relever/retirer/"

    assert at in client.get(f"/patrimoine/lieux/{meter.place_id}/").content.decode()
    client.post(at)

    read_meter(meter, on=JUNE, value=Decimal(112), actor=technician)
    assert [row.value for row in meter.readings.order_by("on")] == [104, 112]


def test_one_never_read_has_nothing_to_take_off():
    meter, technician = _read(an_organisation())

    with pytest.raises(Refused, match="pas encore été relevé"):
        remove_reading(meter, actor=technician)


def test_a_volunteer_may_not():
    organisation = an_organisation()
    meter, _ = _read(organisation, "104")

    with pytest.raises(PermissionDenied):
        remove_reading(meter, actor=someone_as(organisation, "volunteer"))

    assert MeterReading.objects.count() == 1
