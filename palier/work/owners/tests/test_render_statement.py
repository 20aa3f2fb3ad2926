from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Figure
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import reverse_payment
from palier.work.billing.models import Payment, RentNotice
from palier.work.billing.tests.examples import MAY, a_notice, a_payment, an_issued_run
from palier.work.leases.actions import ask_deposit, receive_deposit
from palier.work.owners.actions import note_mandate_expense, pay_principals, render_statement
from palier.work.owners.models import MandateAccount, MandateMove, OwnerStatement
from palier.work.owners.papers import statement_pdf
from palier.work.owners.reads import fund_of
from palier.work.owners.rendering import held_for, sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_mandate, the_fund
from palier.work.titles.actions import amend_holding

MAY_31, JUNE_1 = date(2026, 5, 31), date(2026, 6, 1)


def _render(account, role="rental_manager", last_on=MAY_31, made_on=JUNE_1):
    return render_statement(
        account, last_on=last_on, made_on=made_on, actor=someone_as(account.organisation, role)
    )


def _right(organisation) -> None:
    """The principals’ money is where the books say, and the moves say the same."""
    assert fund_of(main_entity(organisation), date(2026, 12, 31)).gap == 0
    for account in MandateAccount.objects.all():
        assert sums_of(account).closing == held_for(account)


def test_rent_of_a_managed_home_is_no_income_and_is_the_principals_once_paid():
    organisation = an_organisation()
    account = a_mandate(organisation)

    notice = a_cashed_month(organisation, account)

    entity = main_entity(organisation)
    assert notice.principal_id == account.called_id
    assert balance_of(entity, "70", on=MAY_31) == 0
    assert (balance_of(entity, "4679", on=MAY_31), balance_of(entity, "467", on=MAY_31)) == (
        -287,
        -499,
    )
    assert sums_of(account).closing == held_for(account) == 212
    _right(organisation)


def test_faits_7_2_a_fee_of_8_percent_with_vat_then_the_rest_is_paid():
    organisation = an_organisation()
    account = a_mandate(organisation)
    Figure.objects.create(
        organisation=organisation, code="owners.with_vat", value="yes", starts_on=date(2024, 1, 1)
    )
    a_cashed_month(organisation, account)

    statement = _render(account)

    # 8 % of 212.00 = 16.96, and 20 % of VAT = 3.39
    assert (statement.receipts, statement.fees, statement.vat) == (
        Decimal("212.00"), Decimal("20.35"), Decimal("3.39"),
    )  # fmt: skip
    assert statement.closing == Decimal("191.65")
    assert balance_of(main_entity(organisation), "7064", on=MAY_31) == Decimal("-16.96")
    _right(organisation)
    from palier.base.bank.models import BankAccount

    batch = pay_principals(
        BankAccount.objects.get(holds_principals=True),
        accounts=[account],
        on=date(2026, 6, 3),
        made_on=JUNE_1,
        actor=someone_as(organisation, "accountant"),
    )
    assert batch.items.get().amount == Decimal("191.65")
    assert held_for(account) == 0
    _right(organisation)
    assert statement_pdf(statement).startswith(b"%PDF")


def test_cash_received_by_us_is_owed_to_the_fund():
    organisation = an_organisation()
    account = a_mandate(organisation)
    the_fund(organisation)
    run = an_issued_run(organisation)
    a_payment(run.notices.get().account)

    fund = fund_of(main_entity(organisation), MAY_31)

    assert (fund.theirs, fund.at_bank, fund.on_its_way, fund.owed_by_us, fund.gap) == (
        212, 0, 212, 212, 0,
    )  # fmt: skip
    reverse_payment(Payment.objects.get(), on=MAY_31, actor=the_system(organisation))
    assert sums_of(account).closing == 0
    _right(organisation)


def test_what_is_rendered_is_not_rendered_twice_nor_before_its_time():
    organisation = an_organisation()
    account = a_mandate(organisation)
    with pytest.raises(Refused, match="Rien n’a bougé"):
        _render(account)
    a_cashed_month(organisation, account)
    with pytest.raises(Refused, match="jours passés"):
        _render(account, last_on=date(2026, 6, 30))
    first = _render(account)

    with pytest.raises(Refused, match="déjà rendu jusqu’au 31\xa0mai\xa02026"):
        _render(account)

    assert OwnerStatement.objects.get().pk == first.pk
    assert first.unpaid == []


def test_an_expense_is_taken_off_and_the_next_statement_opens_where_this_one_closed():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    first = _render(account)
    note_mandate_expense(
        account,
        on=date(2026, 6, 10),
        label="Chaudière",
        amount=Decimal("80.00"),
        is_advanced=True,
        actor=the_system(organisation),
    )

    second = _render(account, last_on=date(2026, 6, 30), made_on=date(2026, 7, 1))

    assert (second.opening, second.expenses, second.closing) == (
        first.closing, 80, first.closing - 80,
    )  # fmt: skip
    assert (first.number, second.number) == (1, 2)
    _right(organisation)


def test_our_own_homes_are_not_a_principals():
    organisation = an_organisation()
    a_payment(a_notice(organisation).account)

    assert not MandateMove.objects.exists()
    assert balance_of(main_entity(organisation), "7083", on=MAY) == -438


def test_a_rent_that_comes_back_gives_its_fee_back():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    _render(account)
    system = the_system(organisation)
    reverse_payment(Payment.objects.get(), on=date(2026, 6, 5), actor=system)

    told = _render(account, last_on=date(2026, 6, 6), made_on=date(2026, 6, 7))

    assert (told.receipts, told.fees, told.closing) == (-212, Decimal("-16.96"), 0)
    assert balance_of(main_entity(organisation), "7064", on=date(2026, 6, 30)) == 0
    _right(organisation)


def test_each_rent_bears_the_fee_of_its_day():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)  # on 6 May
    holding = account.holding
    told = {"words": "Honoraires", "rent": Decimal(0), "rent_every": "month"}
    system = the_system(organisation)
    amend_holding(
        holding,
        on=date(2026, 5, 20),
        deposit=Decimal(0),
        fee_percent=Decimal(10),
        actor=system,
        **told,
    )
    a_payment(RentNotice.objects.get().account, "50.00", on=date(2026, 5, 25))
    an_issued_run(organisation, date(2026, 6, 1))

    first = _render(account)
    then = _render(account, last_on=date(2026, 6, 30), made_on=date(2026, 7, 1))

    assert (first.receipts, first.fees) == (212, Decimal("16.96"))
    assert (then.receipts, then.fees) == (50, 5)
    _right(organisation)


def test_vat_is_on_the_fees_of_rents_cashed_since_the_association_is_subject():
    """212.00 on 6 May without, 50.00 on 25 May with: 8 % is 16.96 and 4.00, of which 0.80 of VAT."""
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    an_issued_run(organisation, JUNE_1)
    Figure.objects.create(
        organisation=organisation, code="owners.with_vat", value="yes", starts_on=date(2026, 5, 20)
    )
    a_payment(RentNotice.objects.first().account, "50.00", on=date(2026, 5, 25))

    statement = _render(account, last_on=date(2026, 6, 30), made_on=date(2026, 7, 1))

    assert (statement.receipts, statement.fees, statement.vat) == (
        262, Decimal("21.76"), Decimal("0.80"),
    )  # fmt: skip
    _right(organisation)


def test_a_statement_made_late_tells_what_was_owed_on_its_last_day():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    an_issued_run(organisation, JUNE_1)
    a_payment(RentNotice.objects.first().account, "212.00", on=date(2026, 7, 6))
    home = RentNotice.objects.first().occupancy
    system = the_system(organisation)
    deposit = ask_deposit(home, amount=Decimal(400), on=MAY, actor=system)
    receive_deposit(
        deposit,
        on=date(2026, 7, 2),
        amount=Decimal(400),
        payer="loca_pass",
        means="transfer",
        actor=system,
    )

    june = _render(account, last_on=date(2026, 6, 30), made_on=date(2026, 7, 20))
    july = _render(account, last_on=date(2026, 7, 19), made_on=date(2026, 7, 20))

    assert [each["due"] for each in june.unpaid] == ["212.00"]
    assert (june.deposits, july.unpaid) == ([], [])
    assert [each["held"] for each in july.deposits] == ["400.00"]


def test_a_rent_that_came_back_since_was_paid_on_the_last_day_of_a_late_statement():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    system = the_system(organisation)
    reverse_payment(Payment.objects.get(), on=date(2026, 6, 5), actor=system)

    may = _render(account, made_on=date(2026, 6, 7))
    june = _render(account, last_on=date(2026, 6, 6), made_on=date(2026, 6, 7))

    assert may.unpaid == []
    assert [each["due"] for each in june.unpaid] == ["212.00"]


def test_a_rent_that_comes_back_gives_back_the_fee_that_it_bore():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)  # 212 at 8 %, on 6 May
    _render(account)
    system = the_system(organisation)
    amend_holding(
        account.holding,
        on=date(2026, 6, 1),
        words="Honoraires",
        rent=Decimal(0),
        rent_every="month",
        deposit=Decimal(0),
        fee_percent=Decimal(10),
        actor=system,
    )
    reverse_payment(Payment.objects.get(), on=date(2026, 6, 5), actor=system)

    told = _render(account, last_on=date(2026, 6, 6), made_on=date(2026, 6, 7))

    assert (told.fees, told.closing) == (Decimal("-16.96"), 0)
