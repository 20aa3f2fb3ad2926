import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.settling.actions import set_entry_step_aside
from palier.work.settling.tests.examples import a_step, an_entry


def _aside(step, why="Déjà meublé", role="social_worker"):
    return set_entry_step_aside(step, why=why, actor=someone_as(step.organisation, role))


def test_it_does_not_concern_this_household():
    assert _aside(a_step(an_entry(an_organisation()))).set_aside == "Déjà meublé"


def test_without_saying_why_twice_or_by_who_may_not():
    step = a_step(an_entry(an_organisation()))
    with pytest.raises(Refused, match="Dites pourquoi"):
        _aside(step, why=" ")
    with pytest.raises(PermissionDenied):
        _aside(step, role="reception")
    step = _aside(step)
    with pytest.raises(Refused, match="sans objet"):
        _aside(step)
