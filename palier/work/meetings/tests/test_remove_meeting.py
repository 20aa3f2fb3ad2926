import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import hold_meeting, remove_meeting
from palier.work.meetings.models import Meeting, MeetingGuest, MeetingPoint
from palier.work.meetings.tests.examples import a_follow_up, a_guest, a_meeting, a_point


def _remove(row, role="technician"):
    return remove_meeting(row, actor=someone_as(row.organisation, role))


def test_one_noted_by_mistake_goes_with_its_agenda():
    row = a_meeting(an_organisation())
    a_point(row)
    a_guest(row)
    _remove(row)
    assert not Meeting.objects.exists()
    assert not MeetingPoint.objects.exists()
    assert not MeetingGuest.objects.exists()


def test_not_one_that_left_something():
    organisation = an_organisation()
    promised = a_meeting(organisation)
    a_follow_up(promised)
    with pytest.raises(Refused, match="1\xa0point ou suite a déjà été noté"):
        _remove(promised)
    held = a_meeting(organisation)
    hold_meeting(held, minutes=60, actor=someone_as(organisation, "director"))
    with pytest.raises(Refused, match="a eu lieu"):
        _remove(held)
    assert Meeting.objects.count() == 2


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _remove(a_meeting(an_organisation()), role="volunteer")
