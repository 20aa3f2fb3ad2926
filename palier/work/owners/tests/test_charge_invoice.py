from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.owners.actions import charge_invoice, undo_mandate_expense
from palier.work.owners.borne import charged_on
from palier.work.owners.models import MandateMove
from palier.work.owners.rendering import sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_head_lease, a_mandate
from palier.work.suppliers.tests.examples import an_approved_invoice

MAY_20 = date(2026, 5, 20)


def charged(organisation, invoice, role="accountant", amount=None):
    return charge_invoice(
        invoice, amount=amount or invoice.total, on=MAY_20, actor=someone_as(organisation, role)
    )


def a_managed_home(organisation):
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    return account


def test_it_is_taken_off_what_is_held_and_the_principal_reads_it():
    organisation = an_organisation()
    account = a_managed_home(organisation)
    held = sums_of(account).closing
    invoice = an_approved_invoice(organisation, total="40.00", holding=account.holding)

    move = charged(organisation, invoice)

    assert (move.amount, move.label) == (-40, "Chauffe-eau (F-118)")
    assert sums_of(account).closing == held - 40
    assert charged_on(invoice) == 40


def test_a_part_may_be_the_principal_s_then_the_rest_and_no_more():
    organisation = an_organisation()
    account = a_managed_home(organisation)
    invoice = an_approved_invoice(organisation, total="100.00", holding=account.holding)

    charged(organisation, invoice, amount=Decimal(60))
    with pytest.raises(Refused, match="Il reste 40,00"):
        charged(organisation, invoice, amount=Decimal(41))
    assert charged_on(invoice) == 60

    charged(organisation, invoice, amount=Decimal(40))
    assert charged_on(invoice) == 100


def test_undone_it_may_be_charged_again():
    organisation = an_organisation()
    account = a_managed_home(organisation)
    invoice = an_approved_invoice(organisation, total="40.00", holding=account.holding)
    move = charged(organisation, invoice)

    undo_mandate_expense(move, on=MAY_20, actor=someone_as(organisation, "accountant"))

    assert charged_on(invoice) == 0
    charged(organisation, invoice)


@pytest.mark.parametrize("case", ["twice", "head_lease", "too_much"])
def test_twice_or_elsewhere_or_too_much_is_refused_and_nothing_moves(case):
    organisation = an_organisation()
    account = a_managed_home(organisation)
    holding = a_head_lease(organisation) if case == "head_lease" else account.holding
    total = "99000.00" if case == "too_much" else "40.00"
    invoice = an_approved_invoice(organisation, total=total, holding=holding)
    words = {
        "twice": "déjà imputée",
        "head_lease": "n’est pas sous mandat",
        "too_much": "on ne dépense pas plus",
    }
    if case == "twice":
        charged(organisation, invoice)
    before = MandateMove.objects.count()

    with pytest.raises(Refused, match=words[case]):
        charged(organisation, invoice)

    assert MandateMove.objects.count() == before


def test_who_may_not():
    organisation = an_organisation()
    account = a_managed_home(organisation)
    invoice = an_approved_invoice(organisation, total="40.00", holding=account.holding)

    with pytest.raises(PermissionDenied, match="rôle"):
        charged(organisation, invoice, role="director")

    assert not MandateMove.objects.filter(kind="expense").exists()
