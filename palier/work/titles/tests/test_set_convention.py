from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.titles.actions import set_convention
from palier.work.titles.tests.examples import a_holding


def test_the_ceiling_of_a_convention_is_kept():
    organisation = an_organisation()
    holding = a_holding(organisation)

    set_convention(
        holding,
        convention="loc3",
        rent_ceiling=Decimal("402.10"),
        convention_ends_on=date(2030, 1, 1),
        actor=someone_as(organisation, "rental_manager"),
    )

    holding.refresh_from_db()
    assert (holding.convention, holding.rent_ceiling) == ("loc3", Decimal("402.10"))


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"convention": "loc2"}, "loyer plafond"),
        ({"convention": "", "rent_ceiling": Decimal(400)}, "quelle convention"),
    ],
)
def test_a_ceiling_and_its_convention_go_together(told, because):
    organisation = an_organisation()
    holding = a_holding(organisation)

    with pytest.raises(Refused, match=because):
        set_convention(holding, **told, actor=someone_as(organisation, "rental_manager"))

    holding.refresh_from_db()
    assert (holding.convention, holding.rent_ceiling) == ("", None)
