from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import enter_room
from palier.work.residences.models import RoomEntry
from palier.work.residences.tests.examples import JUNE_1, a_resident


def _enter(row, role="host", **given):
    told = {"on": JUNE_1, "ground": "notice", "noticed_on": date(2026, 5, 28), "why": "Détecteur"}
    return enter_room(row, actor=someone_as(row.organisation, role), **(told | given))


def test_one_enters_when_the_person_knew():
    entry = _enter(a_resident(an_organisation()))

    assert (entry.noticed_on, entry.told_on) == (date(2026, 5, 28), None)


def test_an_emergency_is_written():
    entry = _enter(a_resident(an_organisation()), ground="emergency", found="Eau coupée")

    assert (entry.ground, entry.noticed_on) == ("emergency", None)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"noticed_on": None}, "prévenu avant"),
        ({"noticed_on": date(2026, 6, 2)}, "prévenu avant"),
        ({"ground": "emergency"}, "s’écrit"),
        ({"why": " "}, "pourquoi"),
        ({"on": date(2025, 6, 2), "noticed_on": date(2025, 6, 1)}, "ne vivait pas là"),
    ],
)
def test_neither_asked_nor_an_emergency_is_refused(given, words):
    row = a_resident(an_organisation())

    with pytest.raises(Refused, match=words):
        _enter(row, **given)
    assert not RoomEntry.objects.exists()
