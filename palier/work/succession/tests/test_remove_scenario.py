import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.succession.actions import choose_scenario, remove_scenario
from palier.work.succession.models import Scenario
from palier.work.succession.tests.examples import MAY_2, a_scenario, an_emphyteusis


def _remove(row, role="rental_manager"):
    return remove_scenario(row, actor=someone_as(row.organisation, role))


def test_written_by_mistake():
    _remove(a_scenario(an_emphyteusis(an_organisation())))
    assert not Scenario.objects.exists()


def test_not_the_one_chosen():
    row = a_scenario(an_emphyteusis(an_organisation()))
    manager = someone_as(row.organisation, "rental_manager")
    choose_scenario(row, on=MAY_2, why="Le conseil l’a voté", actor=manager)
    with pytest.raises(Refused, match="retenu"):
        _remove(row)
    assert Scenario.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _remove(a_scenario(an_emphyteusis(an_organisation())), role="host")
