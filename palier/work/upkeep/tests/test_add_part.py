import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.upkeep.actions import add_part
from palier.work.upkeep.models import StockMove, StockPart
from palier.work.upkeep.tests.examples import JUNE_1, a_part


def _add(organisation, role="technician", **given):
    told = {"label": "Ampoule E27", "quantity": 6, "on": JUNE_1} | given
    return add_part(organisation, actor=someone_as(organisation, role), **told)


def test_a_part_is_kept_with_how_many_there_are():
    part = _add(an_organisation())

    assert part.moves.get().quantity == 6


def test_nameless_below_zero_or_known_already_is_refused():
    organisation = an_organisation()

    for given in ({"label": " "}, {"quantity": -1}):
        with pytest.raises(Refused):
            _add(organisation, **given)
    assert not StockPart.objects.exists()
    a_part(organisation)
    with pytest.raises(Refused, match="déjà dans le stock"):
        _add(organisation, label="Joint de 15")
    assert StockMove.objects.count() == 1
