from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.owners.actions import bring_mandate_balance, render_statement, retain_funds
from palier.work.owners.rendering import held_for, sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_mandate

DAY = date(2026, 4, 30)


def test_what_another_tool_held_is_brought_once():
    organisation = an_organisation()
    account = a_mandate(organisation)
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(PermissionDenied):
        bring_mandate_balance(
            account, on=DAY, amount=Decimal(300), actor=someone_as(organisation, "host")
        )
    bring_mandate_balance(account, on=DAY, amount=Decimal(300), actor=accountant)
    with pytest.raises(Refused, match="ne se reprend plus"):
        bring_mandate_balance(account, on=DAY, amount=Decimal(300), actor=accountant)

    assert sums_of(account).closing == held_for(account) == 300
    assert balance_of(main_entity(organisation), "890", on=DAY) == 300


def test_a_balance_brought_opens_the_first_statement_and_bears_no_fee():
    organisation = an_organisation()
    account = a_mandate(organisation)
    accountant = someone_as(organisation, "accountant")
    bring_mandate_balance(account, on=DAY, amount=Decimal(300), actor=accountant)
    a_cashed_month(organisation, account)

    told = render_statement(
        account, last_on=date(2026, 5, 31), made_on=date(2026, 6, 1), actor=accountant
    )

    assert (told.opening, told.receipts, told.fees) == (300, 212, Decimal("16.96"))
    assert told.closing == held_for(account) == Decimal("495.04")


def test_what_the_mandate_keeps_back_is_zero_or_more():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)

    with pytest.raises(Refused, match="zéro ou plus"):
        retain_funds(account, retained=Decimal(-1), actor=the_system(organisation))

    account.refresh_from_db()
    assert account.retained == 0
