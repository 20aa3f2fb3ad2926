"""What comes to the bank, the till or the deposits of one entity pays what is owed to it alone."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from palier.base.bank.actions import add_bank_account, import_statement
from palier.base.bank.models import StatementLine
from palier.base.bank.reads import paying_details
from palier.base.bank.tests.examples import (
    IBAN,
    a_bank_account,
    a_file,
    a_waiting_line,
    an_entry,
)
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import needed_account
from palier.base.ledger.reads import balance_of
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place
from palier.work.billing.actions import (
    assign_line,
    match_deposit,
    record_payment,
)
from palier.work.billing.actions.extras import call_once
from palier.work.billing.forms.bank_lines import find_account
from palier.work.billing.models import RentNotice
from palier.work.billing.papers.parts import card_of
from palier.work.billing.reads import (
    account_for,
    deposit_of,
    owed_by,
    to_deposit,
)
from palier.work.billing.shell.day import left_uncalled
from palier.work.billing.tests.examples import (
    MAY,
    terms_of,
)
from palier.work.billing.tests.test_keep_in_books import issued, owed_in, two
from palier.work.leases.actions import ask_deposit, receive_deposit
from palier.work.leases.tests.examples import a_lived_in_contract

IBAN_OF_SCIC = "FR7610107001011234567890129"


def test_what_is_paid_stands_where_it_is_owed_and_never_crosses(client):
    organisation, scic, _, theirs = two()
    issued(organisation, None)
    issued(organisation, scic)
    accountant = someone_as(organisation, "accountant")
    a_bank_account(organisation)
    import_statement(
        organisation,
        content=a_file(
            an_entry(
                "212.00",
                RentNotice.objects.get(occupancy=theirs).reference,
                party="BASTIDE",
            ),
            closing="1212.00",
        ),
        actor=the_system(organisation),
    )
    line = StatementLine.objects.get()
    assert line.state == "waiting"  # it names a notice of the other entity

    with pytest.raises(Refused, match="ne se mélangent pas"):
        assign_line(line, account=account_for(theirs), actor=accountant)

    come_in(client, organisation, "accountant")
    page = client.get(f"/encaissements/{line.pk}/").content.decode()
    assert "est un avis de Toit SCIC" in page
    assert "peut-être" not in page
    said = client.post(
        f"/quittancement/lignes/{line.pk}/affecter/",
        {"who": theirs.number, "on": "2026-05-06"},
    ).content.decode()
    assert "doit à Toit SCIC" in said
    line.refresh_from_db()
    assert line.state == "waiting"
    assert owed_in(scic) == Decimal("499.00")
    record_payment(
        account_for(theirs), on=MAY, amount=Decimal(212), means="cash", actor=accountant
    )
    assert (owed_in(scic), owed_in(main_entity(organisation))) == (Decimal(287), Decimal(499))
    assert balance_of(scic, "531", on=MAY) == Decimal(212)


def test_its_bank_knows_its_own_households_and_its_papers_its_own_account():
    organisation, scic, _, theirs = two()
    a_bank_account(organisation)
    add_bank_account(
        scic, label="Compte de la SCIC", iban=IBAN_OF_SCIC,
        account=needed_account(scic, "5121"), actor=the_system(organisation),
    )  # fmt: skip
    issued(organisation, scic)
    notice = RentNotice.objects.get(occupancy=theirs)
    assert (paying_details(scic), paying_details(main_entity(organisation))) == (
        IBAN_OF_SCIC,
        IBAN,
    )
    assert card_of(notice.run.entity)["name"] == "Toit SCIC"

    import_statement(
        organisation,
        content=a_file(
            an_entry("212.00", notice.reference, party="BASTIDE"),
            iban=IBAN_OF_SCIC,
            closing="1212.00",
        ),
        actor=the_system(organisation),
    )

    assert owed_by(account_for(theirs)) == 0
    assert owed_in(scic) == Decimal("287.00")


def test_a_deposit_is_held_in_the_books_of_its_contract():
    organisation, scic, _, theirs = two()
    deposit = ask_deposit(theirs, amount=Decimal(438), on=MAY, actor=the_system(organisation))

    receive_deposit(
        deposit, on=MAY, amount=Decimal(438), means="cheque", payer="household",
        actor=someone_as(organisation, "rental_manager"),
    )  # fmt: skip

    assert balance_of(scic, "165", on=MAY) == Decimal("-438.00")
    assert balance_of(main_entity(organisation), "165", on=MAY) == 0


def test_cheques_of_one_are_not_paid_in_at_the_bank_of_the_other():
    organisation, scic, _, theirs = two()
    issued(organisation, scic)
    accountant = someone_as(organisation, "accountant")
    payment = record_payment(
        account_for(theirs), on=MAY, amount=Decimal(100), means="cheque", actor=accountant
    )
    line = a_waiting_line(organisation, "100.00", "REMISE CHEQUES")
    before = balance_of(scic, "5112", on=date(2026, 5, 31))
    assert payment not in to_deposit(main_entity(organisation))

    with pytest.raises(Refused, match="n’est pas dans les comptes de Toit pour tous"):
        match_deposit(line, payments=[payment], actor=accountant)

    line.refresh_from_db()
    assert line.state == "waiting"
    assert balance_of(scic, "5112", on=date(2026, 5, 31)) == before == 100
    assert list(to_deposit(scic)) == [payment]


def test_who_owes_both_is_found_by_the_contract_where_the_bank_is_theirs():
    organisation, scic, ours, theirs = two()
    second = terms_of(
        a_lived_in_contract(organisation, place=a_place(theirs.site), household=ours.household)
    )
    accountant, main = someone_as(organisation, "accountant"), main_entity(organisation)

    assert find_account(ours.number, accountant, main) == account_for(ours)
    assert find_account(second.number, accountant, scic) == account_for(second)
    assert find_account(ours.household.name, accountant, main).entity == main
    with pytest.raises(ValidationError, match="doit à Toit SCIC"):
        find_account(second.number, accountant, main)


def test_the_deposit_that_an_account_tells_is_the_one_its_entity_holds():
    organisation, _, ours, theirs = two()
    second = terms_of(
        a_lived_in_contract(organisation, place=a_place(theirs.site), household=ours.household)
    )
    for contract, amount in ((ours, 318), (second, 400)):
        deposit = ask_deposit(
            contract, amount=Decimal(amount), on=MAY, actor=the_system(organisation)
        )
        receive_deposit(
            deposit, on=MAY, amount=Decimal(amount), means="cash", payer="person",
            actor=the_system(organisation),
        )  # fmt: skip

    assert (deposit_of(account_for(ours)), deposit_of(account_for(second))) == (318, 400)


def test_the_aged_balance_says_to_whom_and_each_part_is_that_of_its_books(client):
    organisation, scic, _, _ = two()
    issued(organisation, None)
    issued(organisation, scic)
    come_in(client, organisation, "accountant")

    page = client.get("/quittancement/balance-agee/?au=2026-06-30").content.decode()

    assert "Toit SCIC" in page
    # 212 to each of the two, 424 in all
    plain = page.replace("\u00a0", " ").replace("\u202f", " ")
    assert (plain.count("212,00 €"), "424,00" in plain) == (2, True)


def test_a_sum_waits_for_the_run_of_its_own_books():
    """The association has issued May, its SCIC has not: only the association's has forgotten it."""
    organisation, scic, ours, theirs = two()
    issued(organisation, None)
    manager = someone_as(organisation, "rental_manager")
    for home in (ours, theirs):
        call_once(
            home, kind="charges", label="Badge", amount=Decimal(5), month_on=MAY, actor=manager
        )

    [todo] = left_uncalled(None, manager, MAY)
    assert "1\xa0frais resté" in todo.title
    issued(organisation, scic)
    [todo] = left_uncalled(None, manager, MAY)
    assert "1\xa0frais resté" in todo.title, "the SCIC's own run has called its own"
