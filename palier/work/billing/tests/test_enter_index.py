from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import enter_index
from palier.work.billing.models import RentIndex
from palier.work.billing.reviewing import known_indices

TOLD = {"year": 2026, "quarter": 3, "value": Decimal("147.90"), "source": "Insee, 15 octobre 2026"}


def test_an_index_published_since_is_known_from_now_on():
    organisation = an_organisation()

    enter_index(organisation, **TOLD, actor=someone_as(organisation, "rental_manager"))

    known = known_indices(organisation)
    assert known["mainland"][2026, 3] == Decimal("147.90")
    assert (2026, 4) not in known["mainland"]
    assert (2026, 3) not in known["corsica"]


def test_each_area_has_its_own_series():
    organisation = an_organisation()

    enter_index(
        organisation,
        **{**TOLD, "value": Decimal("144.80")},
        area="overseas",
        actor=someone_as(organisation, "rental_manager"),
    )

    known = known_indices(organisation)
    assert known["overseas"][2026, 3] == Decimal("144.80")
    assert (2026, 3) not in known["mainland"]


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"year": 2025, "value": Decimal("146.68")}, "déjà connu"),
        ({"source": " "}, "où vous l’avez lu"),
        ({"value": Decimal("174.90")}, "vérifiez cet écart"),
    ],
)
def test_what_is_known_or_cannot_be_is_refused(told, because):
    organisation = an_organisation()

    with pytest.raises(Refused, match=because):
        enter_index(
            organisation, **{**TOLD, **told}, actor=someone_as(organisation, "rental_manager")
        )

    assert not RentIndex.objects.exists()
