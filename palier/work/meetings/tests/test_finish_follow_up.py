import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import finish_follow_up
from palier.work.meetings.tests.examples import MAY_2, MAY_4, a_follow_up, a_meeting


def _finish(row, role="social_worker", on=MAY_4):
    return finish_follow_up(row, on=on, actor=someone_as(row.organisation, role))


def test_it_is_done():
    assert _finish(a_follow_up(a_meeting(an_organisation()))).done_on == MAY_4


def test_neither_twice_nor_before_the_meeting():
    row = a_follow_up(a_meeting(an_organisation()))
    with pytest.raises(Refused, match="La réunion est du"):
        _finish(row, on=MAY_2)
    row = _finish(row)
    with pytest.raises(Refused, match="fait depuis le"):
        _finish(row)


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _finish(a_follow_up(a_meeting(an_organisation())), role="volunteer")
