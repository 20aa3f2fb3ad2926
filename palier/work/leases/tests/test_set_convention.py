from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import set_convention
from palier.work.leases.reads import ceiling_of
from palier.work.leases.tests.examples import a_draft, a_holding


def test_the_ceiling_holds_until_the_convention_ends():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)

    set_convention(
        holding,
        convention="loc3",
        rent_ceiling=Decimal("402.10"),
        convention_ends_on=date(2030, 1, 1),
        actor=someone_as(organisation, "rental_manager"),
    )

    contract = a_draft(organisation, place=place, regime="conventioned_sublease")
    assert ceiling_of(contract, date(2029, 12, 31)) == Decimal("402.10")
    assert ceiling_of(contract, date(2030, 1, 1)) is None


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
