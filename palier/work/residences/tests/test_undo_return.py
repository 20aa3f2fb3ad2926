from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import note_absence, note_return, undo_return
from palier.work.residences.tests.examples import JUNE_9, a_resident, an_absence


def test_someone_said_back_by_mistake_is_still_away():
    absence = an_absence(a_resident(an_organisation()))
    host = someone_as(absence.organisation, "host")
    note_return(absence, returned_on=JUNE_9, actor=host)

    assert undo_return(absence, actor=host).returned_on is None
    with pytest.raises(Refused, match="Aucun retour"):
        undo_return(absence, actor=host)


def test_away_again_since_is_refused():
    absence = an_absence(a_resident(an_organisation()))
    host = someone_as(absence.organisation, "host")
    note_return(absence, returned_on=JUNE_9, actor=host)
    note_absence(absence.occupancy, left_on=date(2026, 6, 20), actor=host)

    with pytest.raises(Refused, match="autre absence"):
        undo_return(absence, actor=host)

    absence.refresh_from_db()
    assert absence.returned_on == JUNE_9
