from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_body
from palier.work.suppliers.actions import attach_bills, correct_home_contract
from palier.work.suppliers.tests.examples import a_billed_contract, a_home_contract


def _correct(row, role="rental_manager", **given):
    usual = {
        "place": row.place,
        "kind": "water",
        "supplier": row.supplier,
        "number": "C-13",
        "starts_on": date(2026, 2, 1),
    }
    return correct_home_contract(
        row, actor=someone_as(row.organisation, role), **{**usual, **given}
    )


def test_another_number_another_beginning():
    row = _correct(a_home_contract(an_organisation()))
    assert (row.number, row.period.lower) == ("C-13", date(2026, 2, 1))


def test_its_supplier_stays_that_of_its_bills():
    organisation = an_organisation()
    row, line = a_billed_contract(organisation)
    attach_bills(row, lines=[line], actor=someone_as(organisation, "accountant"))

    with pytest.raises(Refused, match="détachez-les d’abord"):
        _correct(row, supplier=a_body(organisation, "Autre régie", "supplier"))
    row.refresh_from_db()
    assert row.supplier.name == "Régie des eaux"


def test_who_may_not():
    row = a_home_contract(an_organisation())
    with pytest.raises(PermissionDenied):
        _correct(row, role="host")
    row.refresh_from_db()
    assert row.number == "C-12"
