from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import correct_absence, note_absence, note_return
from palier.work.residences.tests.examples import JUNE_1, JUNE_9, a_resident, an_absence


def test_a_longer_absence_is_told_again():
    absence = an_absence(a_resident(an_organisation()))
    host = someone_as(absence.organisation, "host")

    absence = correct_absence(
        absence, left_on=JUNE_1, back_on=date(2026, 6, 20), is_announced=False, actor=host
    )

    assert (absence.left_on, absence.back_on, absence.is_announced) == (
        JUNE_1,
        date(2026, 6, 20),
        False,
    )


def test_a_return_before_leaving_or_days_of_another_absence_are_refused():
    first = an_absence(a_resident(an_organisation()))
    host = someone_as(first.organisation, "host")
    note_return(first, returned_on=JUNE_9, actor=host)
    second = note_absence(first.occupancy, left_on=date(2026, 6, 20), actor=host)
    with pytest.raises(Refused, match="autre absence"):
        correct_absence(second, left_on=date(2026, 6, 5), actor=host)
    with pytest.raises(Refused, match="avant le départ"):
        correct_absence(second, left_on=date(2026, 6, 20), back_on=JUNE_9, actor=host)

    second.refresh_from_db()
    assert (second.left_on, second.back_on) == (date(2026, 6, 20), None)
