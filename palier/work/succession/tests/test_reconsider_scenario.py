import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.succession.actions import choose_scenario, reconsider_scenario
from palier.work.succession.tests.examples import MAY_2, a_scenario, an_emphyteusis


def _reconsider(row, role="rental_manager"):
    return reconsider_scenario(row, actor=someone_as(row.organisation, role))


def test_nothing_is_decided_any_more():
    row = a_scenario(an_emphyteusis(an_organisation()))
    manager = someone_as(row.organisation, "rental_manager")
    choose_scenario(row, on=MAY_2, why="Le conseil l’a voté", actor=manager)
    row = _reconsider(row)
    assert (row.chosen_on, row.chosen_why) == (None, "")
    assert row.holding.changes.filter(words__startswith="plus retenu").exists()


def test_not_what_was_not_chosen():
    row = a_scenario(an_emphyteusis(an_organisation()))
    with pytest.raises(Refused, match="n’est pas retenu"):
        _reconsider(row)
    assert not row.holding.changes.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _reconsider(a_scenario(an_emphyteusis(an_organisation())), role="lawyer")
