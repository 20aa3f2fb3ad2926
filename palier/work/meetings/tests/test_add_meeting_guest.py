import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.meetings.actions import add_meeting_guest, hold_meeting
from palier.work.meetings.models import MeetingGuest
from palier.work.meetings.tests.examples import a_meeting


def _add(row, role="site_manager", **given):
    return add_meeting_guest(row, actor=someone_as(row.organisation, role), **given)


def test_a_colleague_or_somebody_from_outside():
    row = a_meeting(an_organisation())
    assert _add(row, user=a_user("Paul", "Roux")).called == "Paul R."
    assert _add(row, name=" Mme Roche ").called == "Mme Roche"


def test_of_a_meeting_held_they_came():
    row = a_meeting(an_organisation())
    hold_meeting(row, minutes=60, actor=someone_as(row.organisation, "director"))
    assert _add(row, name="Mme Roche").came is True


def test_neither_nobody_nor_twice_the_same():
    row, user = a_meeting(an_organisation()), a_user()
    with pytest.raises(Refused, match="l’un des deux"):
        _add(row)
    with pytest.raises(Refused, match="l’un des deux"):
        _add(row, user=user, name="Mme Roche")
    _add(row, user=user)
    with pytest.raises(Refused, match="déjà invitée"):
        _add(row, user=user)
    assert MeetingGuest.objects.count() == 1


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _add(a_meeting(an_organisation()), role="volunteer", name="Mme Roche")
