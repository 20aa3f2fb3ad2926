import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import cancel_meeting, hold_meeting
from palier.work.meetings.tests.examples import a_meeting


def _cancel(row, role="lawyer", why="Grève des transports "):
    return cancel_meeting(row, why=why, actor=someone_as(row.organisation, role))


def test_it_will_not_take_place():
    row = _cancel(a_meeting(an_organisation()))
    assert (row.state, row.cancelled_why) == ("cancelled", "Grève des transports")


def test_not_without_a_reason_nor_once_held():
    row = a_meeting(an_organisation())
    with pytest.raises(Refused, match="pourquoi"):
        _cancel(row, why=" ")
    row = hold_meeting(row, minutes=60, actor=someone_as(row.organisation, "director"))
    with pytest.raises(Refused):
        _cancel(row)
    row.refresh_from_db()
    assert row.state == "held"


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _cancel(a_meeting(an_organisation()), role="volunteer")
