from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import plan_delivery
from palier.registers.housing.models import Delivery
from palier.registers.housing.tests.examples import a_place, a_site

TOLD = {"label": "Les Jardins", "funding": "plai", "planned_on": date(2027, 3, 1)}


def test_homes_are_awaited():
    organisation = an_organisation()

    delivery = plan_delivery(
        a_site(organisation), **TOLD, homes=12, actor=someone_as(organisation, "rental_manager")
    )

    assert (delivery.homes, delivery.received_on) == (12, None)


def test_none_is_no_delivery():
    organisation = an_organisation()
    place = a_place(a_site(organisation))

    with pytest.raises(Refused, match="au moins un logement"):
        plan_delivery(
            place.site, **TOLD, homes=0, actor=someone_as(organisation, "rental_manager")
        )

    assert not Delivery.objects.exists()
