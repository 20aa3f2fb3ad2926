from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import note_guarantee_payment, paid_by
from palier.work.arrears.models import GuaranteePayment
from palier.work.arrears.tests.examples import a_claim, a_guaranteed_case, paid
from palier.work.billing.actions import reverse_payment
from palier.work.billing.reads import owed_by


def _note(claim, payment, role="rental_manager"):
    return note_guarantee_payment(
        claim, payment=payment, actor=someone_as(claim.organisation, role)
    )


def test_a_payment_is_said_to_come_from_the_guarantor_and_nothing_moves():
    case, guarantee = a_guaranteed_case(an_organisation())
    claim = a_claim(case, guarantee)
    payment = paid(case.account, "212.00", date(2026, 6, 20))
    before = owed_by(case.account)

    _note(claim, payment)

    claim.refresh_from_db()
    assert (claim.state, paid_by(claim)) == ("settled", Decimal("212.00"))
    assert owed_by(case.account) == before


def test_twice_or_beyond_what_was_asked_is_refused():
    case, guarantee = a_guaranteed_case(an_organisation())
    claim = a_claim(case, guarantee, amount="100.00")
    payment = paid(case.account, "60.00", date(2026, 6, 20))
    _note(claim, payment)

    with pytest.raises(Refused, match="dépasserait"):
        _note(claim, payment)
    with pytest.raises(Refused, match="dépasserait"):
        _note(claim, paid(case.account, "41.00", date(2026, 6, 21)))

    assert GuaranteePayment.objects.count() == 1


def test_a_payment_that_is_undone_did_not_come_and_the_one_that_replaces_it_counts_once():
    case, guarantee = a_guaranteed_case(an_organisation())
    claim = a_claim(case, guarantee)
    wrong = paid(case.account, "212.00", date(2026, 6, 20))
    _note(claim, wrong)

    reverse_payment(
        wrong, on=date(2026, 6, 21), actor=someone_as(claim.organisation, "accountant")
    )

    claim.refresh_from_db()
    assert (claim.state, paid_by(claim)) == ("declared", 0), "they have answered nothing"
    with pytest.raises(Refused, match="annulé"):
        _note(claim, wrong)
    _note(claim, paid(case.account, "212.00", date(2026, 6, 22)))
    claim.refresh_from_db()
    assert (claim.state, paid_by(claim)) == ("settled", 212)
