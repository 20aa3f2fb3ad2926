from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.residences.actions import note_absence, note_return
from palier.work.residences.models import Absence
from palier.work.residences.tests.examples import JUNE_1, JUNE_9, a_resident, an_absence
from palier.work.residences.tonight import homes_tonight


def _away(row, role="host", **given):
    told = {"left_on": JUNE_1, "back_on": JUNE_9} | given
    return note_absence(row, actor=someone_as(row.organisation, role), **told)


def test_someone_is_away_and_why_is_not_asked():
    absence = _away(a_resident(an_organisation()))

    assert (absence.back_on, absence.is_announced) == (JUNE_9, True)


def test_twice_backwards_or_before_living_there_is_refused():
    row = a_resident(an_organisation())

    with pytest.raises(Refused, match="avant le départ"):
        _away(row, back_on=date(2026, 5, 1))
    with pytest.raises(Refused, match="ne vivait pas là"):
        _away(row, left_on=date(2025, 5, 1))
    assert not Absence.objects.exists()
    an_absence(row)
    with pytest.raises(Refused, match="déjà en cours"):
        _away(row)
    assert Absence.objects.count() == 1


def test_in_the_weeks_to_come_one_is_away_until_the_day_they_said():
    row = a_resident(an_organisation())
    system = the_system(row.organisation)
    an_absence(row)
    Absence.objects.update(left_on=JUNE_1, back_on=date(2026, 6, 5))

    def told(on):
        (home,) = homes_tonight(system, [row.site], on, today=JUNE_1)
        return home.state

    assert [told(date(2026, 6, day)) for day in (1, 4, 5, 8)] == ["away", "away", "lived", "lived"]
    (late,) = homes_tonight(system, [row.site], date(2026, 6, 8), today=date(2026, 6, 8))
    assert late.state == "away"


def test_an_absence_told_within_another_is_refused_and_the_home_is_shown_once():
    row = a_resident(an_organisation())
    system = the_system(row.organisation)
    note_return(an_absence(row), returned_on=JUNE_9, actor=system)

    for left_on in (JUNE_1, date(2026, 6, 5), date(2026, 5, 20)):
        with pytest.raises(Refused, match="déjà notée"):
            _away(row, left_on=left_on)
    assert Absence.objects.count() == 1
    assert len(homes_tonight(system, [row.site], date(2026, 6, 5))) == 1
    assert _away(row, left_on=JUNE_9, back_on=None).left_on == JUNE_9
