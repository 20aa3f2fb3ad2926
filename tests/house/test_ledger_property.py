"""Whatever happens, the books balance and nothing in them is ever updated."""

import contextlib
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import F, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry, Line
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.billing import actions as billing
from palier.work.billing.models import Allocation, HouseholdAccount, Payment, RentNotice
from palier.work.billing.tests.examples import a_rented_home
from palier.work.collecting import actions as collecting

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.integers(4, 8)),
        st.tuples(st.just("pay"), st.integers(1, 60000)),
        st.tuples(st.just("undo payment"), st.integers(0, 9)),
        st.tuples(st.just("undo notice"), st.integers(0, 9)),
        st.tuples(st.just("rent"), st.integers(0, 90000)),
        st.tuples(st.just("rent before"), st.integers(0, 90000)),
        st.tuples(st.just("once"), st.integers(-30000, 30000)),
        st.tuples(st.just("correct"), st.integers(5, 8)),
        st.tuples(st.just("give up"), st.integers(1, 40000)),
        st.tuples(st.just("settle otherwise"), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=9,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_the_books_always_balance_and_nothing_is_ever_updated(steps):
    organisation = an_organisation()
    actor = the_system(organisation)
    homes = [a_rented_home(organisation) for _ in range(2)]
    on = date(2026, 8, 1)
    seen: dict[int, tuple[object, ...]] = {}
    for verb, value in steps:
        with contextlib.suppress(Refused):
            _do(verb, value, organisation, homes, on, actor)
        _check(organisation, seen)


def _do(verb, value, organisation, homes, on, actor):
    account = HouseholdAccount.objects.order_by("pk")[value % 2]
    if verb == "run":
        run = billing.prepare_rent_run(organisation, month_on=date(2026, value, 1), actor=actor)
        billing.issue_rent_run(run, actor=actor)
    elif verb == "pay":
        billing.record_payment(
            account, on=on, amount=Decimal(value) / 100, means="cash", actor=actor
        )
    elif verb == "undo payment" and (payment := Payment.objects.order_by("pk")[value : value + 1]):
        billing.reverse_payment(payment[0], on=on, actor=actor)
    elif verb == "undo notice" and (
        notice := RentNotice.objects.order_by("pk")[value : value + 1]
    ):
        billing.reverse_notice(notice[0], on=on, reason="faux", actor=actor)
    elif verb == "rent":
        billing.set_term(
            homes[value % 2], kind="rent", amount=Decimal(value) / 100, starts_on=on, actor=actor
        )

    else:
        _correct(verb, value, organisation, homes[value % 2], account, on, actor)


def _correct(verb, value, organisation, home, account, on, actor):
    """What changes months already called, or which debt a payment settles."""
    amount = Decimal(value) / 100
    if verb == "rent before":
        before = date(2026, 1, 1)
        billing.set_term(home, kind="rent", amount=amount, starts_on=before, actor=actor)
    elif verb == "once":
        billing.call_once(
            home, kind="option", label="Une fois", amount=amount, month_on=on, actor=actor
        )
    elif verb == "correct":
        since, month = date(2026, 4, 1), date(2026, value, 1)
        run = billing.prepare_corrections(
            organisation, month_on=month, since_on=since, actor=actor
        )
        billing.issue_rent_run(run, actor=actor)
    elif verb == "give up":
        told = {"amount": amount, "reason": "perdu", "on": on}
        row = collecting.propose_write_off(account, actor=actor, **told)
        collecting.approve_write_off(row, on=on, actor=actor)
    elif payment := Payment.objects.filter(reverses=None).order_by("pk")[value : value + 1]:
        notice = RentNotice.objects.filter(account=payment[0].account).living().last()
        if notice:
            billing.reallocate(payment[0], notices=[(notice, Decimal(1))], actor=actor)


def _check(organisation, seen):
    sums = Line.objects.aggregate(debit=Sum("debit"), credit=Sum("credit"))
    assert sums["debit"] == sums["credit"]
    per_entry = Line.objects.values("entry").annotate(gap=Sum(F("debit") - F("credit")))
    assert all(row["gap"] == 0 for row in per_entry)
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    rows = {
        row[0]: row for row in Line.objects.values_list("pk", "entry", "debit", "credit", "on")
    }
    assert all(rows[pk] == row for pk, row in seen.items())
    seen.update(rows)
    for account in HouseholdAccount.objects.all():
        living = RentNotice.objects.filter(account=account).living()
        called = living.aggregate(total=Sum("net"))["total"] or Decimal(0)
        # A credit note is a notice below zero already: as a payment it moves no more money.
        told = Payment.objects.filter(account=account).exclude(means="credit")
        paid = told.aggregate(total=Sum("amount"))["total"] or 0
        assert balance(account.auxiliary_id) == called - paid
    for notice in RentNotice.objects.with_paid():
        assert 0 <= notice.paid <= max(notice.net, 0)
        assert not (notice.is_reversed and notice.paid)
    for payment in Payment.objects.filter(reverses=None).annotate(used=Sum("allocations__amount")):
        assert 0 <= (payment.used or 0) <= payment.amount
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    assert Allocation.objects.filter(amount=0).count() == 0
