import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import hold_meeting, note_point, remove_point
from palier.work.meetings.models import MeetingPoint
from palier.work.meetings.tests.examples import a_meeting, a_point


def _remove(row, role="director"):
    return remove_point(row, actor=someone_as(row.organisation, role))


def test_it_will_not_be_talked_of():
    _remove(a_point(a_meeting(an_organisation())))
    assert not MeetingPoint.objects.exists()


def test_what_was_decided_stays():
    row = a_point(a_meeting(an_organisation()))
    boss = someone_as(row.organisation, "director")
    note_point(row, what=row.what, decision="Oui.", actor=boss)
    hold_meeting(row.meeting, minutes=60, actor=boss)
    row.refresh_from_db()
    with pytest.raises(Refused, match="ce point reste"):
        _remove(MeetingPoint.objects.get())
    assert MeetingPoint.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _remove(a_point(a_meeting(an_organisation())), role="volunteer")
