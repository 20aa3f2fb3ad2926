from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import note_welcome
from palier.work.residences.models import Welcome
from palier.work.residences.tests.examples import JUNE_1, a_resident


def _note(row, on=JUNE_1, by="Mme Lopes", role="host"):
    welcome = Welcome.objects.get(occupancy=row)
    return note_welcome(welcome, done_on=on, by=by, actor=someone_as(row.organisation, role))


def test_an_entry_asks_for_a_welcome_within_a_week():
    row = a_resident(an_organisation())

    assert Welcome.objects.get(occupancy=row).due_on == date(2026, 1, 8)
    assert _note(row).by == "Mme Lopes"


def test_too_early_by_nobody_or_twice_is_refused():
    row = a_resident(an_organisation())

    with pytest.raises(Refused, match="pas encore arrivée"):
        _note(row, date(2025, 12, 1))
    with pytest.raises(Refused, match="qui a accueilli"):
        _note(row, by=" ")
    assert Welcome.objects.get().done_on is None
    _note(row)
    with pytest.raises(Refused, match="déjà noté"):
        _note(row)
