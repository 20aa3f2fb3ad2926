import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import enter_room, remove_room_entry, tell_resident
from palier.work.residences.models import RoomEntry
from palier.work.residences.tests.examples import JUNE_1, JUNE_9, a_resident


def _entered(organisation):
    host = someone_as(organisation, "host")
    told = {"ground": "emergency", "why": "Fuite", "found": "Eau coupée"}
    return enter_room(a_resident(organisation), on=JUNE_1, actor=host, **told), host


def test_an_entry_in_the_wrong_home_is_taken_off():
    entry, host = _entered(an_organisation())

    remove_room_entry(entry, actor=host)

    assert not RoomEntry.objects.exists()


def test_once_the_person_was_told_it_stays_written():
    entry, host = _entered(an_organisation())
    tell_resident(entry, told_on=JUNE_9, actor=host)

    with pytest.raises(Refused, match="a reçu la lettre"):
        remove_room_entry(entry, actor=host)

    assert RoomEntry.objects.get().told_on == JUNE_9
