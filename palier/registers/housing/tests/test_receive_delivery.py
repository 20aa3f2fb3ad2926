from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import receive_delivery
from palier.registers.housing.tests.examples import a_delivery

MARCH = date(2027, 3, 4)


def test_some_homes_may_be_missing():
    organisation = an_organisation()

    delivery = receive_delivery(
        a_delivery(organisation),
        received_on=MARCH,
        received=10,
        words="Deux logements à reprendre",
        actor=someone_as(organisation, "rental_manager"),
    )

    assert (delivery.received_on, delivery.received) == (MARCH, 10)


@pytest.mark.parametrize("received", [13, -1])
def test_never_more_than_planned(received):
    organisation = an_organisation()
    delivery = a_delivery(organisation)

    with pytest.raises(Refused, match="12 logements prévus"):
        receive_delivery(
            delivery,
            received_on=MARCH,
            received=received,
            actor=someone_as(organisation, "rental_manager"),
        )

    delivery.refresh_from_db()
    assert (delivery.received_on, delivery.received) == (None, None)
