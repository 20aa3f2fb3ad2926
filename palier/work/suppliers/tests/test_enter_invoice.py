from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from palier.base.kit.periods import ONE_DAY
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.tests.examples import a_site_of_another_entity
from palier.work.suppliers.actions import enter_invoice
from palier.work.suppliers.models import Invoice
from palier.work.suppliers.tests.examples import MAY_5, a_supplier, an_invoice


def test_it_waits_for_another_s_yes_and_owes_nothing_yet():
    organisation = an_organisation()

    invoice = an_invoice(organisation, vat=Decimal("40.00"))

    assert (invoice.state, str(invoice), invoice.signed) == ("received", "facture F-118", 440)
    assert [(line.code, line.amount) for line in invoice.lines.all()] == [("615", 440)]
    assert not Entry.objects.exists()
    invoice.account.refresh_from_db()
    assert invoice.account.usual_account == "615"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"number": " "}, "numéro"),
        ({"due_on": date(2026, 5, 4)}, "avant la date"),
        ({"total": "0.00"}, "positif"),
        ({"vat": Decimal(500)}, "part du total"),
        ({"code": "654"}, "n’est pas une charge que l’on achète"),
        ({"code": "7083"}, "n’est pas une charge que l’on achète"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_kept(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        an_invoice(organisation, **given)

    assert not Invoice.objects.exists()


@pytest.mark.parametrize("number", ["f-118 ", "F 118", "F–118", "f118"])
def test_the_same_number_of_the_same_supplier_is_refused(number):
    organisation = an_organisation()
    supplier = a_supplier(organisation)
    an_invoice(organisation, supplier)

    with pytest.raises(Refused, match="F-118 est déjà là"):
        an_invoice(organisation, supplier, number=number)

    an_invoice(organisation, a_supplier(organisation, "Électricité Vernet"))
    assert Invoice.objects.count() == 2


def test_who_may_not():
    organisation = an_organisation()
    supplier = a_supplier(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        enter_invoice(
            supplier.entity,
            body=supplier.body,
            number="1",
            dated_on=MAY_5,
            due_on=MAY_5,
            label="x",
            total=Decimal(1),
            code="615",
            actor=someone_as(organisation, "social_worker"),
        )

    assert not Invoice.objects.exists()


def test_another_entity_s_site_or_a_day_to_come_is_refused():
    organisation = an_organisation()
    _, theirs = a_site_of_another_entity(organisation)

    with pytest.raises(Refused, match="est dans les comptes de Toit SCIC"):
        an_invoice(organisation, site=theirs)
    tomorrow = timezone.localdate() + ONE_DAY
    with pytest.raises(Refused, match="pas encore venue"):
        an_invoice(organisation, dated_on=tomorrow, due_on=tomorrow)

    assert not Invoice.objects.exists()
