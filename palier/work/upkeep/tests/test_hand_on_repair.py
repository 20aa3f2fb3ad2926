import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.upkeep.actions import hand_on_repair
from palier.work.upkeep.models import RepairRequest
from palier.work.upkeep.tests.examples import JUNE_1, a_home, a_request, an_order


def _hand(row, to="SCI des Tilleuls", role="technician", on=JUNE_1):
    return hand_on_repair(row, to=to, handed_on=on, actor=someone_as(row.organisation, role))


def test_what_is_the_owners_is_handed_to_the_owner():
    row = _hand(a_request(a_home(an_organisation()).main_place))

    assert (row.state, row.handed_to) == ("handed_on", "SCI des Tilleuls")


def test_what_is_ours_or_nobodys_is_refused_in_words():
    place = a_home(an_organisation()).main_place

    with pytest.raises(Refused, match="à notre charge"):
        _hand(a_request(place, item="heating_service"))
    with pytest.raises(Refused, match="à qui"):
        _hand(a_request(place), to=" ")

    assert not RepairRequest.objects.filter(state="handed_on").exists()


def test_what_is_ordered_is_not_handed_on():
    row = a_request(a_home(an_organisation()).main_place)
    an_order(row)

    with pytest.raises(Refused, match="confiée"):
        _hand(row)
