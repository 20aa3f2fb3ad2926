import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.meetings.actions import put_slide_on_agenda
from palier.work.meetings.models import MeetingPoint
from palier.work.meetings.tests.examples import a_meeting
from palier.work.sliding.tests.examples import a_slide


def _put(row, slide, role="social_worker"):
    return put_slide_on_agenda(row, slide=slide, actor=someone_as(row.organisation, role))


def _with_its_landlord(slide):
    owner = slide.occupancy.holding.owner
    return a_meeting(slide.organisation, kind="slides", body=owner)


def test_a_household_is_talked_of_with_its_landlord():
    slide = a_slide(an_organisation())
    row = _with_its_landlord(slide)
    assert _put(row, slide).slide == slide


def test_neither_twice_nor_before_another_landlord():
    slide = a_slide(an_organisation())
    row = _with_its_landlord(slide)
    _put(row, slide)
    with pytest.raises(Refused, match="déjà à l’ordre du jour"):
        _put(row, slide)
    stranger = a_body(slide.organisation, "Un autre toit", "landlord")
    other = a_meeting(slide.organisation, kind="slides", body=stranger)
    with pytest.raises(Refused, match="n’est pas à ce bailleur"):
        _put(other, slide)
    assert MeetingPoint.objects.count() == 1


def test_who_may_not():
    slide = a_slide(an_organisation())
    with pytest.raises(PermissionDenied):
        _put(_with_its_landlord(slide), slide, role="volunteer")
