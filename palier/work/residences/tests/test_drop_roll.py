from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.residences.actions import drop_roll, take_roll
from palier.work.residences.models import Presence, RollCall
from palier.work.residences.tests.examples import JUNE_1, JUNE_2, a_resident


def _roll():
    row = a_resident(an_organisation(), regime="shelter")
    return take_roll(row.site, on=JUNE_1, absent=[row], actor=the_system(row.organisation))


def _drop(roll, on=JUNE_2, role="host"):
    return drop_roll(roll, on=on, actor=someone_as(roll.organisation, role))


def test_the_night_may_be_counted_again():
    roll = _roll()
    site = _drop(roll)

    assert not Presence.objects.exists()
    again = take_roll(site, on=JUNE_1, actor=the_system(roll.organisation))
    assert (again.present, again.away) == (1, 0)


def test_an_old_night_stays_as_it_was_counted():
    with pytest.raises(Refused, match="trois jours"):
        _drop(_roll(), date(2026, 6, 5))
    assert RollCall.objects.count() == 1
    assert Presence.objects.count() == 1
