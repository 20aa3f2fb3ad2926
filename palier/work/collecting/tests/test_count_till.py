from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.models import Payment
from palier.work.billing.tests.examples import a_notice, a_payment
from palier.work.collecting.actions import count_till
from palier.work.collecting.models import TillCount

MAY_31 = date(2026, 5, 31)


def _count(organisation, counted, role="accountant", **given):
    return count_till(
        main_entity(organisation),
        on=MAY_31,
        counted=Decimal(counted),
        actor=someone_as(organisation, role),
        **given,
    )


def test_cash_has_a_numbered_receipt_and_the_till_holds_it():
    organisation = an_organisation()
    account = a_notice(organisation).account
    a_payment(account, "100.00"), a_payment(account, "50.00")

    row = _count(organisation, "150.00")

    assert list(Payment.objects.order_by("pk").values_list("receipt_number", flat=True)) == [1, 2]
    assert (row.expected, row.entry) == (150, None)


def test_a_gap_is_told_why_and_posted():
    organisation = an_organisation()
    a_payment(a_notice(organisation).account, "100.00")

    with pytest.raises(Refused, match="devait contenir 100,00"):
        _count(organisation, "95.00")
    assert not TillCount.objects.exists()
    _count(organisation, "95.00", reason="Rendu de monnaie")

    entity = main_entity(organisation)
    assert (balance_of(entity, "531", on=MAY_31), balance_of(entity, "658", on=MAY_31)) == (95, 5)


def test_a_negative_till_is_refused_and_a_host_may_not():
    organisation = an_organisation()

    with pytest.raises(Refused, match="moins que rien"):
        _count(organisation, "-1")
    with pytest.raises(PermissionDenied):
        _count(organisation, "0", role="host")

    assert not TillCount.objects.exists()
