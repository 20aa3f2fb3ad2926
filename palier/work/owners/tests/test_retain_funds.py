from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.owners.actions import retain_funds
from palier.work.owners.rendering import standings
from palier.work.owners.tests.examples import a_cashed_month, a_mandate
from palier.work.owners.tests.test_render_statement import _render


def test_it_lowers_what_is_paid_and_a_host_may_not():
    organisation = an_organisation()
    account = a_mandate(organisation, percent="0")
    a_cashed_month(organisation, account)
    _render(account)

    with pytest.raises(PermissionDenied):
        retain_funds(account, retained=Decimal(100), actor=someone_as(organisation, "host"))
    assert standings([account], date(2026, 6, 30))[account.pk].payable == 212
    account = retain_funds(
        account, retained=Decimal(100), actor=someone_as(organisation, "rental_manager")
    )

    assert standings([account], date(2026, 6, 30))[account.pk].payable == 112
