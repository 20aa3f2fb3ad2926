from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.periods import ONE_DAY
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import trial_balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.law.dates import Month
from palier.work.billing.actions import (
    LinePart,
    assign_line,
    issue_rent_run,
    post_opening,
    prepare_corrections,
    reverse_payment,
    set_term,
    split_line,
)
from palier.work.billing.models import Payment, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run
from palier.work.billing.tests.opening_examples import a_position, an_account

MAY_20 = date(2026, 5, 20)


def test_what_it_settled_is_due_again_and_its_bank_line_waits():
    organisation = an_organisation()
    notice = a_notice(organisation)
    line = a_waiting_line(organisation)
    payment = assign_line(line, account=notice.account, actor=the_system(organisation))

    reverse_payment(payment, on=MAY_20, actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert line.state == "waiting"
    assert RentNotice.objects.with_paid().get().paid == Decimal("0.00")
    assert owed_by(notice.account) == Decimal("212.00")
    again = assign_line(line, account=notice.account, actor=the_system(organisation))
    assert again.amount == Decimal("212.00")


def test_undoing_twice_is_refused():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    payment = a_payment(a_notice(organisation).account)
    mirror = reverse_payment(payment, on=MAY_20, actor=accountant)

    for each in (payment, mirror):
        with pytest.raises(Refused, match="déjà annulé"):
            reverse_payment(each, on=MAY_20, actor=accountant)

    assert Payment.objects.count() == 2


def test_one_part_of_a_split_line_is_undone_with_the_others_and_the_line_waits_once():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    first, second = a_notice(organisation).account, a_notice(organisation, JUNE).account
    line = a_waiting_line(organisation, "310.50", "UDAF")
    parts = [LinePart(first, Decimal("212.00")), LinePart(second, Decimal("98.50"))]
    split_line(line, parts=parts, actor=accountant)
    payment = Payment.objects.get(account=first, bank_line=line)

    reverse_payment(payment, on=date(2026, 5, 7), actor=accountant)

    line.refresh_from_db()
    assert line.state == "waiting"
    assert not Payment.objects.filter(bank_line=line, reversals=None, reverses=None).exists()
    rows = trial_balance(main_entity(organisation), on=MAY_20)
    assert {r.code: r.due for r in rows}["471"] == Decimal("-310.50")


def test_an_advance_of_the_opening_position_is_not_undone_alone():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = an_account(organisation)
    post_opening(a_position(organisation, (account, "-45.20", "0")), actor=accountant)
    owed = owed_by(account)

    with pytest.raises(Refused, match="position de départ"):
        reverse_payment(Payment.objects.get(), on=date(2026, 5, 7), actor=accountant)

    assert owed_by(account) == owed


def test_a_day_before_it_is_refused_and_books_and_bank_still_agree():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    line = a_waiting_line(organisation)
    payment = assign_line(line, account=a_notice(organisation).account, actor=accountant)

    with pytest.raises(Refused, match="elle s’annule ce jour-là ou après"):
        reverse_payment(payment, on=date(2026, 4, 10), actor=accountant)

    assert Payment.objects.count() == 1
    line.refresh_from_db()
    assert line.state == "matched"


def test_one_of_tomorrow_is_undone_tomorrow_in_every_book():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    today = timezone.localdate()
    payment = a_payment(a_notice(organisation).account, on=today + ONE_DAY)

    mirror = reverse_payment(payment, on=today, actor=accountant)

    assert (mirror.on, mirror.entry.on) == (today + ONE_DAY, today + ONE_DAY)


def test_a_line_that_waits_again_is_not_understood_before_that_day():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_notice(organisation).account
    line = a_waiting_line(organisation)
    payment = assign_line(line, account=account, actor=accountant)
    reverse_payment(payment, on=MAY_20, actor=accountant)
    line.refresh_from_db()

    with pytest.raises(Refused, match="attend de nouveau depuis le 20"):
        assign_line(line, account=account, on=date(2026, 5, 10), actor=accountant)
    again = assign_line(line, account=account, actor=accountant)

    assert again.on == MAY_20
    for day in (date(2026, 5, 6), date(2026, 5, 19), MAY_20):
        rows = {row.code: row.due for row in trial_balance(main_entity(organisation), on=day)}
        assert rows.get("471", Decimal(0)) == 0, day


def test_what_was_paid_in_advance_pays_the_notice_that_is_due_again():
    organisation = an_organisation()
    notice = a_notice(organisation)
    first = a_payment(notice.account, "212.00")
    a_payment(notice.account, "150.00", on=date(2026, 5, 10))

    reverse_payment(first, on=MAY_20, actor=someone_as(organisation, "accountant"))

    assert RentNotice.objects.with_paid().get().paid == 150
    assert owed_by(notice.account) == 62


def test_a_debit_of_tomorrow_does_not_hold_what_today_s_money_pays():
    organisation = an_organisation()
    notice = a_notice(organisation)
    later = timezone.localdate() + timedelta(days=16)
    a_payment(notice.account, "212.00", on=later)

    a_payment(notice.account, "212.00", on=date(2026, 5, 10))

    today = timezone.localdate()
    assert RentNotice.objects.with_paid(today).get().paid == 212
    assert owed_by(notice.account, on=today) == 0


def test_what_is_due_again_is_paid_before_a_month_to_come():
    organisation = an_organisation()
    notice = a_notice(organisation)
    first = a_payment(notice.account, "212.00")
    coming = (timezone.localdate().replace(day=1) + timedelta(days=40)).replace(day=1)
    an_issued_run(organisation, coming)
    a_payment(notice.account, "212.00", on=date(2026, 5, 12))

    reverse_payment(first, on=MAY_20, actor=someone_as(organisation, "accountant"))

    paid = dict(RentNotice.objects.with_paid().values_list("month", "paid"))
    assert (paid[notice.month], paid[coming]) == (212, 0)


def test_a_correction_of_a_past_month_dated_of_the_next_one_is_to_come_too():
    organisation = an_organisation()
    system, today = the_system(organisation), timezone.localdate()
    notice = a_notice(organisation)
    set_term(
        notice.occupancy, kind="rent", amount=Decimal(450), starts_on=notice.month, actor=system
    )
    paid = a_payment(notice.account)
    a_payment(notice.account, "5.00")
    after = Month.of(today).after.first
    run = prepare_corrections(organisation, month_on=after, since_on=notice.month, actor=system)
    issue_rent_run(run, actor=system)
    correction = RentNotice.objects.get(run=run)
    assert RentNotice.objects.with_paid().get(pk=correction.pk).paid == 5

    reverse_payment(paid, on=today, actor=system)

    sums = dict(RentNotice.objects.with_paid().values_list("pk", "paid"))
    assert (sums[notice.pk], sums[correction.pk]) == (5, 0)
