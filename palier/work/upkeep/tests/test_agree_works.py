from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.titles.tests.examples import a_holding
from palier.work.upkeep.actions import agree_works
from palier.work.upkeep.models import OwnerWorks
from palier.work.upkeep.tests.examples import JUNE_1


def _agree(holding, role="rental_manager", **given):
    told = {
        "label": "Ventilation",
        "agreed_on": JUNE_1,
        "agreed_cost": Decimal(2400),
        "month_gain": Decimal(80),
        "months": 72,
    } | given
    place = holding.places.first().place
    return agree_works(holding, place=place, actor=someone_as(holding.organisation, role), **told)


def _holding():
    organisation = an_organisation()
    return a_holding(organisation, place=a_place(a_site(organisation)))


def test_a_cost_against_a_lower_rent():
    row = _agree(_holding())

    assert row.month_gain * row.months - row.agreed_cost == Decimal(3360)


def test_nothing_said_no_cost_or_no_month_is_refused():
    holding = _holding()

    for given in ({"label": " "}, {"agreed_cost": Decimal(0)}, {"months": 0}):
        with pytest.raises(Refused):
            _agree(holding, **given)
    assert not OwnerWorks.objects.exists()
