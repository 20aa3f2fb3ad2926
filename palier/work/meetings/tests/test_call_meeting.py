from datetime import time

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.leases.tests.examples import a_sublet_home
from palier.work.meetings.actions import call_meeting
from palier.work.meetings.models import Meeting
from palier.work.meetings.tests.examples import MAY_4, talks_about


def _call(organisation, role="rental_manager", **given):
    usual = {
        "kind": "team",
        "title": " Équipe ",
        "on": MAY_4,
        "at": time(14),
        "minutes": 60,
        "organiser": a_user(),
    }
    actor = someone_as(organisation, role)
    return call_meeting(organisation, actor=actor, **{**usual, **given})


def test_a_meeting_with_those_invited():
    one, other = a_user(), a_user()
    row = _call(an_organisation(), colleagues=[one, other])
    assert (row.title, row.state, row.body) == ("Équipe", "planned", None)
    assert {guest.user for guest in row.guests.all()} == {one, other}
    assert {guest.came for guest in row.guests.all()} == {None}


def test_a_title_is_talked_of_with_its_owner():
    holding = a_sublet_home(an_organisation()).holding
    assert talks_about(holding).body == holding.owner


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"title": " "}, "de quoi il s’agit"),
        ({"kind": "slides"}, "avec qui"),
        ({"kind": "talks"}, "partez de sa page"),
        ({"minutes": 3}, "de 5 minutes"),
    ],
)
def test_what_is_not_said_is_asked(given, told):
    organisation = an_organisation()
    with pytest.raises(Refused, match=told):
        _call(organisation, **given)
    assert not Meeting.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _call(an_organisation(), role="volunteer")
