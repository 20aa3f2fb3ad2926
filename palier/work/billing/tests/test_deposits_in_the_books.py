"""What a deposit does to the books: held in 165, kept against rent, given back, late."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Line
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import reverse_payment
from palier.work.billing.models import Payment, RentNotice
from palier.work.billing.reads import to_deposit
from palier.work.billing.tests.examples import MAY, a_rented_home, an_issued_run
from palier.work.leases.actions import (
    add_deduction,
    ask_deposit,
    end_occupancy,
    note_keys_back,
    receive_deposit,
    settle_deposit,
)
from palier.work.leases.models import SecurityDeposit
from palier.work.leases.tests.examples import JANUARY

JUNE = date(2026, 6, 1)


def _balances() -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for line in Line.objects.select_related("account"):
        found[line.account.code] = (
            found.get(line.account.code, Decimal(0)) + line.debit - line.credit
        )
    return {code: amount for code, amount in found.items() if amount}


def _held(organisation, manager):
    home = a_rented_home(organisation)
    deposit = ask_deposit(home, amount=Decimal("400.00"), on=JANUARY, actor=manager)
    receive_deposit(
        deposit,
        on=JANUARY,
        amount=Decimal("400.00"),
        payer="loca_pass",
        means="transfer",
        actor=manager,
    )
    return deposit


def test_a_deposit_of_the_law_of_1989_is_capped_by_the_rent():
    """Loi n° 89-462, art. 22: one month of rent without charges."""
    organisation = an_organisation()
    home = a_rented_home(organisation)

    with pytest.raises(Refused, match="dépasser 438,00"):
        ask_deposit(
            home,
            amount=Decimal("438.01"),
            on=JANUARY,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not SecurityDeposit.objects.exists()


def test_what_is_received_is_held_for_the_household():
    organisation = an_organisation()
    _held(organisation, someone_as(organisation, "rental_manager"))

    assert _balances() == {"511": Decimal("400.00"), "165": Decimal("-400.00")}


def test_what_is_kept_for_rent_settles_the_oldest_notice_and_the_rest_is_paid_out():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    an_issued_run(organisation, MAY)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    for kind, amount in (("rent", "212.00"), ("damage", "120.00")):
        add_deduction(
            deposit, kind=kind, amount=Decimal(amount), words="Dû", proof="décompte", actor=manager
        )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=False, actor=manager)

    settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)

    balances = _balances()
    assert "165" not in balances
    assert balances["511"] == Decimal("400.00") - Decimal("68.00")
    assert balances["7088"] == Decimal("-61.00")  # the charges called in May
    assert balances["7588"] == Decimal("-120.00")  # what repairs are kept for
    notice = RentNotice.objects.with_paid().get(month=MAY)
    assert notice.paid == notice.net == Decimal("212.00")


def test_article_22_a_late_return_adds_ten_percent_of_the_rent_a_month_begun():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    note_keys_back(
        deposit,
        keys_on=date(2026, 5, 31),
        conforming=True,
        address_on=date(2026, 5, 31),
        actor=manager,
    )

    deposit = settle_deposit(deposit, on=date(2026, 8, 1), actor=manager)

    assert (deposit.returned, deposit.penalty) == (400, Decimal("87.60"))
    assert _balances() == {"511": Decimal("-87.60"), "6582": Decimal("87.60")}


def test_what_came_from_a_deposit_is_not_undone_alone():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    an_issued_run(organisation, MAY)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    add_deduction(
        deposit, kind="rent", amount=Decimal(212), words="Mai", proof="avis", actor=manager
    )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=True, actor=manager)
    settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)

    with pytest.raises(Refused, match="dépôt de garantie"):
        reverse_payment(Payment.objects.get(), on=JUNE, actor=manager)

    assert Payment.objects.count() == 1


def test_no_more_rent_is_kept_than_what_is_due():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    an_issued_run(organisation, MAY)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    add_deduction(
        deposit, kind="rent", amount=Decimal(300), words="Mai", proof="avis", actor=manager
    )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=True, actor=manager)

    with pytest.raises(Refused, match=r"300,00.*212,00"):
        settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)

    deposit.refresh_from_db()
    assert deposit.settled_on is None
    assert not to_deposit(main_entity(organisation)).exists()
