from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.actions import import_statement, set_line_aside, take_line_back
from palier.base.bank.tests.examples import a_file, an_entry
from palier.base.journal.events import announce
from palier.base.kit.periods import period
from palier.base.ledger.actions import needed_account
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_place
from palier.registers.people.tests.examples import a_body
from palier.work.billing.actions import (
    call_once,
    issue_rent_run,
    match_deposit,
    prepare_corrections,
    prepare_rent_run,
    record_payment,
    reverse_notice,
    undo_deposit,
)
from palier.work.billing.events import BenefitPart, BenefitsSettled
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import (
    JUNE,
    MAY,
    a_notice,
    a_payment,
    a_rented_home,
    an_issued_run,
    terms_of,
)
from palier.work.billing.tests.opening_examples import an_account
from palier.work.collecting.actions import (
    approve_write_off,
    propose_write_off,
    refund_in_cash,
    undo_cash_refund,
    undo_write_off,
)
from palier.work.leases.actions import (
    add_deduction,
    ask_deposit,
    end_occupancy,
    note_keys_back,
    receive_deposit,
    settle_deposit,
)
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.owners.accounts import needed_mandate_account
from palier.work.owners.actions import NewMove, record_mandate_moves, render_statement
from palier.work.owners.models import MandateMove
from palier.work.owners.reads import fund_of
from palier.work.owners.rendering import held_for, sums_of
from palier.work.owners.tests.examples import (
    FUND_IBAN,
    a_cashed_month,
    a_mandate,
    the_fund,
)
from palier.work.titles.actions import end_holding, record_holding
from palier.work.titles.models import Holding


def test_what_is_cashed_is_held_and_a_host_may_not():
    organisation = an_organisation()
    account = a_mandate(organisation)
    moves = [NewMove(account, MAY, "Encaissement", Decimal(50), in_fund=True)]

    with pytest.raises(PermissionDenied):
        record_mandate_moves(organisation, moves=moves, actor=someone_as(organisation, "host"))
    assert not MandateMove.objects.exists()
    record_mandate_moves(organisation, moves=moves, actor=someone_as(organisation, "accountant"))

    assert held_for(account) == 50


def test_a_notice_undone_gives_back_on_its_day_whatever_month_is_closed():
    organisation = an_organisation()
    account = a_mandate(organisation)
    notice = a_cashed_month(organisation, account)
    system = the_system(organisation)
    a_closed_month(main_entity(organisation), month_on=MAY, actor=system)
    june = date(2026, 6, 12)

    reverse_notice(notice, on=june, reason="Double", actor=system)

    back = MandateMove.objects.get(amount__lt=0)
    assert (back.on, back.entry.on) == (june, june)
    assert held_for(account) == 0


def test_an_advance_is_the_principal_s_from_the_day_of_what_it_pays():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    paid_by = RentNotice.objects.get().account
    a_payment(paid_by, "212.00", on=date(2026, 5, 20))
    a_closed_month(main_entity(organisation), month_on=MAY, actor=the_system(organisation))

    an_issued_run(organisation, JUNE)

    assert list(MandateMove.objects.order_by("pk").values_list("on", "amount")) == [
        (MandateMove.objects.first().on, 212),
        (JUNE, 212),
    ]


def test_a_debt_given_up_on_a_managed_home_is_its_principal_s_loss():
    organisation = an_organisation()
    a_mandate(organisation)
    an_issued_run(organisation)
    account, entity = RentNotice.objects.get().account, main_entity(organisation)
    row = propose_write_off(
        account,
        amount=Decimal("212.00"),
        reason="Effacement",
        on=MAY,
        actor=someone_as(organisation, "rental_manager"),
    )
    called = balance_of(entity, "4679", on=MAY)

    approve_write_off(row, on=MAY, actor=someone_as(organisation, "director"))

    assert balance_of(entity, "654", on=MAY) == 0
    assert balance_of(entity, "4679", on=MAY) == called + 212
    assert not MandateMove.objects.exists(), "nothing was cashed"


def test_damage_kept_on_a_managed_home_is_its_principal_s_without_a_fee():
    organisation = an_organisation()
    account = a_mandate(organisation)
    manager = someone_as(organisation, "rental_manager")
    home, entity = Occupancy.objects.get(), main_entity(organisation)
    deposit = ask_deposit(home, amount=Decimal(400), on=MAY, actor=manager)
    receive_deposit(
        deposit, on=MAY, amount=Decimal(400), payer="loca_pass", means="transfer", actor=manager
    )
    an_issued_run(organisation)
    end_occupancy(home, ends_on=JUNE, end_reason="own_home", actor=manager)
    for kind, amount in (("rent", 212), ("damage", 120), ("keys", 15)):
        add_deduction(
            deposit, kind=kind, amount=Decimal(amount), words="Dû", proof="décompte", actor=manager
        )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=False, actor=manager)

    settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)

    june = date(2026, 6, 30)
    assert balance_of(entity, "7588", on=june) == 0
    assert balance_of(entity, "467", on=june) - balance_of(entity, "4679", on=june) == -347
    assert fund_of(entity, june).gap == 0
    assert sums_of(account).closing == held_for(account) == 347
    told = render_statement(account, last_on=june, made_on=june, actor=manager)
    assert (told.receipts, told.fees, told.closing) == (347, Decimal("16.96"), Decimal("330.04"))


def test_damage_kept_on_a_home_of_ours_stays_ours():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_rented_home(organisation)
    deposit = ask_deposit(home, amount=Decimal(400), on=MAY, actor=manager)
    receive_deposit(
        deposit, on=MAY, amount=Decimal(400), payer="loca_pass", means="transfer", actor=manager
    )
    end_occupancy(home, ends_on=JUNE, end_reason="own_home", actor=manager)
    add_deduction(
        deposit, kind="damage", amount=Decimal(120), words="Mur", proof="devis", actor=manager
    )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=False, actor=manager)

    settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)

    assert balance_of(main_entity(organisation), "7588", on=date(2026, 6, 30)) == -120
    assert not MandateMove.objects.exists()


def test_a_mandate_that_begins_in_the_month_has_its_rent():
    organisation = an_organisation()
    account = a_mandate(organisation)
    Holding.objects.update(period=period(date(2026, 5, 11)))

    an_issued_run(organisation)

    assert RentNotice.objects.get().principal_id == account.called_id
    assert balance_of(main_entity(organisation), "70", on=MAY) == 0


def test_a_month_that_a_mandate_covered_is_corrected_for_its_principal_once_it_is_over():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    system, entity = the_system(organisation), main_entity(organisation)
    home = Occupancy.objects.get()
    end_occupancy(home, ends_on=MAY, end_reason="other", actor=system)
    end_holding(account.holding, ends_on=date(2026, 5, 16), end_reason="owners", actor=system)

    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)

    credit = RentNotice.objects.get(run=run)
    assert (credit.net < 0, credit.principal_id) == (True, account.called_id)
    assert balance_of(entity, "70", on=JUNE) == 0


def test_what_is_called_once_the_tenant_has_left_is_the_principal_s_too():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    system, entity = the_system(organisation), main_entity(organisation)
    home = Occupancy.objects.get()
    end_occupancy(home, ends_on=date(2026, 5, 21), end_reason="other", actor=system)
    call_once(
        home,
        kind="charges",
        label="Badge",
        amount=Decimal(64),
        month_on=date(2026, 7, 1),
        actor=system,
    )

    run = prepare_rent_run(organisation, month_on=date(2026, 7, 1), actor=system)
    issue_rent_run(run, actor=system)

    notice = RentNotice.objects.get(run=run)
    assert (notice.net, notice.principal_id) == (64, account.called_id)
    assert balance_of(entity, "7088", on=date(2026, 7, 31)) == 0


def test_a_credit_given_back_in_money_is_taken_from_the_principal_with_its_fee():
    organisation = an_organisation()
    account = a_mandate(organisation)
    notice = a_cashed_month(organisation, account)
    system, entity = the_system(organisation), main_entity(organisation)
    end_occupancy(Occupancy.objects.get(), ends_on=MAY, end_reason="other", actor=system)
    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)
    given = -RentNotice.objects.get(run=run).net
    record_payment(
        an_account(organisation), amount=Decimal(500), on=JUNE, means="cash", actor=system
    )  # what the till gives back

    refund = refund_in_cash(notice.account, amount=given, on=JUNE, actor=system)

    assert given == 212
    assert held_for(account) == sums_of(account).closing == 0
    assert fund_of(entity, JUNE).gap == 0
    told = render_statement(account, last_on=JUNE, made_on=JUNE, actor=system)
    assert (told.receipts, told.fees) == (0, 0)
    undo_cash_refund(refund, on=JUNE, actor=system)
    assert held_for(account) == sums_of(account).closing == 212


def test_an_aid_that_did_not_come_after_all_is_no_longer_held():
    organisation = an_organisation()
    account = a_mandate(organisation)
    an_issued_run(organisation)
    notice, system = RentNotice.objects.get(), the_system(organisation)
    for amount, day in ((287, JUNE), (-287, date(2026, 6, 3))):
        part = BenefitPart(notice.pk, "Diallo", Decimal(amount))
        announce(BenefitsSettled([part], day, in_fund=True, actor=system))

    assert held_for(account) == sums_of(account).closing == 0
    assert MandateMove.objects.count() == 2


def test_a_deposit_paid_on_the_principals_bank_is_held_for_its_tenant():
    organisation = an_organisation()
    a_mandate(organisation)
    the_fund(organisation)
    system, entity = the_system(organisation), main_entity(organisation)
    deposit = ask_deposit(Occupancy.objects.get(), amount=Decimal(400), on=MAY, actor=system)
    receive_deposit(
        deposit, on=MAY, amount=Decimal(400), payer="person", means="transfer", actor=system
    )
    content = a_file(
        an_entry("400.00", "DEPOT DE GARANTIE"), opening="0.00", closing="400.00", iban=FUND_IBAN
    )
    line = import_statement(organisation, content=content, actor=system).lines[0]

    match_deposit(line, deposits=[deposit.entries.get()], actor=system)

    fund = fund_of(entity, date(2026, 5, 31))
    assert (fund.at_bank, fund.deposits, fund.gap) == (400, 400, 0)


@pytest.mark.parametrize("came_on", ["theirs", "ours"])
def test_a_deposit_given_back_from_the_principals_bank_leaves_no_hole(came_on):
    organisation = an_organisation()
    a_mandate(organisation)
    the_fund(organisation)
    system, entity = the_system(organisation), main_entity(organisation)
    home, june = Occupancy.objects.get(), date(2026, 6, 5)
    deposit = ask_deposit(home, amount=Decimal(400), on=MAY, actor=system)
    told = {"amount": Decimal(400), "payer": "person", "means": "transfer", "actor": system}
    receive_deposit(deposit, on=MAY, **told)
    lines = [an_entry("-400.00", "DEPOT RENDU")]
    if came_on == "theirs":
        lines.insert(0, an_entry("400.00", "DEPOT"))
    closing = "0.00" if came_on == "theirs" else "-400.00"
    content = a_file(*lines, opening="0.00", closing=closing, iban=FUND_IBAN)
    seen = import_statement(organisation, content=content, actor=system).lines
    *first, last = sorted(seen, key=lambda line: -line.amount)
    for line in first:
        match_deposit(line, deposits=[deposit.entries.get()], actor=system)
    end_occupancy(home, ends_on=date(2026, 6, 1), end_reason="other", actor=system)
    note_keys_back(deposit, keys_on=date(2026, 6, 1), conforming=True, actor=system)
    settle_deposit(deposit, on=june, actor=system)
    back = deposit.entries.get(amount__lt=0)

    match_deposit(last, deposits=[back], on=june, actor=system)

    fund = fund_of(entity, date(2026, 6, 30))
    assert (fund.gap, fund.owed_by_us) == (0, 0 if came_on == "theirs" else 400)
    undo_deposit(last, on=june, actor=system)
    fund = fund_of(entity, date(2026, 6, 30))
    assert (fund.gap, fund.owed_by_us) == (0, -400 if came_on == "theirs" else 0)


def test_the_fees_of_the_principals_bank_are_ours_to_pay_back():
    organisation = an_organisation()
    a_mandate(organisation)
    the_fund(organisation)
    system, entity = the_system(organisation), main_entity(organisation)
    content = a_file(
        an_entry("-8.00", "FRAIS DE TENUE"), opening="0.00", closing="-8.00", iban=FUND_IBAN
    )
    (line,) = import_statement(organisation, content=content, actor=system).lines
    fees = needed_account(entity, "627")

    line = set_line_aside(line, reason="Frais", account=fees, actor=system)

    fund = fund_of(entity, date(2026, 5, 31))
    assert (fund.gap, fund.owed_by_us) == (0, 8)
    take_line_back(line, actor=system)
    fund = fund_of(entity, date(2026, 5, 31))
    assert (fund.gap, fund.owed_by_us) == (0, 0)


def _moved_house(organisation, home, place):
    """The household of a home goes to another on 1 June; May is given back in June."""
    system = the_system(organisation)
    end_occupancy(home, ends_on=MAY, end_reason="other", actor=system)
    after = a_lived_in_contract(organisation, household=home.household, place=place, starts_on=MAY)
    terms_of(after, rent="438.00", charges="61.00", benefit="287.00", starts_on=MAY)
    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)


def test_a_credit_of_one_principal_that_pays_another_s_rent_goes_from_one_to_the_other():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    home, entity = Occupancy.objects.get(), main_entity(organisation)
    place = a_place(home.site)
    other = needed_mandate_account(
        record_holding(
            a_body(organisation, "SCI du Lac"),
            kind="mandate",
            places=[place],
            starts_on=date(2024, 1, 1),
            ends_on=date(2030, 1, 1),
            actor=the_system(organisation),
        )
    )

    _moved_house(organisation, home, place)

    assert (held_for(account), held_for(other)) == (0, 212)
    assert (sums_of(account).closing, sums_of(other).closing) == (0, 212)
    assert fund_of(entity, JUNE).gap == 0
    assert fund_of(entity, JUNE).owed_by_us == 0


def test_a_credit_of_a_principal_that_pays_a_rent_of_ours_is_the_fund_s_to_pay_us():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    home, entity = Occupancy.objects.get(), main_entity(organisation)

    _moved_house(organisation, home, a_place(home.site))

    assert held_for(account) == sums_of(account).closing == 0
    fund = fund_of(entity, JUNE)
    assert (fund.gap, fund.owed_by_us) == (0, -212)


def test_cheques_paid_in_on_the_principals_bank_are_no_longer_ours_to_pay_over():
    organisation = an_organisation()
    a_mandate(organisation)
    an_issued_run(organisation)
    the_fund(organisation)
    entity, system = main_entity(organisation), the_system(organisation)
    cheque = record_payment(
        RentNotice.objects.get().account, on=MAY, amount=Decimal(212), means="cheque", actor=system
    )
    assert fund_of(entity, MAY).owed_by_us == 212
    content = a_file(
        an_entry("212.00", "REMISE CHEQUES"), opening="0.00", closing="212.00", iban=FUND_IBAN
    )
    line = import_statement(organisation, content=content, actor=system).lines[0]

    match_deposit(line, payments=[cheque], actor=system)
    fund = fund_of(entity, date(2026, 5, 31))
    assert (fund.gap, fund.owed_by_us) == (0, 0)

    undo_deposit(line, on=date(2026, 5, 20), actor=system)
    fund = fund_of(entity, date(2026, 5, 31))
    assert (fund.gap, fund.owed_by_us) == (0, 212)


def test_a_write_off_restored_is_due_to_the_principal_from_that_day():
    organisation = an_organisation()
    a_mandate(organisation)
    an_issued_run(organisation)
    account, entity = RentNotice.objects.get().account, main_entity(organisation)
    row = propose_write_off(
        account,
        amount=Decimal(212),
        reason="Effacement",
        on=MAY,
        actor=someone_as(organisation, "rental_manager"),
    )
    row = approve_write_off(row, on=MAY, actor=someone_as(organisation, "director"))
    a_closed_month(entity, month_on=MAY, actor=the_system(organisation))

    undo_write_off(row, on=JUNE, reason="Payé", actor=someone_as(organisation, "accountant"))

    told = [
        (balance_of(entity, "654", on=day), balance_of(entity, "4679", on=day))
        for day in (MAY, JUNE)
    ]
    assert told == [(0, -287), (0, -499)]


def test_our_rent_that_came_on_the_principals_bank_is_the_fund_s_to_pay_us():
    organisation = an_organisation()
    the_fund(organisation)
    notice = a_notice(organisation)
    content = a_file(
        an_entry("212.00", f"LOYER {notice.reference}"),
        opening="0.00",
        closing="212.00",
        iban=FUND_IBAN,
    )

    import_statement(organisation, content=content, actor=the_system(organisation))

    fund = fund_of(main_entity(organisation), date(2026, 5, 31))
    assert (fund.gap, fund.owed_by_us) == (0, -212)
