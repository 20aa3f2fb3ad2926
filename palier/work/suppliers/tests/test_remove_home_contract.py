import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import attach_bills, remove_home_contract
from palier.work.suppliers.models import HomeContract
from palier.work.suppliers.tests.examples import a_billed_contract, a_home_contract


def test_one_noted_by_mistake_is_gone():
    organisation = an_organisation()
    row = a_home_contract(organisation)
    with pytest.raises(PermissionDenied):
        remove_home_contract(row, actor=someone_as(organisation, "host"))
    assert remove_home_contract(row, actor=someone_as(organisation, "rental_manager")) == row.site
    assert not HomeContract.objects.exists()


def test_one_with_bills_stays():
    organisation = an_organisation()
    row, line = a_billed_contract(organisation)
    attach_bills(row, lines=[line], actor=someone_as(organisation, "accountant"))
    with pytest.raises(Refused, match="détachez-les d’abord"):
        remove_home_contract(row, actor=someone_as(organisation, "rental_manager"))
    assert HomeContract.objects.exists()
