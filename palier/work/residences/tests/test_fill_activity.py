import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.residences.actions import cancel_activity, fill_activity, join_activity
from palier.work.residences.models import ActivityPlace
from palier.work.residences.tests.examples import JUNE_1, a_resident, an_activity


def _fill(activity, *came, role="host"):
    return fill_activity(activity, came=came, actor=someone_as(activity.organisation, role))


def test_who_came_is_known_even_without_a_seat():
    organisation = an_organisation()
    first, second = (
        a_resident(organisation, name="Aa"),
        a_resident(organisation, name="Bb"),
    )
    activity = join_activity(
        an_activity(first.site), households=[first.household], actor=the_system(organisation)
    )

    _fill(activity, second.household)

    came = dict(activity.taken.values_list("household", "came"))
    assert came == {first.household_id: False, second.household_id: True}


def test_what_is_known_of_those_not_asked_about_does_not_change():
    organisation = an_organisation()
    first, second = a_resident(organisation, name="Aa"), a_resident(organisation, name="Bb")
    activity = an_activity(first.site)
    _fill(activity, first.household)

    fill_activity(
        activity,
        came=[second.household],
        among=[second.household],
        actor=the_system(organisation),
    )

    assert set(activity.taken.values_list("came", flat=True)) == {True}


def test_one_that_is_cancelled_is_refused():
    row = a_resident(an_organisation())
    activity = cancel_activity(
        an_activity(row.site), on=JUNE_1, actor=the_system(row.organisation)
    )

    with pytest.raises(Refused, match="annulée"):
        _fill(activity, row.household)
    assert not ActivityPlace.objects.exists()
