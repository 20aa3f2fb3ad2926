import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import cancel_activity, join_activity, restore_activity
from palier.work.residences.tests.examples import JUNE_1, a_resident, an_activity


def test_it_takes_place_after_all_with_those_who_had_a_seat():
    organisation = an_organisation()
    row, host = a_resident(organisation), someone_as(organisation, "host")
    activity = an_activity(row.site)
    with pytest.raises(Refused, match="pas annulée"):
        restore_activity(activity, actor=host)
    join_activity(activity, households=[row.household], actor=host)
    cancel_activity(activity, on=JUNE_1, actor=host)

    activity = restore_activity(activity, actor=host)

    assert (activity.cancelled_on, activity.taken.count()) == (None, 1)
