from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.ui.spent import Asked
from palier.registers.people.tests.examples import a_household
from palier.work.hours.actions import mend_times
from palier.work.hours.models import Spent
from palier.work.hours.reads import time_of
from palier.work.hours.tests.examples import MAY_2
from palier.work.support.actions import write_note

DAYS = {"first": date(2026, 4, 27), "last": date(2026, 5, 3)}


def _a_note(organisation, user, **given):
    """A note at home, whose own time is not said: an hour, usually."""
    told = {"on": MAY_2, "title": "Visite", "text": "Vue.", "kind": "home", **given}
    actor = someone_as(organisation, "social_worker", user=user)
    return write_note(a_household(organisation), actor=actor, **told)


def _mend(organisation, user, minutes, role="social_worker", of=None):
    actor = someone_as(organisation, role, user=user)
    return mend_times(organisation, user=of or user, minutes=minutes, actor=actor, **DAYS)


def _told(organisation, user):
    acts = time_of(Asked(organisation.pk, DAYS["first"], DAYS["last"], user.pk), organisation)
    return {act.key: act.minutes for act in acts}


def test_an_act_takes_what_one_says_and_as_usual_nothing_is_kept():
    organisation, user = an_organisation(), a_user()
    note = _a_note(organisation, user)
    key = f"support.note:{note.pk}"
    assert _told(organisation, user) == {key: 60}
    _mend(organisation, user, {key: 95})
    assert _told(organisation, user) == {key: 95}
    _mend(organisation, user, {key: 60})
    assert _told(organisation, user) == {key: 60}
    assert not Spent.objects.exists()


def test_what_was_noted_with_its_own_time_keeps_it():
    organisation, user = an_organisation(), a_user()
    note = _a_note(organisation, user, minutes=25)
    assert _told(organisation, user) == {f"support.note:{note.pk}": 25}


def test_not_the_acts_of_another_nor_over_twelve_hours():
    organisation, user, other = an_organisation(), a_user(), a_user()
    theirs = f"support.note:{_a_note(organisation, other).pk}"
    mine = f"support.note:{_a_note(organisation, user).pk}"
    with pytest.raises(Refused, match="n’est pas à vous"):
        _mend(organisation, user, {theirs: 5})
    with pytest.raises(Refused, match="12 heures"):
        _mend(organisation, user, {mine: 721})
    with pytest.raises(Refused, match="chacun dit le sien"):
        _mend(organisation, user, {theirs: 5}, of=other)
    assert not Spent.objects.exists()


def test_who_may_not():
    organisation, user = an_organisation(), a_user()
    with pytest.raises(PermissionDenied):
        _mend(organisation, user, {}, role="volunteer")
