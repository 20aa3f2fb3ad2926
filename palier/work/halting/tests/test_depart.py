from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import (
    call_once,
    invoice_stay,
    record_payment,
    reverse_notice,
    reverse_payment,
)
from palier.work.billing.models import HouseholdAccount, Refund
from palier.work.billing.reads import owed_by
from palier.work.halting.actions import bill_stay, depart, prepay
from palier.work.halting.tests.examples import MAY_4, MAY_18, a_ready_pitch, a_stay
from palier.work.leases.actions import end_occupancy
from palier.work.leases.models import SecurityDeposit
from palier.work.leases.tests.examples import a_lived_in_contract


def _depart(stay, role="site_manager", **given):
    told = {"on": MAY_18, "water": Decimal(116), "power": Decimal(2140)} | given
    return depart(stay, actor=someone_as(stay.organisation, role), **told)


def _owed(stay):
    return owed_by(HouseholdAccount.objects.get(household=stay.occupancy.household))


def test_the_deposit_pays_what_is_owed_and_the_rest_is_given_back():
    """100.00 held, 77.20 owed: 22.80 given back, nothing left owed."""
    stay = _depart(a_stay(an_organisation()))

    deposit = SecurityDeposit.objects.get()
    assert (deposit.returned, deposit.settled_on) == (Decimal("22.80"), MAY_18)
    assert stay.settled_on == MAY_18
    stay.occupancy.refresh_from_db()
    assert (stay.occupancy.state, stay.occupancy.period.upper) == ("ended", MAY_18)
    assert _owed(stay) == 0


def test_what_was_paid_before_is_used_first():
    """60.00 paid before: 17.20 of the bill is left, 82.80 given back."""
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    prepay(stay, amount=Decimal(60), on=MAY_4, actor=the_system(organisation))

    _depart(stay)

    assert SecurityDeposit.objects.get().returned == Decimal("82.80")
    assert _owed(stay) == 0


def test_what_was_paid_before_and_not_used_is_given_back():
    """90.00 paid before, 77.20 billed: 12.80 given back with the deposit, the till is empty."""
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    prepay(stay, amount=Decimal(90), on=MAY_4, actor=the_system(organisation))

    _depart(stay)

    assert SecurityDeposit.objects.get().returned == Decimal(100)
    assert Refund.objects.get().amount == Decimal("12.80")
    assert _owed(stay) == 0
    assert balance_of(main_entity(organisation), "531", on=MAY_18) == Decimal("77.20")


def test_by_transfer_what_is_left_waits_on_the_account():
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    prepay(stay, amount=Decimal(90), on=MAY_4, actor=the_system(organisation))

    _depart(stay, means="transfer")

    assert not Refund.objects.exists()
    assert _owed(stay) == Decimal("-12.80")


def test_a_bill_above_the_deposit_leaves_a_debt():
    """2 x 14 x 1.50 + 26 m³ x 4.20 = 151.20, less 100.00 of deposit."""
    stay = _depart(a_stay(an_organisation()), water=Decimal(136), power=Decimal(2100))

    assert SecurityDeposit.objects.get().returned == 0
    assert _owed(stay) == Decimal("51.20")


def test_damages_are_kept_with_their_proof():
    stay = _depart(
        a_stay(an_organisation()), damages=Decimal(15), damages_why="Devis du robinet, 15 €"
    )

    assert SecurityDeposit.objects.get().returned == Decimal("7.80")
    assert _owed(stay) == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"on": MAY_4}, "avant le lendemain"),
        ({"water": Decimal(1)}, "ne recule pas"),
        ({"water": None}, "Relevez ce compteur"),
        ({"damages": Decimal(15)}, "se justifie"),
        ({"damages": Decimal(500), "damages_why": "Devis"}, "Il ne reste que"),
    ],
)
def test_what_cannot_be_is_refused_and_no_money_moves(given, words):
    stay = a_stay(an_organisation())

    with pytest.raises(Refused, match=words):
        _depart(stay, **given)
    assert SecurityDeposit.objects.get().settled_on is None
    stay.occupancy.refresh_from_db()
    assert stay.occupancy.state == "active"
    assert _owed(stay) == 0


def test_twice_is_refused():
    stay = _depart(a_stay(an_organisation()))

    with pytest.raises(Refused, match="déjà soldé"):
        _depart(stay)


def test_one_may_leave_after_the_term_and_pay_for_every_day():
    stay = _depart(
        a_stay(an_organisation()), on=date(2026, 8, 14), water=Decimal(110), power=Decimal(2100)
    )

    # 102 days x 2 x 1.50 = 306.00, of which the deposit pays 100.00
    assert _owed(stay) == Decimal("206.00")


def test_a_debt_of_another_contract_is_not_kept_from_this_deposit():
    """The household owes 300 elsewhere; this stay owes 77.20 only."""
    organisation = an_organisation()
    stay = a_stay(organisation)
    other = a_lived_in_contract(
        organisation, household=stay.occupancy.household, regime="family_plot"
    )
    call_once(
        other,
        kind="rent",
        label="Loyer",
        amount=Decimal(300),
        month_on=MAY_4,
        actor=the_system(organisation),
    )
    invoice_stay(other, on=MAY_4, actor=the_system(organisation))

    _depart(stay)

    assert SecurityDeposit.objects.get().returned == Decimal("22.80")
    assert _owed(stay) == Decimal(300)


def test_damages_without_a_deposit_are_refused():
    stay = a_stay(an_organisation(), deposit=Decimal(0))

    with pytest.raises(Refused, match="Aucun dépôt"):
        _depart(stay, damages=Decimal(80), damages_why="Devis")
    stay.refresh_from_db()
    assert stay.settled_on is None


def test_days_billed_beyond_the_departure_are_given_back():
    """Billed up to the 18th, gone on the 16th: two days of two places, 6.00 less."""
    stay = a_stay(an_organisation())
    bill_stay(stay, until=MAY_18, actor=the_system(stay.organisation))

    _depart(stay, on=date(2026, 5, 16))

    # 42.00 - 6.00 + 35.20 of fluids = 71.20, of the 100.00 held
    assert SecurityDeposit.objects.get().returned == Decimal("28.80")
    assert _owed(stay) == 0


def test_a_stay_whose_contract_ended_elsewhere_is_settled_at_that_day():
    stay = a_stay(an_organisation())
    end_occupancy(
        stay.occupancy, ends_on=MAY_18, end_reason="family", actor=the_system(stay.organisation)
    )
    stay.refresh_from_db()

    with pytest.raises(Refused, match="a fini le"):
        _depart(stay, on=date(2026, 5, 20))
    assert _depart(stay).settled_on == MAY_18
    assert SecurityDeposit.objects.get().returned == Decimal("22.80")


def _reverse(notice, on=MAY_18):
    manager = someone_as(notice.organisation, "rental_manager")
    return reverse_notice(notice, on=on, reason="Mauvais jour", actor=manager)


def test_what_a_reversed_invoice_asked_for_is_asked_for_again():
    """77.20 billed, reversed: billed again once, and the deposit pays it at the departure."""
    stay = a_stay(an_organisation())
    system = the_system(stay.organisation)
    told = {"until": MAY_18, "water": Decimal(116), "power": Decimal(2140)}
    _reverse(bill_stay(stay, **told, actor=system))

    again = bill_stay(stay, until=MAY_18, actor=system)
    assert again.net == Decimal("77.20")
    _reverse(again)
    _depart(stay)

    assert SecurityDeposit.objects.get().returned == Decimal("22.80")
    assert _owed(stay) == 0


def test_reversed_in_may_it_comes_with_the_bill_of_june():
    stay = a_stay(an_organisation())
    system = the_system(stay.organisation)
    _reverse(bill_stay(stay, until=MAY_18, actor=system))

    invoice = bill_stay(stay, until=date(2026, 6, 4), actor=system)

    # 31 days x 2 x 1.50
    assert invoice.net == Decimal("93.00")


def test_only_what_was_paid_before_and_is_left_is_given_back_in_cash():
    """50.00 paid before and all used up; 200.00 ahead by transfer stay on the account."""
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    system = the_system(organisation)
    prepay(stay, amount=Decimal(50), on=MAY_4, actor=system)
    account = HouseholdAccount.objects.get(household=stay.occupancy.household)
    record_payment(account, on=MAY_18, amount=Decimal(200), means="transfer", actor=system)

    _depart(stay)

    assert not Refund.objects.exists()
    assert _owed(stay) == Decimal("-172.80")


def test_a_sum_paid_before_and_taken_back_is_not_given_back_again():
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    system = the_system(organisation)
    paid = prepay(stay, amount=Decimal(90), on=MAY_4, actor=system)
    reverse_payment(paid.payment, on=MAY_4, actor=system)

    _depart(stay)

    assert not Refund.objects.exists()
    assert SecurityDeposit.objects.get().returned == Decimal("22.80")
