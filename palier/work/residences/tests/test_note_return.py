from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import note_return
from palier.work.residences.tests.examples import JUNE_9, a_resident, an_absence


def _back(absence, on=JUNE_9, role="host"):
    return note_return(absence, returned_on=on, actor=someone_as(absence.organisation, role))


def test_someone_is_back():
    assert _back(an_absence(a_resident(an_organisation()))).returned_on == JUNE_9


def test_before_leaving_or_twice_is_refused():
    absence = an_absence(a_resident(an_organisation()))

    with pytest.raises(Refused, match="avant le départ"):
        _back(absence, date(2026, 5, 1))
    absence.refresh_from_db()
    assert absence.returned_on is None
    _back(absence)
    with pytest.raises(Refused, match="déjà noté"):
        _back(absence)
