from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in, today_in
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


def test_it_is_asked_first_and_says_what_is_lost(client):
    roll = _roll()
    come_in(client, roll.organisation, "host")
    RollCall.objects.update(on=today_in(roll.organisation))
    address = f"/residences/nuits/{roll.pk}/recompter/"

    page = client.get(address).content.decode()
    stand_in(roll.organisation_id)
    assert RollCall.objects.exists()
    assert "0\xa0présent pour" in page
    client.post(address)

    stand_in(roll.organisation_id)
    assert not RollCall.objects.exists()
