import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import finish_opening_step
from palier.work.residences.tests.examples import JUNE_1, JUNE_2, a_step, an_opening


def _finish(step, on=JUNE_1, role="director"):
    return finish_opening_step(step, done_on=on, actor=someone_as(step.organisation, role))


def _step():
    return a_step(an_opening(a_site(an_organisation())))


def test_it_is_done():
    assert _finish(_step()).done_on == JUNE_1


def test_twice_is_refused():
    step = _finish(_step())

    with pytest.raises(Refused, match="déjà faite"):
        _finish(step, JUNE_2)
    step.refresh_from_db()
    assert step.done_on == JUNE_1
