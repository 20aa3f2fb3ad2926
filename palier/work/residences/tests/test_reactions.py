"""What a house does when an entry was noted by mistake."""

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.leases.actions import undo_entry
from palier.work.residences.actions import take_roll
from palier.work.residences.models import Welcome
from palier.work.residences.tests.examples import JUNE_1, a_guest, a_resident, an_absence, an_entry


def _undo(row):
    return undo_entry(row, actor=someone_as(row.organisation, "rental_manager"))


def test_nobody_is_to_welcome_any_more():
    row = a_resident(an_organisation())
    assert Welcome.objects.filter(occupancy=row).exists()

    assert _undo(row).state == "draft"

    assert not Welcome.objects.exists()


def _a_night(row):
    take_roll(row.site, on=JUNE_1, absent=[], actor=the_system(row.organisation))


@pytest.mark.parametrize("lived", [an_absence, a_guest, an_entry, _a_night])
def test_whoever_lived_there_has_entered(lived):
    row = a_resident(an_organisation())
    lived(row)

    with pytest.raises(Refused, match="Notez un départ"):
        _undo(row)

    row.refresh_from_db()
    assert row.state == "active"
    assert Welcome.objects.filter(occupancy=row).exists()
