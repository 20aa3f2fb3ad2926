import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import finish_follow_up, remove_follow_up
from palier.work.meetings.models import FollowUp
from palier.work.meetings.tests.examples import MAY_4, a_follow_up, a_meeting


def _remove(row, role="social_worker"):
    return remove_follow_up(row, actor=someone_as(row.organisation, role))


def test_nobody_does_it():
    _remove(a_follow_up(a_meeting(an_organisation())))
    assert not FollowUp.objects.exists()


def test_not_what_is_done():
    row = a_follow_up(a_meeting(an_organisation()))
    finish_follow_up(row, on=MAY_4, actor=someone_as(row.organisation, "director"))
    with pytest.raises(Refused, match="C’est fait"):
        _remove(row)
    assert FollowUp.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _remove(a_follow_up(a_meeting(an_organisation())), role="volunteer")
