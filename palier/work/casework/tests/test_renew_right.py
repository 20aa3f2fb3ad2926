from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import renew_right
from palier.work.casework.models import Right
from palier.work.casework.tests.examples import a_right, a_worker


def test_a_right_goes_on_and_what_held_before_is_kept():
    organisation = an_organisation()
    right = a_right(organisation, number="A12")

    new = renew_right(
        right,
        granted_on=date(2026, 6, 30),
        expires_on=date(2027, 6, 30),
        actor=a_worker(organisation),
    )

    right.refresh_from_db()
    assert (right.state, new.renews, new.number) == ("renewed", right, "A12")
    assert (new.state, new.assignee, new.expires_on) == (
        "open",
        right.assignee,
        date(2027, 6, 30),
    )


def test_an_end_before_its_start_is_refused_and_the_right_still_runs():
    organisation = an_organisation()
    right = a_right(organisation)

    with pytest.raises(Refused, match="avant d’avoir commencé"):
        renew_right(
            right,
            granted_on=date(2026, 6, 30),
            expires_on=date(2026, 6, 1),
            actor=a_worker(organisation),
        )

    right.refresh_from_db()
    assert (right.state, Right.objects.count()) == ("open", 1)
