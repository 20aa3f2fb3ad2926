"""The avis says what was owed, what came in, what is to be paid and with which reference."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import call_once, issue_receipt, issue_rent_run, prepare_rent_run
from palier.work.billing.lists import accounts_of
from palier.work.billing.models import HouseholdAccount, Payment, Receipt, RentNotice
from palier.work.billing.papers.notices import _notice, notice_pdf
from palier.work.billing.papers.parts import card_of
from palier.work.billing.papers.receipts import Unpaid, _receipt
from palier.work.billing.reads import to_deposit
from palier.work.billing.shell.day import left_uncalled
from palier.work.billing.standing import Before, before_notices
from palier.work.billing.tests.examples import (
    JUNE,
    MAY,
    a_notice,
    a_payment,
    a_rented_home,
    an_issued_run,
)


def _told(notice: RentNotice) -> dict[str, Any]:
    card = card_of(notice.run.entity)
    before = before_notices([notice])[notice.pk]
    return _notice(notice, notice.organisation, card, None, before)


def _months(organisation, paid: str) -> tuple[RentNotice, RentNotice]:
    a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    if Decimal(paid):
        a_payment(HouseholdAccount.objects.get(), paid)
    an_issued_run(organisation, JUNE)
    return RentNotice.objects.get(month=MAY), RentNotice.objects.get(month=JUNE)


@pytest.mark.parametrize(
    ("paid", "earlier", "asked", "words"),
    [
        ("0", "212.00", "424.00", "Restait dû"),
        ("100.00", "112.00", "324.00", "Restait dû"),
        ("212.00", "0.00", "212.00", ""),
        ("300.00", "-88.00", "124.00", "Payé d’avance"),
        ("500.00", "-288.00", "0.00", "Payé d’avance"),
    ],
)
def test_a_notice_asks_for_what_is_owed_less_what_is_paid(paid, earlier, asked, words):
    organisation = an_organisation()
    _, june = _months(organisation, paid)

    before = before_notices([june])[june.pk]
    told = _told(june)

    assert (before.earlier, before.received) == (Decimal(earlier), Decimal(paid))
    assert before.to_pay(june.net) == Decimal(asked)
    assert words in " ".join(row["label"] for row in told["standing"])
    assert told["reference"] == (june.reference if Decimal(asked) else "")
    assert notice_pdf(june).startswith(b"%PDF")


def test_what_comes_after_a_notice_does_not_change_it():
    organisation = an_organisation()
    may, june = _months(organisation, "0")
    a_payment(HouseholdAccount.objects.get(), "424.00", on=date(2026, 5, 2))

    told = before_notices([may, june])

    assert told[may.pk] == Before()
    assert told[june.pk] == Before(Decimal("212.00"))


def test_what_was_received_is_told_by_one_notice_alone():
    organisation = an_organisation()
    _, june = _months(organisation, "100.00")
    system = the_system(organisation)
    call_once(
        june.occupancy,
        kind="option",
        label="Badge",
        amount=Decimal("5.00"),
        month_on=JUNE,
        actor=system,
    )

    issue_rent_run(prepare_rent_run(organisation, month_on=JUNE, actor=system), actor=system)

    after = RentNotice.objects.exclude(pk=june.pk).get(month=JUNE)
    told = before_notices([june, after])
    assert (told[june.pk].received, told[after.pk].received) == (100, 0)


@pytest.mark.parametrize(
    ("before", "net", "asked"),
    [
        # With a plan the debt waits: this month and one instalment.
        (Before(Decimal("900.00"), Decimal(0), Decimal("50.00"), MAY), "212.00", "262.00"),
        (Before(Decimal("30.00"), Decimal(0), Decimal("50.00"), MAY), "212.00", "242.00"),
        (Before(Decimal("-30.00"), Decimal(0), Decimal("50.00"), MAY), "212.00", "182.00"),
        (Before(Decimal("100.00")), "-40.00", "60.00"),
        (Before(), "-40.00", "0.00"),
    ],
)
def test_a_plan_asks_its_instalment_beside_the_month(before, net, asked):
    assert before.to_pay(Decimal(net)) == Decimal(asked)


def test_a_receipt_bears_the_reference_of_its_notice_when_something_is_left():
    organisation = an_organisation()
    may, june = _months(organisation, "300.00")
    system = the_system(organisation)
    card = card_of(main_entity(organisation))

    full = _receipt(issue_receipt(may, on=JUNE, actor=system), card, None, Unpaid())
    part = _receipt(issue_receipt(june, on=JUNE, actor=system), card, None, Unpaid())

    assert (full["number"], full["reference"]) == ("Quittance n° 1", "")
    assert part["reference"] == june.reference
    assert Receipt.objects.count() == 2


def test_a_debt_given_up_is_not_money_received():
    organisation = an_organisation()
    a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    account = HouseholdAccount.objects.get()
    cash = a_payment(account, "100.00")
    given_up = Payment.objects.create(
        organisation=organisation,
        account=account,
        on=date(2026, 5, 7),
        amount=Decimal("30.00"),
        means=Payment.Means.WRITE_OFF,
        entry=cash.entry,
    )
    an_issued_run(organisation, JUNE)
    june = RentNotice.objects.get(month=JUNE)

    assert before_notices([june])[june.pk].received == Decimal("100.00")
    assert given_up not in to_deposit(main_entity(organisation))
    assert list(to_deposit(main_entity(organisation))) == [cash]
    row = accounts_of(JUNE).rows(the_system(organisation)).get()
    assert row.last_paid == cash.on


def test_a_second_passage_does_not_ask_for_the_month_after_its_own():
    """May and June are called; what May had forgotten is asked with what May owes, and no more."""
    organisation = an_organisation()
    may = a_notice(organisation)
    an_issued_run(organisation, JUNE)
    call_once(
        may.occupancy,
        kind="charges",
        label="Badge",
        amount=Decimal("12.50"),
        month_on=MAY,
        actor=the_system(organisation),
    )
    an_issued_run(organisation, MAY)
    again = RentNotice.objects.filter(month=MAY).latest("pk")

    before = before_notices([again])[again.pk]

    assert (again.net, before.earlier) == (Decimal("12.50"), Decimal("212.00"))
    assert before.to_pay(again.net) == Decimal("224.50")


def test_whoever_has_left_reads_what_is_owed_to_them_and_what_waits_for_the_charges():
    assert Before(Decimal(-60), is_gone=True).owed_to_them(Decimal("-164.56")) == Decimal("224.56")
    assert Before(Decimal(100), is_gone=True).owed_to_them(Decimal(-40)) == 0
    whole = Before(Decimal(0), given_back=Decimal("-532.50"))
    assert (whole.to_pay(Decimal("93.78")), whole.owed_to_them(Decimal("93.78"))) == (
        0,
        Decimal("438.72"),
    )


def test_what_a_month_that_is_issued_has_forgotten_is_said_the_same_day():
    organisation = an_organisation()
    may = a_notice(organisation)
    manager = someone_as(organisation, "rental_manager")
    told = {"kind": "charges", "label": "Badge", "amount": Decimal(5), "actor": manager}
    call_once(may.occupancy, month_on=date(2026, 7, 1), **told)
    assert left_uncalled(None, manager, MAY) == []

    call_once(may.occupancy, month_on=MAY, **told)

    [todo] = left_uncalled(None, manager, MAY)
    assert "1\xa0frais resté" in todo.title
