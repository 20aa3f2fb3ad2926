"""A whole month of every kind of money, after which each invariant of the doctor holds."""

from datetime import date
from decimal import Decimal

from django.db import connection

from config.keeping.invariants import broken
from palier.base.bank.models import BankAccount
from palier.base.bank.tests.examples import a_bank_account, a_waiting_line
from palier.base.ledger.actions import letter_by_rule
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.base.ui import shell
from palier.work.benefits.actions import settle_remittance
from palier.work.benefits.tests.examples import a_remittance
from palier.work.billing.actions import call_once, issue_rent_run, prepare_corrections
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import JUNE, MAY, a_payment, an_issued_run
from palier.work.leases.actions import end_occupancy
from palier.work.owners.actions import (
    call_owner_dues,
    note_mandate_expense,
    pay_owner_dues,
    pay_principals,
    render_statement,
)
from palier.work.owners.models import OwnerDue
from palier.work.owners.rendering import held_for, sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_head_lease, a_mandate

JULY_1, JULY_3 = date(2026, 7, 1), date(2026, 7, 3)


def test_after_a_month_of_everything_the_doctor_finds_nothing():
    organisation = an_organisation()
    system = the_system(organisation)
    account = a_mandate(organisation)
    entity = main_entity(organisation)
    notice = a_cashed_month(organisation, account)
    home = notice.occupancy
    a_bank_account(organisation)
    a_head_lease(organisation)
    call_owner_dues(organisation, month_on=MAY, actor=system)
    slip = a_remittance(organisation, f"{home.number};X;1;05/2026;250;;")
    settle_remittance(
        slip, credits=[a_waiting_line(organisation, "250.00", "CAF")], on=JUNE, actor=system
    )
    an_issued_run(organisation, JUNE)
    a_payment(notice.account, "300.00", on=JUNE)
    call_once(
        home, kind="option", label="Geste", amount=Decimal(-500), month_on=JULY_1, actor=system
    )
    end_occupancy(home, ends_on=date(2026, 6, 16), end_reason="other", actor=system)
    run = prepare_corrections(organisation, month_on=JULY_1, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)
    an_issued_run(organisation, JULY_1)
    note_mandate_expense(account, on=JUNE, label="Clé", amount=Decimal(20), actor=system)
    render_statement(account, last_on=date(2026, 6, 30), made_on=JULY_1, actor=system)
    fund = BankAccount.objects.get(holds_principals=True)
    pay_principals(fund, accounts=[account], on=JULY_3, made_on=JULY_1, actor=system)
    ours = BankAccount.objects.get(holds_principals=False)
    pay_owner_dues(
        ours, dues=list(OwnerDue.objects.all()), on=JULY_3, made_on=JULY_1, actor=system
    )
    groups = [each for found in shell.ask("ledger.groups", entity, JULY_3) for each in found]
    letter_by_rule(entity, on=JULY_3, more=groups, actor=system)

    with connection.cursor() as cursor:
        assert [each.words for each, _ in broken(cursor)] == []
    assert sums_of(account).closing == held_for(account)
    assert RentNotice.objects.filter(net__lt=0).exists()
