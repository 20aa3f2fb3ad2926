from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import correct_guest, guest_left
from palier.work.residences.tests.examples import JUNE_1, JUNE_9, a_guest, a_resident


def test_a_guest_said_gone_by_mistake_stays_until_the_day_told():
    guest = a_guest(a_resident(an_organisation()))
    host = someone_as(guest.organisation, "host")
    guest_left(guest, left_on=JUNE_9, actor=host)

    guest = correct_guest(guest, ends_on=date(2026, 7, 1), actor=host)

    assert guest.last_on == date(2026, 6, 30)


def test_too_long_for_the_law_or_before_it_began_is_refused():
    guest = a_guest(a_resident(an_organisation()))
    host = someone_as(guest.organisation, "host")

    with pytest.raises(Refused, match="avant le début"):
        correct_guest(guest, ends_on=JUNE_1, actor=host)
    with pytest.raises(Refused):
        correct_guest(guest, ends_on=date(2027, 1, 1), actor=host)

    guest.refresh_from_db()
    assert guest.last_on == date(2026, 6, 30)


def test_a_name_and_a_first_day_are_put_right_too():
    guest = a_guest(a_resident(an_organisation()))
    host = someone_as(guest.organisation, "host")

    guest = correct_guest(
        guest, name="Lina G.", starts_on=JUNE_9, ends_on=date(2026, 7, 1), actor=host
    )

    assert (guest.name, guest.period.lower) == ("Lina G.", JUNE_9)
