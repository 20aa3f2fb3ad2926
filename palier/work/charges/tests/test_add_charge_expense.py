from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.charges.actions import add_charge_expense
from palier.work.charges.models import ChargeExpense
from palier.work.charges.tests.examples import a_year, an_expense, two_homes
from palier.work.charges.tests.test_settle_charges import _settle


def _add(year, role="rental_manager", **given):
    told = {
        "rubric": "hygiene",
        "label": "Ordures ménagères",
        "amount": Decimal(120),
        "key": "equal",
        "proof": "Avis de taxe",
        **given,
    }
    return add_charge_expense(year, actor=someone_as(year.organisation, role), **told)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"proof": " "}, "Nommez la pièce"),
        ({"amount": Decimal(0)}, "pas nulle"),
        ({"percent": 101}, "de 0 à 100"),
    ],
)
def test_a_bill_of_nothing_or_without_proof_is_refused(given, words):
    organisation = an_organisation()
    year = a_year(organisation, two_homes(organisation)[0])

    with pytest.raises(Refused, match=words):
        _add(year, **given)

    assert not ChargeExpense.objects.exists()


def test_a_settled_year_takes_no_bill_and_a_host_may_not():
    organisation = an_organisation()
    year = a_year(organisation, two_homes(organisation)[0])
    an_expense(year)
    with pytest.raises(PermissionDenied):
        _add(year, role="host")
    _settle(year)

    with pytest.raises(Refused, match="sont régularisées"):
        _add(year)

    assert ChargeExpense.objects.count() == 1
