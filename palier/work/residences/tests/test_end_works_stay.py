from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import end_works_stay
from palier.work.residences.tests.examples import JUNE_9, a_resident, a_works_stay, an_opening


def _stay():
    row = a_resident(an_organisation())
    return a_works_stay(an_opening(row.site, kind="transformation"), row)


def _end(stay, role="director", on=JUNE_9):
    return end_works_stay(stay, returned_on=on, actor=someone_as(stay.organisation, role))


def test_the_household_is_home_again():
    assert _end(_stay()).returned_on == JUNE_9


def test_before_or_twice_is_refused():
    stay = _stay()

    with pytest.raises(Refused, match="avant le départ"):
        _end(stay, on=date(2026, 5, 1))
    stay.refresh_from_db()
    assert stay.returned_on is None
    _end(stay)
    with pytest.raises(Refused, match="déjà noté"):
        _end(stay)
