import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.succession.actions import choose_scenario
from palier.work.succession.tests.examples import MAY_2, a_scenario, an_emphyteusis


def _choose(row, role="rental_manager", why="Le conseil l’a voté "):
    actor = someone_as(row.organisation, role)
    return choose_scenario(row, on=MAY_2, why=why, actor=actor)


def test_it_is_decided_and_the_title_says_so():
    row = _choose(a_scenario(an_emphyteusis(an_organisation())))
    assert (row.chosen_on, row.chosen_why) == (MAY_2, "Le conseil l’a voté")
    told = row.holding.changes.get(kind="talks")
    assert (told.on, told.words) == (MAY_2, "retenu : nouveau bail")


def test_not_without_why_nor_two_at_once():
    holding = an_emphyteusis(an_organisation())
    one, other = a_scenario(holding), a_scenario(holding, "empty")
    with pytest.raises(Refused, match="pourquoi"):
        _choose(one, why=" ")
    _choose(one)
    with pytest.raises(Refused, match="revenez d’abord"):
        _choose(other)
    with pytest.raises(Refused, match="retenu depuis le 2\xa0mai\xa02026"):
        _choose(one)
    other.refresh_from_db()
    assert other.chosen_on is None
    assert holding.changes.filter(kind="talks").count() == 1


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _choose(a_scenario(an_emphyteusis(an_organisation())), role="accountant")
