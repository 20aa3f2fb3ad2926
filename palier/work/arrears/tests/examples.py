"""Example arrears: a household that has not paid May, found on a day of June."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.work.arrears.actions import (
    adopt_usual_rules,
    call_guarantee,
    find_arrears,
    record_plan,
)
from palier.work.arrears.models import ArrearsCase, GuaranteeClaim, RepaymentPlan
from palier.work.billing.models import HouseholdAccount, Payment
from palier.work.billing.tests.examples import a_notice, a_payment, an_issued_run
from palier.work.leases.actions import record_guarantee
from palier.work.leases.models import Guarantee

JUNE_1 = date(2026, 6, 1)
JUNE_10, JULY_10 = date(2026, 6, 10), date(2026, 7, 10)
NOON = datetime(2026, 6, 10, 12, tzinfo=ZoneInfo("Europe/Paris"))


@played_once
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


def a_guaranteed_case(organisation: Organisation, **given: Any) -> tuple[ArrearsCase, Guarantee]:
    """The same, with a body that answers for the rent since January."""
    case = a_case(organisation)
    guarantee = record_guarantee(
        case.account.household.occupancies.get(),
        kind="body",
        name="Action Garantie",
        given_on=date(2026, 1, 1),
        actor=the_system(organisation),
        **given,
    )
    return case, guarantee


def a_claim(
    case: ArrearsCase, guarantee: Guarantee, role: str = "rental_manager", amount: str = "212.00"
) -> GuaranteeClaim:
    """The guarantor is asked to pay on 1 June."""
    return call_guarantee(
        case,
        guarantee=guarantee,
        declared_on=JUNE_1,
        amount=Decimal(amount),
        actor=someone_as(case.organisation, role),
    )


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
