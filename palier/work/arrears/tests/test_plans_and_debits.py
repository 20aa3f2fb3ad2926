from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone

from palier.base.bank.target import next_open
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.arrears.actions import end_plan, record_plan, start_plan
from palier.work.arrears.following import standing_of
from palier.work.arrears.models import RepaymentPlan
from palier.work.arrears.tests.examples import a_plan, paid
from palier.work.billing.models import RentNotice, RentRun
from palier.work.billing.standing import before_notices
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run
from palier.work.collecting.actions import to_collect
from palier.work.collecting.tests.test_collect_rents import DAY, _collect, _mandated

PARIS = ZoneInfo("Europe/Paris")


def test_with_a_plan_the_rest_of_the_debt_waits():
    organisation = an_organisation()
    notice, mandate = _mandated(organisation)
    record_plan(
        notice.account,
        basis="amicable",
        total=Decimal("212.00"),
        monthly=Decimal("50.00"),
        agreed_on=DAY - timedelta(days=40),
        first_due_on=DAY - timedelta(days=10),
        actor=the_system(organisation),
    )

    [told] = to_collect([mandate], DAY)
    item = _collect(organisation, mandate).items.get()

    assert (told.amount, told.planned, told.older) == (50, 50, 0)
    assert (item.amount, item.text) == (50, f"Sommes dues au {DAY:%d/%m/%Y}")
    assert balance(notice.account.auxiliary_id) == 162


def test_a_plan_that_has_not_begun_makes_the_notice_wait_for_it():
    organisation = an_organisation()
    notice = a_notice(organisation)
    system = the_system(organisation)
    record_plan(
        notice.account,
        basis="amicable",
        total=Decimal("212.00"),
        monthly=Decimal("53.00"),
        agreed_on=date(2026, 5, 20),
        first_due_on=timezone.localdate() + timedelta(days=60),
        actor=system,
    )
    an_issued_run(organisation, JUNE)

    june = RentNotice.objects.get(month=JUNE)
    before = before_notices([june])[june.pk]

    assert (before.earlier, before.due_by_plan, before.beyond) == (212, 0, 0)
    assert before.to_pay(june.net) == 212, "the month alone: the debt follows its plan"


def test_what_is_typed_of_a_plan_after_a_notice_does_not_change_its_reprint():
    """A plan agreed before a notice and typed after it, signed late, or ended with an earlier day:
    the paper says what was known when it was issued."""
    organisation = an_organisation()
    account = a_notice(organisation).account
    an_issued_run(organisation, JUNE)
    june = RentNotice.objects.get(month=JUNE)
    told = before_notices([june])[june.pk]
    system = the_system(organisation)

    plan = record_plan(
        account,
        basis="amicable",
        total=Decimal("212.00"),
        monthly=Decimal("53.00"),
        agreed_on=date(2026, 5, 20),
        first_due_on=timezone.localdate() + timedelta(days=60),
        is_signed=False,
        actor=system,
    )
    assert before_notices([june])[june.pk] == told
    start_plan(plan, on=date(2026, 5, 21), actor=system)
    assert before_notices([june])[june.pk] == told
    assert told.to_pay(june.net) == 424

    an_issued_run(organisation, date(2026, 7, 1))
    july = RentNotice.objects.get(month=date(2026, 7, 1))
    told = before_notices([july])[july.pk]
    end_plan(plan, ended_on=date(2026, 5, 30), actor=system)

    assert before_notices([july])[july.pk] == told
    assert told.instalment_on is not None


def test_who_paid_all_that_the_notice_asked_is_not_debited_again():
    """The transfer settles the oldest notices: what is left of the month is not asked twice."""
    organisation = an_organisation()
    notice, mandate = _mandated(organisation)
    account, day = notice.account, next_open(DAY.replace(day=20))
    record_plan(
        account,
        basis="amicable",
        total=Decimal("212.00"),
        monthly=Decimal("53.00"),
        agreed_on=timezone.localdate(),
        first_due_on=day - timedelta(days=5),
        actor=the_system(organisation),
    )
    an_issued_run(organisation, day.replace(day=1))
    RentRun.objects.update(issued_at=timezone.now() - timedelta(days=60))
    (asked,) = to_collect([mandate], day)

    a_payment(account, "100.00", on=day - timedelta(days=1))
    (after_a_part,) = to_collect([mandate], day)
    a_payment(account, "165.00", on=day - timedelta(days=1))
    (after_all,) = to_collect([mandate], day)

    assert (asked.amount, after_a_part.amount, after_all.amount) == (265, 165, 0)
    assert balance(account.auxiliary_id) == 159


def test_what_is_paid_before_a_month_already_called_goes_to_that_month_first():
    organisation = an_organisation()
    account = a_notice(organisation).account
    a_plan(account, agreed_on=date(2026, 5, 30))
    an_issued_run(organisation, JUNE)
    RentRun.objects.filter(month=JUNE).update(issued_at=datetime(2026, 5, 30, 12, tzinfo=PARIS))
    paid(account, "150.00", date(2026, 5, 31))
    plan = RepaymentPlan.objects.get()

    days = (date(2026, 5, 31), date(2026, 6, 3), date(2026, 6, 9))
    told = [standing_of(plan, day).paid for day in days]

    assert told == [50, 50, 0], "June, 212.00, is called: up to the next instalment, then the rent"
    early = standing_of(plan, days[0])
    assert (early.parts[0].state, early.lent) == ("paid", 50), "the rent may take it back"
    assert standing_of(plan, days[2]).lent == 0


def test_who_has_paid_the_whole_debt_has_kept_the_plan_whatever_is_called_next():
    organisation = an_organisation()
    account = a_notice(organisation).account
    a_plan(account, agreed_on=date(2026, 5, 30))
    an_issued_run(organisation, JUNE)
    RentRun.objects.filter(month=JUNE).update(issued_at=datetime(2026, 5, 30, 12, tzinfo=PARIS))
    paid(account, "212.00", date(2026, 5, 31))

    assert standing_of(RepaymentPlan.objects.get(), date(2026, 5, 31)).left == 0
