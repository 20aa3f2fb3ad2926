import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import cancel_meeting, correct_meeting, hold_meeting
from palier.work.meetings.tests.examples import MAY_2, a_meeting

LATER = MAY_2.replace(year=2030)


def _correct(row, role="host", **given):
    usual = {"title": "Équipe", "on": MAY_2, "at": row.at, "minutes": 45, "place": "Salle 2 "}
    return correct_meeting(row, actor=someone_as(row.organisation, role), **{**usual, **given})


def test_another_day_and_another_place():
    row = _correct(a_meeting(an_organisation()))
    assert (row.on, row.minutes, row.place) == (MAY_2, 45, "Salle 2")


def test_neither_a_cancelled_one_nor_one_held_to_a_day_to_come():
    row = a_meeting(an_organisation())
    boss = someone_as(row.organisation, "director")
    hold_meeting(row, minutes=60, actor=boss)
    with pytest.raises(Refused, match="son jour est passé"):
        _correct(row, on=LATER)
    gone = cancel_meeting(a_meeting(row.organisation), why="Grève", actor=boss)
    with pytest.raises(Refused, match="annulée"):
        _correct(gone)
    row.refresh_from_db()
    assert row.title == "Équipe sociale"


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _correct(a_meeting(an_organisation()), role="volunteer")
