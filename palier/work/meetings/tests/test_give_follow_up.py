import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.meetings.actions import give_follow_up
from palier.work.meetings.models import FollowUp
from palier.work.meetings.tests.examples import MAY_2, MAY_4, a_meeting


def _give(row, role="social_worker", **given):
    usual = {"what": "Appeler la ville ", "due_on": MAY_4}
    return give_follow_up(row, actor=someone_as(row.organisation, role), **{**usual, **given})


def test_somebody_does_it_by_a_day():
    user = a_user()
    row = _give(a_meeting(an_organisation()), given_to=user)
    assert (row.what, row.given_to, row.done_on) == ("Appeler la ville", user, None)


def test_neither_before_the_meeting_nor_after_a_supervision():
    organisation = an_organisation()
    row = a_meeting(organisation)
    with pytest.raises(Refused, match="La réunion est du 4\xa0mai\xa02026"):
        _give(row, due_on=MAY_2)
    with pytest.raises(Refused, match="ce qui est à faire"):
        _give(row, what=" ")
    with pytest.raises(Refused, match="jamais écrit"):
        _give(a_meeting(organisation, kind="supervision"))
    assert not FollowUp.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _give(a_meeting(an_organisation()), role="volunteer")
