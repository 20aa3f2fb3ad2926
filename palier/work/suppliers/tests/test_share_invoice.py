from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of, by_centre
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.suppliers.actions import approve_invoice, share_invoice
from palier.work.suppliers.tests.examples import MAY_5, an_approved_invoice, an_invoice


def test_a_part_goes_to_another_cost_and_another_site():
    organisation = an_organisation()
    invoice = an_invoice(organisation)
    site = a_site(organisation, "Les Aulnes")

    share_invoice(
        invoice.lines.get(),
        amount=Decimal("140.00"),
        code="6063",
        site=site,
        actor=someone_as(organisation, "accountant"),
    )
    approve_invoice(invoice, on=MAY_5, actor=someone_as(organisation, "director"))

    assert [balance_of(invoice.entity, code, on=MAY_5) for code in ("615", "6063", "401")] == [
        300, 140, -440,
    ]  # fmt: skip
    assert [(r.label, r.spent) for r in by_centre(invoice.entity, MAY_5, MAY_5, "site")] == [
        ("Les Aulnes", 140),
        ("Sans section", 300),
    ]


@pytest.mark.parametrize("amount", ["0.00", "440.00", "-1.00", "500.00"])
def test_all_of_it_or_nothing_is_refused_and_nothing_moves(amount):
    organisation = an_organisation()
    invoice = an_invoice(organisation)

    with pytest.raises(Refused, match="le reste demeure"):
        share_invoice(
            invoice.lines.get(),
            amount=Decimal(amount),
            code="6063",
            actor=someone_as(organisation, "accountant"),
        )

    assert invoice.lines.get().amount == 440


def test_an_approved_invoice_is_no_longer_shared():
    organisation = an_organisation()
    invoice = an_approved_invoice(organisation)

    with pytest.raises(Refused, match="avant d’être approuvée"):
        share_invoice(
            invoice.lines.get(),
            amount=Decimal(1),
            code="6063",
            actor=someone_as(organisation, "accountant"),
        )

    assert invoice.lines.count() == 1


def test_who_may_not():
    organisation = an_organisation()
    invoice = an_invoice(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        share_invoice(
            invoice.lines.get(),
            amount=Decimal(1),
            code="6063",
            actor=someone_as(organisation, "director"),
        )

    assert invoice.lines.count() == 1
