import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import undo_settlement
from palier.work.suppliers.tests.examples import MAY_20, an_approved_invoice
from palier.work.suppliers.tests.test_settle_invoices import a_debit, settled


def test_a_line_that_paid_nothing_has_nothing_to_undo():
    organisation = an_organisation()
    line = a_debit(organisation)

    with pytest.raises(Refused, match="aucune facture"):
        undo_settlement(line, on=MAY_20, actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert line.state == "waiting"


def test_who_may_not():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)
    line = a_debit(organisation)
    settled(organisation, line, [invoice])

    with pytest.raises(PermissionDenied, match="rôle"):
        undo_settlement(line, on=MAY_20, actor=someone_as(organisation, "director"))

    invoice.refresh_from_db()
    assert invoice.is_paid
