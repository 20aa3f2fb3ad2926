from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import reverse_entry_by_hand
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.work.suppliers.actions import approve_invoice
from palier.work.suppliers.tests.examples import MAY_5, an_approved_invoice, an_invoice


def test_its_cost_is_posted_and_it_is_owed():
    organisation = an_organisation()

    invoice = an_approved_invoice(organisation)

    assert invoice.is_to_pay
    assert invoice.entry.daybook == "AC"
    assert invoice.entry.piece == "F-118"
    assert [balance_of(invoice.entity, code, on=MAY_5) for code in ("615", "401")] == [440, -440]


def test_a_credit_note_takes_off():
    organisation = an_organisation()

    invoice = an_approved_invoice(organisation, is_credit=True, total="40.00")

    assert [balance_of(invoice.entity, code, on=MAY_5) for code in ("615", "401")] == [-40, 40]
    assert invoice.signed == -40


def test_whoever_entered_it_does_not_approve_it():
    organisation = an_organisation()
    user = a_user()
    invoice = an_invoice(organisation)
    type(invoice).objects.filter(pk=invoice.pk).update(entered_by=user)

    with pytest.raises(Refused, match="une autre personne l’approuve"):
        approve_invoice(invoice, on=MAY_5, actor=someone_as(organisation, "director", user=user))

    assert not Entry.objects.exists()


def test_a_closed_month_is_refused_and_it_still_waits():
    organisation = an_organisation()
    invoice = an_invoice(organisation)
    a_closed_month(invoice.entity, month_on=MAY_5, actor=the_system(organisation))

    with pytest.raises(Refused, match="clos"):
        approve_invoice(invoice, on=MAY_5, actor=someone_as(organisation, "director"))

    invoice.refresh_from_db()
    assert (invoice.state, invoice.entry) == ("received", None)
    approve_invoice(invoice, on=date(2026, 6, 1), actor=someone_as(organisation, "director"))


def test_its_entry_is_not_reversed_by_hand():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)

    with pytest.raises(Refused, match="la facture F-118"):
        reverse_entry_by_hand(
            invoice.entry, on=MAY_5, actor=someone_as(organisation, "accountant")
        )

    assert Entry.objects.count() == 1


def test_who_may_not():
    organisation = an_organisation()
    invoice = an_invoice(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        approve_invoice(invoice, on=MAY_5, actor=someone_as(organisation, "host"))

    assert not Entry.objects.exists()


def test_a_day_before_the_invoice_s_is_refused():
    organisation = an_organisation()
    invoice = an_invoice(organisation)

    with pytest.raises(Refused, match="ne se passe pas avant"):
        approve_invoice(invoice, on=date(2026, 5, 4), actor=someone_as(organisation, "director"))

    invoice.refresh_from_db()
    assert (invoice.state, invoice.entry) == ("received", None)
