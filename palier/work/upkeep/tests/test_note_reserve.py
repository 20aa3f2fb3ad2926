import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_delivery
from palier.work.upkeep.actions import note_reserve
from palier.work.upkeep.models import DeliveryReserve
from palier.work.upkeep.tests.examples import JUNE_1, JUNE_3


def _note(delivery, role="technician", **given):
    told = {"spot": "Logement 2", "words": "Porte voilée", "noted_on": JUNE_1, "due_on": JUNE_3}
    return note_reserve(delivery, actor=someone_as(delivery.organisation, role), **(told | given))


def test_what_is_wrong_has_its_day():
    assert _note(a_delivery(an_organisation())).due_on == JUNE_3


def test_nothing_said_or_due_before_is_refused():
    delivery = a_delivery(an_organisation())

    for given in ({"spot": ""}, {"words": " "}, {"noted_on": JUNE_3, "due_on": JUNE_1}):
        with pytest.raises(Refused):
            _note(delivery, **given)
    assert not DeliveryReserve.objects.exists()
