import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.residences.actions import cancel_activity, join_activity
from palier.work.residences.models import ActivityPlace
from palier.work.residences.tests.examples import JUNE_1, a_resident, an_activity


def _join(activity, *households, role="host"):
    return join_activity(
        activity, households=households, actor=someone_as(activity.organisation, role)
    )


def test_a_seat_is_taken():
    row = a_resident(an_organisation())

    assert _join(an_activity(row.site), row.household).taken.get().household == row.household


def test_nobody_twice_or_beyond_the_seats_is_refused():
    organisation = an_organisation()
    row = a_resident(organisation)
    others = [a_resident(organisation, row.site, name).household for name in ("Aa", "Bb")]
    activity = an_activity(row.site)

    with pytest.raises(Refused, match="qui vient"):
        _join(activity)
    with pytest.raises(Refused, match="Il reste 2\xa0places"):
        _join(activity, row.household, *others)
    assert not ActivityPlace.objects.exists()
    _join(activity, row.household)
    with pytest.raises(Refused, match="déjà inscrit"):
        _join(activity, row.household)


def test_one_that_is_cancelled_is_refused():
    row = a_resident(an_organisation())
    activity = cancel_activity(
        an_activity(row.site), on=JUNE_1, actor=the_system(row.organisation)
    )

    with pytest.raises(Refused, match="annulée"):
        _join(activity, row.household)
