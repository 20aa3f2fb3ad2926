import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import keep_promise
from palier.work.neighbourhood.tests.examples import MAY_4, MAY_11, a_mediation, an_exchange


def _keep(step, on=MAY_11, role="social_worker"):
    return keep_promise(step, kept_on=on, actor=someone_as(step.organisation, role))


def _step(**given):
    return an_exchange(a_mediation(a_site(an_organisation())), **given)


def test_it_was_done():
    assert _keep(_step()).kept_on == MAY_11


def test_nothing_promised_too_early_or_twice_is_refused():
    with pytest.raises(Refused, match="Rien n’est promis"):
        _keep(_step(promised_on=None))
    step = _step()
    with pytest.raises(Refused, match="après avoir été faite"):
        _keep(step, MAY_4.replace(day=1))
    step.refresh_from_db()
    assert step.kept_on is None
    _keep(step)
    with pytest.raises(Refused, match="déjà tenu"):
        _keep(step)
