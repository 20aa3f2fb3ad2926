import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import fill_activity, join_activity, leave_activity
from palier.work.residences.tests.examples import a_resident, an_activity


def test_the_seat_is_free_again_unless_they_came():
    organisation = an_organisation()
    row, host = a_resident(organisation), someone_as(organisation, "host")
    activity = an_activity(row.site)
    with pytest.raises(Refused, match="pas inscrit"):
        leave_activity(activity, household=row.household, actor=host)
    join_activity(activity, households=[row.household], actor=host)

    leave_activity(activity, household=row.household, actor=host)
    assert not activity.taken.exists()

    fill_activity(activity, came=[row.household], actor=host)
    with pytest.raises(Refused, match="est venu"):
        leave_activity(activity, household=row.household, actor=host)
    assert activity.taken.get().came
