from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import guest_left
from palier.work.residences.tests.examples import JUNE_1, JUNE_9, a_guest, a_resident


def _left(guest, on=JUNE_9, role="host"):
    return guest_left(guest, left_on=on, actor=someone_as(guest.organisation, role))


def test_the_days_not_spent_are_given_back():
    assert _left(a_guest(a_resident(an_organisation()))).last_on == JUNE_9


def test_a_day_out_of_the_stay_is_refused():
    guest = a_guest(a_resident(an_organisation()))

    for day in (date(2026, 5, 31), date(2026, 7, 1)):
        with pytest.raises(Refused, match="séjour"):
            _left(guest, day)
    guest.refresh_from_db()
    assert guest.period.lower == JUNE_1
    assert guest.last_on == date(2026, 6, 30)
