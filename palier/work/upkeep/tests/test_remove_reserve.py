import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_delivery
from palier.work.upkeep.actions import lift_delivery_reserve, note_reserve, remove_reserve
from palier.work.upkeep.models import DeliveryReserve
from palier.work.upkeep.tests.examples import JUNE_1, JUNE_3


def _reserve(organisation):
    technician = someone_as(organisation, "technician")
    told = {"spot": "Logement 2", "words": "Porte", "noted_on": JUNE_1, "due_on": JUNE_3}
    return note_reserve(a_delivery(organisation), actor=technician, **told), technician


def test_where_nothing_was_wrong_nothing_is_left_to_lift():
    reserve, technician = _reserve(an_organisation())

    remove_reserve(reserve, actor=technician)

    assert not DeliveryReserve.objects.exists()


def test_once_lifted_it_stays():
    reserve, technician = _reserve(an_organisation())
    reserve = lift_delivery_reserve(reserve, lifted_on=JUNE_3, actor=technician)

    with pytest.raises(Refused, match="est levée"):
        remove_reserve(reserve, actor=technician)

    assert DeliveryReserve.objects.get().lifted_on == JUNE_3
