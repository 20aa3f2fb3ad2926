"""Example arrears: a household that has not paid May, found on a day of June."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.arrears.actions import adopt_usual_rules, find_arrears, record_plan
from palier.work.arrears.models import ArrearsCase, RepaymentPlan
from palier.work.billing.models import HouseholdAccount, Payment
from palier.work.billing.tests.examples import MAY, a_notice, a_payment, an_issued_run

JUNE_1 = date(2026, 6, 1)
JUNE_10, JULY_10 = date(2026, 6, 10), date(2026, 7, 10)
NOON = datetime(2026, 6, 10, 12, tzinfo=ZoneInfo("Europe/Paris"))


def a_case(organisation: Organisation, on: date = JUNE_1) -> ArrearsCase:
    """212.00 of May not paid, due on 5 May, found on the 1 June: 27 days late."""
    a_notice(organisation)
    return found_case(organisation, on)


def found_case(organisation: Organisation, on: date = JUNE_1) -> ArrearsCase:
    """What a night finds among what is owed already."""
    system = the_system(organisation)
    adopt_usual_rules(organisation, actor=system)
    find_arrears(organisation, on=on, actor=system)
    return ArrearsCase.objects.get()


def more_months(organisation: Organisation, *months: date) -> None:
    """The next months are called too, and not paid."""
    for month in months:
        an_issued_run(organisation, month)


def paid(account: HouseholdAccount, amount: str, on: date) -> Payment:
    return a_payment(account, amount, on)


def a_plan(
    account: HouseholdAccount,
    *,
    agreed_on: date = JUNE_1,
    first_due_on: date = JUNE_10,
    **given: object,
) -> RepaymentPlan:
    """212.00 by 50.00 a month from 10 June: five instalments, the last of 12.00."""
    told = {"basis": "amicable", "total": Decimal("212.00"), "monthly": Decimal("50.00")} | given
    return record_plan(
        account,
        agreed_on=agreed_on,
        first_due_on=first_due_on,
        actor=the_system(account.organisation),
        **told,  # type: ignore[arg-type]
    )


__all__ = ["MAY"]
