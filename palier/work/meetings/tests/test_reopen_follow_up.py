import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import finish_follow_up, reopen_follow_up
from palier.work.meetings.tests.examples import MAY_4, a_follow_up, a_meeting


def _reopen(row, role="social_worker"):
    return reopen_follow_up(row, actor=someone_as(row.organisation, role))


def test_it_is_to_be_done_after_all():
    row = a_follow_up(a_meeting(an_organisation()))
    finish_follow_up(row, on=MAY_4, actor=someone_as(row.organisation, "director"))
    assert _reopen(row).done_on is None


def test_not_what_is_to_be_done():
    with pytest.raises(Refused, match="déjà à faire"):
        _reopen(a_follow_up(a_meeting(an_organisation())))


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _reopen(a_follow_up(a_meeting(an_organisation())), role="volunteer")
