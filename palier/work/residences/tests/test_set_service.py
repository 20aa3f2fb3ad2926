from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import set_service
from palier.work.residences.models import HouseService
from palier.work.residences.tests.examples import JUNE_1


def _set(site, role="rental_manager", **given):
    told = {"label": "Nuit d’ami", "unit": "nuit", "price": Decimal(5), "starts_on": JUNE_1}
    return set_service(site, actor=someone_as(site.organisation, role), **(told | given))


def test_a_price_holds_from_a_day():
    assert _set(a_site(an_organisation())).price == Decimal("5.00")


def test_free_nameless_or_twice_a_day_is_refused():
    site = a_site(an_organisation())

    for given in ({"label": " "}, {"price": Decimal(0)}):
        with pytest.raises(Refused):
            _set(site, **given)
    assert not HouseService.objects.exists()
    _set(site)
    with pytest.raises(Refused, match="déjà un prix"):
        _set(site)
