import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import hold_meeting
from palier.work.meetings.tests.examples import MAY_2, a_guest, a_meeting


def _hold(row, role="supervisor", **given):
    actor = someone_as(row.organisation, role)
    return hold_meeting(row, actor=actor, **{"minutes": 75, **given})


def test_it_took_place_with_those_who_came():
    row = a_meeting(an_organisation())
    there, away = a_guest(row), a_guest(row)
    row = _hold(row, came=[there])
    there.refresh_from_db()
    away.refresh_from_db()
    assert (row.state, row.minutes, there.came, away.came) == ("held", 75, True, False)


def test_neither_before_its_day_nor_with_a_guest_of_another():
    organisation = an_organisation()
    with pytest.raises(Refused, match="pas encore eu lieu"):
        _hold(a_meeting(organisation, on=MAY_2.replace(year=2030)))
    row, stranger = a_meeting(organisation), a_guest(a_meeting(organisation))
    with pytest.raises(Refused, match="pas invitée"):
        _hold(row, came=[stranger])
    row.refresh_from_db()
    assert row.state == "planned"


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _hold(a_meeting(an_organisation()), role="volunteer")
