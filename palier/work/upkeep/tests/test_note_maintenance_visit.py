from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.upkeep.actions import end_maintenance, note_maintenance_visit
from palier.work.upkeep.models import MaintenanceVisit
from palier.work.upkeep.tests.examples import JUNE_3, a_contract


def _note(visit, role="technician", **given):
    told = {"done_on": JUNE_3, "is_fine": True} | given
    return note_maintenance_visit(visit, actor=someone_as(visit.organisation, role), **told)


def _visit():
    return a_contract(a_site(an_organisation())).visits.get()


def test_the_next_one_is_awaited_a_year_later():
    _note(_visit())

    assert MaintenanceVisit.objects.get(done_on=None).due_on == date(2027, 6, 3)


def test_none_is_awaited_after_the_contract():
    visit = _visit()
    end_maintenance(visit.contract, ends_on=date(2027, 1, 1), actor=the_system(visit.organisation))
    visit.refresh_from_db()

    _note(visit)

    assert not MaintenanceVisit.objects.filter(done_on=None).exists()


def test_defects_not_said_or_twice_is_refused():
    visit = _visit()

    with pytest.raises(Refused, match="ce qui ne va pas"):
        _note(visit, is_fine=False)
    visit.refresh_from_db()
    assert visit.done_on is None
    _note(visit, is_fine=False, words="Fuite à la soupape")
    with pytest.raises(Refused, match="déjà notée"):
        _note(visit)
