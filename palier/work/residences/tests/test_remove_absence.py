import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import remove_absence
from palier.work.residences.models import Absence
from palier.work.residences.tests.examples import a_resident, an_absence


def test_nobody_was_away():
    absence = an_absence(a_resident(an_organisation()))
    host = someone_as(absence.organisation, "host")

    assert remove_absence(absence, actor=host) == absence.occupancy

    with pytest.raises(Absence.DoesNotExist):
        remove_absence(absence, actor=host)
    assert not Absence.objects.exists()
