from decimal import Decimal

import pytest

from palier.base.bank.actions import set_line_aside
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Account
from palier.base.ledger.reads import trial_balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import TODAY, someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_site
from palier.work.billing.actions import match_deposit, record_payment, reverse_payment
from palier.work.billing.models import Deposit
from palier.work.billing.reads import to_deposit
from palier.work.billing.tests.examples import a_notice, a_rented_home
from palier.work.leases.actions import ask_deposit, receive_deposit


def cheques(organisation, *amounts):
    account = a_notice(organisation).account
    return [
        record_payment(
            account,
            on=TODAY.replace(day=4),
            amount=Decimal(amount),
            means="cheque",
            actor=someone_as(organisation, "rental_manager"),
        )
        for amount in amounts
    ]


def test_cheques_paid_in_are_one_line_at_the_bank():
    organisation = an_organisation()
    payments = cheques(organisation, "100.00", "112.00")
    line = a_waiting_line(organisation, "212.00", "REMISE CHEQUES")

    match_deposit(line, payments=payments, actor=someone_as(organisation, "accountant"))

    found = {r.code: r.due for r in trial_balance(main_entity(organisation), on=TODAY)}  # fmt: skip
    assert (found["5112"], found["471"], found["5121"]) == (
        Decimal("0.00"), Decimal("0.00"), Decimal("212.00"),
    )  # fmt: skip
    line.refresh_from_db()
    assert (line.state, line.matched_by) == ("matched", "deposit")
    assert not to_deposit(main_entity(organisation)).exists()


@pytest.mark.parametrize(("amounts", "words"), [(("100.00",), "font 100"), ((), "font 0")])
def test_another_sum_is_refused_and_nothing_moves(amounts, words):
    organisation = an_organisation()
    payments = cheques(organisation, *amounts)
    line = a_waiting_line(organisation)

    with pytest.raises(Refused, match=words):
        match_deposit(line, payments=payments, actor=someone_as(organisation, "accountant"))

    assert not Deposit.objects.exists()
    assert to_deposit(main_entity(organisation)).count() == len(amounts)


def test_a_payment_is_found_once_at_the_bank():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    payments = cheques(organisation, "212.00")
    match_deposit(a_waiting_line(organisation), payments=payments, actor=accountant)

    with pytest.raises(Refused, match="déjà rendu visible"):
        match_deposit(a_waiting_line(organisation), payments=payments, actor=accountant)

    assert Deposit.objects.count() == 1


def test_a_line_set_aside_to_an_account_is_taken_back_first():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    payments = cheques(organisation, "212.00")
    line = set_line_aside(
        a_waiting_line(organisation),
        reason="Cru un don",
        account=Account.objects.get(code="7066"),
        actor=accountant,
    )

    match_deposit(line, payments=payments, actor=accountant)

    rows = trial_balance(main_entity(organisation), on=TODAY)
    found = {row.code: row.due for row in rows}
    assert (found["471"], found["7066"], found["5112"]) == (Decimal("0.00"),) * 3


def test_one_found_at_the_bank_is_not_undone():
    organisation = an_organisation()
    [payment] = cheques(organisation, "212.00")
    accountant = someone_as(organisation, "accountant")
    line = a_waiting_line(organisation, "212.00", "REMISE CHEQUES")
    match_deposit(line, payments=[payment], actor=accountant)

    with pytest.raises(Refused, match="défaites d’abord sa remise"):
        reverse_payment(payment, on=TODAY, actor=accountant)


def test_who_works_elsewhere_chooses_among_what_they_see(client):
    organisation = an_organisation()
    cheques(organisation, "212.00")
    line = a_waiting_line(organisation, "212.00", "REMISE CHEQUES")
    elsewhere = a_site(organisation, "Ailleurs")
    at = f"/quittancement/lignes/{line.pk}/remise/"
    come_in(client, organisation, "accountant")
    assert "chèque du" in client.get(at).content.decode()

    come_in(client, organisation, "accountant", everywhere=False, site_ids=[elsewhere.pk])

    assert "chèque du" not in client.get(at).content.decode()


@pytest.mark.parametrize(
    ("text", "ticked"), [("DEPOT {second}", [1]), ("PINTO DEPOT", []), ("{first}", [0])]
)
def test_of_deposits_alike_the_one_that_the_line_names_is_ticked_or_none(client, text, ticked):
    organisation = an_organisation()
    system = the_system(organisation)
    entries, numbers = [], []
    for _ in range(2):
        home = a_rented_home(organisation)
        deposit = ask_deposit(home, amount=Decimal(400), on=TODAY, actor=system)
        receive_deposit(
            deposit, on=TODAY, amount=Decimal(400), payer="person", means="transfer", actor=system
        )
        entries.append(deposit.entries.get().pk)
        numbers.append(home.number)
    said = text.format(first=numbers[0], second=numbers[1])
    line = a_waiting_line(organisation, "400.00", said)
    come_in(client, organisation, "accountant")

    form = client.get(f"/quittancement/lignes/{line.pk}/remise/").context["form"]

    assert form.initial["deposits"] == [entries[rank] for rank in ticked]
