import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import attach_bills
from palier.work.suppliers.tests.examples import (
    a_billed_contract,
    a_home_contract,
    a_supplier,
    an_approved_invoice,
    an_invoice,
)


def _attach(row, lines, role="accountant"):
    return attach_bills(row, lines=lines, actor=someone_as(row.organisation, role))


def test_a_bill_is_of_its_contract():
    row, line = a_billed_contract(an_organisation())
    _attach(row, [line])
    assert list(row.bills.all()) == [line]


def test_of_another_supplier_another_contract_or_none_is_refused():
    organisation = an_organisation()
    row, line = a_billed_contract(organisation)
    other = an_approved_invoice(organisation, a_supplier(organisation, "Plombier"), number="9")
    second = a_home_contract(organisation, row.place, supplier=row.supplier, number="C-99")
    with pytest.raises(Refused, match="n’est pas de Régie"):
        _attach(row, [other.lines.get()])
    with pytest.raises(Refused, match="au moins une"):
        _attach(row, [])
    _attach(row, [line])
    line.refresh_from_db()
    with pytest.raises(Refused, match="déjà d’un autre contrat"):
        _attach(second, [line])
    assert not second.bills.exists()


def test_one_that_is_not_approved_or_by_who_may_not():
    organisation = an_organisation()
    row, line = a_billed_contract(organisation)
    with pytest.raises(PermissionDenied):
        _attach(row, [line], role="host")
    waiting = an_invoice(organisation, line.invoice.account, number="77")
    with pytest.raises(Refused, match="pas approuvée"):
        _attach(row, [waiting.lines.get()])
    assert not row.bills.exists()
