import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import cancel_activity, fill_activity
from palier.work.residences.tests.examples import JUNE_1, a_resident, an_activity


def _cancel(activity, role="host"):
    return cancel_activity(activity, on=JUNE_1, actor=someone_as(activity.organisation, role))


def test_it_does_not_take_place():
    assert _cancel(an_activity(a_site(an_organisation()))).cancelled_on == JUNE_1


def test_twice_or_once_people_came_is_refused():
    row = a_resident(an_organisation())
    activity = fill_activity(
        an_activity(row.site), came=[row.household], actor=the_system(row.organisation)
    )

    with pytest.raises(Refused, match="sont venues"):
        _cancel(activity)
    activity.refresh_from_db()
    assert activity.cancelled_on is None
    other = _cancel(an_activity(row.site))
    with pytest.raises(Refused, match="déjà annulée"):
        _cancel(other)
