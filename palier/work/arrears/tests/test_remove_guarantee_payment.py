from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.arrears.actions import (
    answer_claim,
    note_guarantee_payment,
    note_guarantee_return,
    paid_by,
    remove_guarantee_payment,
    returned_by,
)
from palier.work.arrears.models import GuaranteePayment
from palier.work.arrears.tests.examples import JUNE_1, a_claim, a_guaranteed_case, paid
from palier.work.billing.reads import owed_by

JUNE_20 = date(2026, 6, 20)


def _settled(organisation):
    """All of the 212 asked were paid by the guarantor, and 40 paid back to it."""
    case, guarantee = a_guaranteed_case(organisation)
    claim = a_claim(case, guarantee)
    manager = someone_as(organisation, "rental_manager")
    payment = paid(case.account, "212.00", JUNE_20)
    given = note_guarantee_payment(claim, payment=payment, actor=manager)
    back = note_guarantee_return(claim, on=JUNE_20, amount=Decimal(40), actor=manager)
    claim.refresh_from_db()
    return claim, given, back, manager


def test_a_return_noted_by_mistake_is_taken_off_then_the_payment_and_no_money_moves(client):
    organisation = an_organisation()
    claim, given, back, manager = _settled(organisation)
    owed = owed_by(claim.account)
    come_in(client, organisation, "rental_manager")
    page = client.get(f"/impayes/garanties/{claim.pk}/").content.decode()
    assert "172,00" in page, "what the household still owes its guarantor"
    at = f"/impayes/garanties/versements/{back.pk}/retirer/"
    assert at in page

    client.post(at)
    assert (returned_by(claim), paid_by(claim)) == (0, 212)
    payment = given.payment
    remove_guarantee_payment(given, actor=manager)

    claim.refresh_from_db()
    assert (claim.state, paid_by(claim)) == ("declared", 0)
    assert owed_by(claim.account) == owed
    note_guarantee_payment(claim, payment=payment, actor=manager)
    claim.refresh_from_db()
    assert claim.state == "settled"


def test_an_answer_stays_and_what_was_paid_back_since_is_taken_off_first():
    organisation = an_organisation()
    claim, given, back, manager = _settled(organisation)

    with pytest.raises(Refused, match="retirez d’abord ce remboursement"):
        remove_guarantee_payment(given, actor=manager)
    assert paid_by(claim) == 212

    remove_guarantee_payment(back, actor=manager)
    type(claim).objects.filter(pk=claim.pk).update(answered_on=JUNE_1)
    remove_guarantee_payment(given, actor=manager)
    claim.refresh_from_db()
    assert claim.state == "accepted"
    with pytest.raises(Refused):
        answer_claim(claim, accepted=True, answered_on=JUNE_20, actor=manager)


def test_who_may_not():
    organisation = an_organisation()
    _, given, _, _ = _settled(organisation)

    with pytest.raises(PermissionDenied):
        remove_guarantee_payment(given, actor=someone_as(organisation, "host"))

    assert GuaranteePayment.objects.count() == 2
