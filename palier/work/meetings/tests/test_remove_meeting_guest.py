import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import remove_meeting_guest
from palier.work.meetings.models import MeetingGuest
from palier.work.meetings.tests.examples import a_guest, a_meeting


def _remove(row, role="rehousing_officer"):
    return remove_meeting_guest(row, actor=someone_as(row.organisation, role))


def test_they_are_not_invited_after_all():
    row = a_meeting(an_organisation())
    assert _remove(a_guest(row)) == row
    assert not MeetingGuest.objects.exists()


def test_who_may_not():
    row = a_guest(a_meeting(an_organisation()))
    with pytest.raises(PermissionDenied):
        _remove(row, role="volunteer")
    assert MeetingGuest.objects.get() == row
