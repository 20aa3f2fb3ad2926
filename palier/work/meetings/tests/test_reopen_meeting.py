import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import hold_meeting, reopen_meeting
from palier.work.meetings.tests.examples import a_guest, a_meeting


def _reopen(row, role="social_worker"):
    return reopen_meeting(row, actor=someone_as(row.organisation, role))


def test_it_was_not_held_after_all():
    row = a_meeting(an_organisation())
    guest = a_guest(row)
    hold_meeting(row, minutes=60, came=[guest], actor=someone_as(row.organisation, "director"))
    row = _reopen(row)
    guest.refresh_from_db()
    assert (row.state, guest.came) == ("planned", None)


def test_not_one_that_is_planned():
    row = a_meeting(an_organisation())
    with pytest.raises(Refused):
        _reopen(row)
    assert row.state == "planned"


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _reopen(a_meeting(an_organisation()), role="volunteer")
