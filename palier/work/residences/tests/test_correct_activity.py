from datetime import timedelta

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.residences.actions import cancel_activity, correct_activity, join_activity
from palier.work.residences.tests.examples import JUNE_1, a_resident, an_activity


def _activity(organisation):
    row = a_resident(organisation)
    return an_activity(row.site), row, someone_as(organisation, "host")


def test_its_hour_and_its_seats_are_put_right():
    activity, _, host = _activity(an_organisation())
    later = activity.starts_at + timedelta(days=2)

    activity = correct_activity(
        activity, title="Repas", starts_at=later, place="Jardin", seats=12, actor=host
    )

    activity.refresh_from_db()
    assert (activity.title, activity.starts_at, activity.place, activity.seats) == (
        "Repas", later, "Jardin", 12,
    )  # fmt: skip


def test_nothing_said_fewer_seats_than_taken_or_cancelled_is_refused():
    activity, row, host = _activity(an_organisation())
    told = {"title": activity.title, "starts_at": activity.starts_at, "actor": host}
    with pytest.raises(Refused, match="ce que c’est"):
        correct_activity(activity, **{**told, "title": " "})
    others = [a_household(row.organisation, name) for name in ("Ba", "Sow")]
    join_activity(activity, households=[row.household, *others[:1]], actor=host)
    with pytest.raises(Refused, match="déjà inscrits"):
        correct_activity(activity, seats=1, **told)
    cancel_activity(activity, on=JUNE_1, actor=host)
    with pytest.raises(Refused, match="remettez-la"):
        correct_activity(activity, **told)
