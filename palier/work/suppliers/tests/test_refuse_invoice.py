import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.suppliers.actions import refuse_invoice
from palier.work.suppliers.tests.examples import MAY_5, an_approved_invoice, an_invoice


def test_nothing_is_owed_and_its_number_may_come_again():
    organisation = an_organisation()
    invoice = an_invoice(organisation)

    invoice = refuse_invoice(
        invoice, because="Adressée à l’AFPA", on=MAY_5, actor=someone_as(organisation, "director")
    )

    assert (invoice.state, invoice.because) == ("refused", "Adressée à l’AFPA")
    assert not Entry.objects.exists()
    assert an_invoice(organisation, invoice.account).state == "received"


def test_without_a_reason_it_still_waits():
    organisation = an_organisation()
    invoice = an_invoice(organisation)

    with pytest.raises(Refused, match="Dites pourquoi"):
        refuse_invoice(invoice, because=" ", on=MAY_5, actor=someone_as(organisation, "director"))

    invoice.refresh_from_db()
    assert invoice.state == "received"


def test_what_is_approved_is_cancelled_not_refused():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)

    with pytest.raises(Refused):
        refuse_invoice(
            invoice, because="Non", on=MAY_5, actor=someone_as(organisation, "director")
        )

    invoice.refresh_from_db()
    assert invoice.state == "approved"


def test_who_may_not():
    organisation = an_organisation()
    invoice = an_invoice(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        refuse_invoice(invoice, because="Non", on=MAY_5, actor=someone_as(organisation, "host"))

    invoice.refresh_from_db()
    assert invoice.state == "received"
