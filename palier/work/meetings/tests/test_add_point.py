import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import add_point, cancel_meeting
from palier.work.meetings.models import MeetingPoint
from palier.work.meetings.tests.examples import a_meeting


def _add(row, role="reception", what="Les congés "):
    return add_point(row, what=what, actor=someone_as(row.organisation, role))


def test_points_follow_one_another():
    row = a_meeting(an_organisation())
    assert [(p.rank, p.what) for p in (_add(row), _add(row, what="L’été"))] == [
        (1, "Les congés"),
        (2, "L’été"),
    ]


def test_nothing_is_ever_written_of_a_supervision():
    organisation = an_organisation()
    with pytest.raises(Refused, match="jamais écrit"):
        _add(a_meeting(organisation, kind="supervision"))
    with pytest.raises(Refused, match="de quoi on parlera"):
        _add(a_meeting(organisation), what=" ")
    gone = a_meeting(organisation)
    cancel_meeting(gone, why="Grève", actor=someone_as(organisation, "director"))
    with pytest.raises(Refused, match="annulée"):
        _add(gone)
    assert not MeetingPoint.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _add(a_meeting(an_organisation()), role="volunteer")
