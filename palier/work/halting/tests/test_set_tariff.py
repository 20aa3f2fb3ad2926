from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.halting.actions import set_tariff
from palier.work.halting.models import SiteTariff
from palier.work.halting.tests.examples import JUNE_1, a_halting_site, a_tariff


def _set(site, role="rental_manager", on=JUNE_1):
    return set_tariff(
        site,
        starts_on=on,
        day_fee=Decimal("2.00"),
        deposit=Decimal(120),
        water=Decimal("4.4321"),
        power=Decimal("0.2516"),
        actor=someone_as(site.organisation, role),
    )


def test_a_tariff_holds_from_a_day():
    row = _set(a_halting_site(an_organisation()))

    assert (row.water, row.day_fee) == (Decimal("4.4321"), Decimal("2.00"))


def test_another_kind_of_site_or_the_same_day_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="pas une aire"):
        _set(a_site(organisation))
    site = a_halting_site(organisation)
    a_tariff(site)
    with pytest.raises(Refused, match="déjà un tarif"):
        _set(site, on=date(2026, 1, 1))
    assert SiteTariff.objects.get().day_fee == Decimal("1.50")
