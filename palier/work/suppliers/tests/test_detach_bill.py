import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import attach_bills, detach_bill
from palier.work.suppliers.tests.examples import a_billed_contract


def test_it_was_not_for_this_contract():
    organisation = an_organisation()
    row, line = a_billed_contract(organisation)
    accountant = someone_as(organisation, "accountant")
    with pytest.raises(Refused, match="aucun contrat"):
        detach_bill(line, actor=accountant)

    attach_bills(row, lines=[line], actor=accountant)
    with pytest.raises(PermissionDenied):
        detach_bill(line, actor=someone_as(organisation, "host"))
    assert detach_bill(line, actor=accountant) == row
    assert not row.bills.exists()
