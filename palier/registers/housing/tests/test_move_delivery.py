from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import move_delivery, receive_delivery
from palier.registers.housing.tests.examples import a_delivery

JUNE = date(2027, 6, 1)


def test_it_comes_later_and_says_why():
    organisation = an_organisation()

    delivery = move_delivery(
        a_delivery(organisation),
        planned_on=JUNE,
        words="Retard du gros œuvre",
        actor=someone_as(organisation, "rental_manager"),
    )

    assert (delivery.planned_on, delivery.words) == (JUNE, "Retard du gros œuvre")


def test_once_received_it_is_not_put_off():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    delivery = receive_delivery(
        a_delivery(organisation), received_on=date(2027, 3, 4), received=12, actor=manager
    )

    with pytest.raises(Refused, match="est reçue"):
        move_delivery(delivery, planned_on=JUNE, actor=manager)

    delivery.refresh_from_db()
    assert delivery.planned_on == date(2027, 3, 1)
