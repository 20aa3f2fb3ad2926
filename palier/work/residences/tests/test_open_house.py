import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import finish_opening_step, open_house
from palier.work.residences.tests.examples import JUNE_1, a_step, an_opening


def _open(project, role="director"):
    return open_house(project, opened_on=JUNE_1, actor=someone_as(project.organisation, role))


def test_the_first_resident_may_come_once_approved():
    project = an_opening(a_site(an_organisation()))
    step = a_step(project)
    a_step(project, kind="equipment", label="Tables")

    with pytest.raises(Refused, match="Agrément de la préfecture"):
        _open(project)
    finish_opening_step(step, done_on=JUNE_1, actor=the_system(project.organisation))
    assert _open(project).opened_on == JUNE_1


def test_twice_is_refused():
    project = _open(an_opening(a_site(an_organisation())))

    with pytest.raises(Refused, match="déjà ouverte"):
        _open(project)
    project.refresh_from_db()
    assert project.opened_on == JUNE_1
