from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.inventories.actions import set_wear
from palier.work.inventories.models import WearItem
from palier.work.inventories.reads import wear_of

TOLD = {
    "item": "paint",
    "free_years": Decimal(2),
    "yearly_percent": Decimal(12),
    "least_percent": Decimal(15),
    "source": "accord du 3 mars 2024",
}


def test_our_own_agreement_prevails_over_common_use():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    set_wear(organisation, **TOLD, actor=manager)
    set_wear(organisation, **{**TOLD, "free_years": Decimal(3)}, actor=manager)

    rule, source = wear_of(organisation)["paint"]
    assert (rule.free_years, source) == (3, "accord du 3 mars 2024")
    assert wear_of(organisation)["locks"][1].startswith("usage")
    assert WearItem.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"source": " "}, "Citez l’accord"),
        ({"item": "castle"}, "pas dans la grille"),
        ({"least_percent": Decimal(101)}, "de 0 à 100"),
    ],
)
def test_a_line_that_cannot_be_is_refused(told, because):
    organisation = an_organisation()

    with pytest.raises(Refused, match=because):
        set_wear(
            organisation, **{**TOLD, **told}, actor=someone_as(organisation, "rental_manager")
        )

    assert not WearItem.objects.exists()
