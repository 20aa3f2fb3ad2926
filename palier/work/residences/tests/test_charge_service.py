from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.billing.models import Extra
from palier.work.leases.tests.examples import a_draft
from palier.work.residences.actions import charge_service
from palier.work.residences.models import ServiceUse
from palier.work.residences.tests.examples import JUNE_1, JUNE_9, a_resident, a_service


def _charge(row, service=None, role="host", **given):
    told = {"occupancy": row, "quantity": 3, "on": JUNE_9} | given
    return charge_service(
        service or a_service(row.site), actor=someone_as(row.organisation, role), **told
    )


def test_it_comes_with_the_notice_of_the_month():
    extra = _charge(a_resident(an_organisation())).extra

    assert (extra.amount, extra.month, extra.kind) == (Decimal("7.50"), JUNE_1, "option")
    assert extra.label == "Laverie, 09/06/2026"


def test_none_elsewhere_too_early_or_before_the_price_is_refused():
    organisation = an_organisation()
    row = a_resident(organisation)
    service = a_service(row.site, starts_on=JUNE_1)

    for given, words in [
        ({"quantity": 0}, "au moins une fois"),
        ({"occupancy": a_resident(organisation, a_site(organisation))}, "autre maison"),
        ({"on": date(2025, 6, 1)}, "n’y vivait pas"),
        ({"on": date(2026, 5, 1)}, "pas encore de prix"),
    ]:
        with pytest.raises(Refused, match=words):
            _charge(row, service, **given)
    assert not ServiceUse.objects.exists()
    assert not Extra.objects.exists()


def test_the_price_is_that_of_the_day():
    row = a_resident(an_organisation())
    a_service(row.site)
    dearer = a_service(row.site, price=Decimal(9), starts_on=JUNE_9)

    assert _charge(row, dearer, on=JUNE_1).extra.amount == Decimal("7.50")
    assert _charge(row, dearer, on=JUNE_9).extra.amount == Decimal(27)


def test_a_contract_given_up_or_in_preparation_pays_nothing():
    organisation = an_organisation()
    row = a_draft(organisation, regime="logement_foyer", starts_on=JUNE_1)

    with pytest.raises(Refused, match="n’y vivait pas"):
        _charge(row)
    assert not Extra.objects.exists()
