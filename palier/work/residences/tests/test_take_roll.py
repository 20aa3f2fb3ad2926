import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.leases.actions import note_stay_decision
from palier.work.residences.actions import take_roll
from palier.work.residences.models import Presence, RollCall
from palier.work.residences.tests.examples import JUNE_1, a_resident


def _roll(site, *absent, role="host"):
    return take_roll(site, on=JUNE_1, absent=absent, actor=someone_as(site.organisation, role))


def _three_in(site):
    return [a_resident(site.organisation, site, name, "shelter") for name in ("Aa", "Bb", "Cc")]


def test_everyone_is_there_but_those_named():
    site = a_site(an_organisation())
    first, *_ = _three_in(site)

    roll = _roll(site, first)

    assert (roll.places, roll.present, roll.away, roll.beyond_right) == (3, 2, 1, 0)
    assert roll.people == 2
    assert Presence.objects.get(occupancy=first).is_there is False


def test_those_whose_right_has_ended_are_counted():
    site = a_site(an_organisation())
    first, *_ = _three_in(site)
    note_stay_decision(
        first,
        kind="exit",
        by="ofii",
        on=JUNE_1,
        effective_on=JUNE_1,
        actor=the_system(site.organisation),
    )

    assert _roll(site).beyond_right == 1


def test_a_night_is_counted_once():
    site = a_site(an_organisation())
    _three_in(site)
    _roll(site)

    with pytest.raises(Refused, match="déjà comptée"):
        _roll(site)
    assert RollCall.objects.count() == 1
    assert Presence.objects.count() == 3


def test_someone_who_does_not_live_there_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="ne vit pas là"):
        _roll(a_site(organisation), a_resident(organisation))
    assert not RollCall.objects.exists()
