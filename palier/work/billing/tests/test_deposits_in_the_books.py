"""What a deposit does to the books: held in 165, kept against rent, given back, late."""

import io
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import reverse_entry_by_hand
from palier.base.ledger.models import Line
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import (
    issue_rent_run,
    match_deposit,
    prepare_corrections,
    reverse_payment,
    undo_deposit,
)
from palier.work.billing.actions.accounts import account_under
from palier.work.billing.models import DepositEntry, Payment, RentNotice
from palier.work.billing.papers.notices import _owed_back
from palier.work.billing.reads import (
    ahead_from,
    ahead_later,
    deposits_to_match,
    kept_for_charges,
    to_deposit,
)
from palier.work.billing.tests.examples import (
    MAY,
    a_notice,
    a_payment,
    a_rented_home,
    an_issued_run,
)
from palier.work.leases.actions import (
    add_deduction,
    ask_deposit,
    end_occupancy,
    note_keys_back,
    receive_deposit,
    settle_deposit,
    undo_deposit_receipt,
    undo_settlement,
)
from palier.work.leases.depositing import late_on
from palier.work.leases.models import SecurityDeposit
from palier.work.leases.papers import deposit_statement_pdf
from palier.work.leases.tests.examples import JANUARY

JUNE = date(2026, 6, 1)


def _balances() -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for line in Line.objects.select_related("account"):
        found[line.account.code] = (
            found.get(line.account.code, Decimal(0)) + line.debit - line.credit
        )
    return {code: amount for code, amount in found.items() if amount}


def _held(organisation, manager):
    home = a_rented_home(organisation)
    deposit = ask_deposit(home, amount=Decimal("400.00"), on=JANUARY, actor=manager)
    receive_deposit(
        deposit,
        on=JANUARY,
        amount=Decimal("400.00"),
        payer="loca_pass",
        means="transfer",
        actor=manager,
    )
    return deposit


def test_a_deposit_of_the_law_of_1989_is_capped_by_the_rent():
    """Loi n° 89-462, art. 22: one month of rent without charges."""
    organisation = an_organisation()
    home = a_rented_home(organisation)

    with pytest.raises(Refused, match="dépasser 438,00"):
        ask_deposit(
            home,
            amount=Decimal("438.01"),
            on=JANUARY,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not SecurityDeposit.objects.exists()


def test_what_is_received_is_held_for_the_household():
    organisation = an_organisation()
    _held(organisation, someone_as(organisation, "rental_manager"))

    assert _balances() == {"511": Decimal("400.00"), "165": Decimal("-400.00")}


def test_what_is_kept_for_rent_settles_the_oldest_notice_and_the_rest_is_paid_out():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    an_issued_run(organisation, MAY)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    for kind, amount in (("rent", "212.00"), ("damage", "120.00")):
        add_deduction(
            deposit, kind=kind, amount=Decimal(amount), words="Dû", proof="décompte", actor=manager
        )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=False, actor=manager)

    settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)

    balances = _balances()
    assert "165" not in balances
    assert balances["511"] == Decimal("400.00") - Decimal("68.00")
    assert balances["7088"] == Decimal("-61.00")  # the charges called in May
    assert balances["7588"] == Decimal("-120.00")  # what repairs are kept for
    notice = RentNotice.objects.with_paid().get(month=MAY)
    assert notice.paid == notice.net == Decimal("212.00")


def test_article_22_a_late_return_adds_ten_percent_of_the_rent_a_month_begun(client):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    note_keys_back(
        deposit,
        keys_on=date(2026, 5, 31),
        conforming=True,
        address_on=date(2026, 5, 31),
        actor=manager,
    )
    deposit.refresh_from_db()
    told = late_on(deposit, date(2026, 8, 1))
    assert (told.months, told.penalty, told.words) == (
        2,
        Decimal("87.60"),
        "2\xa0mois commencés à 43,80\xa0€",
    )
    come_in(client, organisation, "rental_manager")
    page = " ".join(client.get(f"/contrats/depots/{deposit.pk}/rendre/").content.decode().split())
    assert "400,00 € à rendre" in page
    assert "mois commencés à 43,80 €" in page, "told before the yes"

    deposit = settle_deposit(deposit, on=date(2026, 8, 1), actor=manager)

    assert (deposit.returned, deposit.penalty) == (400, Decimal("87.60"))
    pdf = PdfReader(io.BytesIO(deposit_statement_pdf(deposit))).pages[0].extract_text()
    paper = " ".join(pdf.split())
    assert "Majoration de retard (2 mois commencés à 43,80" in paper
    assert "487,60" in paper
    assert _balances() == {"511": Decimal("-87.60"), "6582": Decimal("87.60")}


def test_what_came_from_a_deposit_is_not_undone_alone():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    an_issued_run(organisation, MAY)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    add_deduction(
        deposit, kind="rent", amount=Decimal(212), words="Mai", proof="avis", actor=manager
    )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=True, actor=manager)
    settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)

    with pytest.raises(Refused, match="dépôt de garantie"):
        reverse_payment(Payment.objects.get(), on=JUNE, actor=manager)

    assert Payment.objects.count() == 1


def test_no_more_rent_is_kept_than_what_is_due():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    an_issued_run(organisation, MAY)
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)
    add_deduction(
        deposit, kind="rent", amount=Decimal(300), words="Mai", proof="avis", actor=manager
    )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=True, actor=manager)

    with pytest.raises(Refused, match=r"300,00.*212,00"):
        settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)

    deposit.refresh_from_db()
    assert deposit.settled_on is None
    assert not to_deposit(main_entity(organisation)).exists()


def test_the_bank_line_of_a_deposit_noted_by_hand_is_no_rent():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    deposit = _held(organisation, someone_as(organisation, "rental_manager"))
    number = deposit.occupancy.number

    named = a_waiting_line(organisation, "400.00", f"DEPOT DE GARANTIE {number}")
    noted = a_waiting_line(organisation, "400.00", f"VIR {number}")

    assert [each.state for each in (named, noted)] == ["waiting", "waiting"]
    [entry] = deposits_to_match(main_entity(organisation))
    match_deposit(named, deposits=[entry], actor=accountant)

    found = _balances()
    assert (found.get("511"), found["165"], found["471"]) == (None, -400, -400)
    assert not deposits_to_match(main_entity(organisation)).exists()
    with pytest.raises(Refused, match="Un de ces paiements"):
        match_deposit(noted, deposits=[entry], actor=accountant)
    undo_deposit(named, on=date(2026, 5, 20), actor=accountant)
    assert _balances()["511"] == 400


def test_one_given_back_is_a_line_that_goes_out():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    end_occupancy(deposit.occupancy, ends_on=MAY, end_reason="other", actor=manager)
    note_keys_back(deposit, keys_on=MAY, conforming=True, actor=manager)
    settle_deposit(deposit, on=MAY, actor=manager)
    out = a_waiting_line(organisation, "-400.00", "VIR DEPOT")

    rows = list(deposits_to_match(main_entity(organisation)))
    match_deposit(
        out,
        deposits=[row for row in rows if row.amount < 0],
        actor=someone_as(organisation, "accountant"),
    )

    assert [row.amount for row in rows] == [400, -400]
    assert _balances()["511"] == 400, "what came in is still to be seen"


def test_its_entry_is_undone_by_the_receipt_alone_and_not_once_the_bank_has_told():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    accountant = someone_as(organisation, "accountant")
    deposit = _held(organisation, manager)
    row = DepositEntry.objects.get()

    with pytest.raises(Refused, match="un dépôt de garantie"):
        reverse_entry_by_hand(row.entry, on=MAY, actor=accountant)
    line = a_waiting_line(organisation, "400.00")
    match_deposit(line, deposits=[row], actor=accountant)
    told = {"on": MAY, "reason": "Erreur", "actor": manager}
    with pytest.raises(Refused, match="défaites d’abord sa remise"):
        undo_deposit_receipt(row.receipt, **told)
    undo_deposit(line, on=date(2026, 5, 20), actor=accountant)
    undo_deposit_receipt(row.receipt, **told)

    assert deposit.held == 0
    assert _balances() == {"5121": 400, "471": -400}


def test_cash_is_in_the_journal_of_the_till():
    organisation = an_organisation()
    deposit = _held(organisation, someone_as(organisation, "rental_manager"))
    a_payment(account_under(deposit.occupancy, the_system(organisation)), "10.00")

    assert Payment.objects.get().entry.daybook == "CA"
    assert DepositEntry.objects.get().entry.daybook == "BQ"


def test_flat_charges_keep_no_provision():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_rented_home(organisation, regime="logement_foyer")
    deposit = ask_deposit(home, amount=Decimal("300.00"), on=JANUARY, actor=manager)
    receive_deposit(
        deposit,
        on=JANUARY,
        amount=Decimal(300),
        payer="person",
        means="transfer",
        actor=manager,
    )

    with pytest.raises(Refused, match="forfait"):
        add_deduction(
            deposit,
            kind="charges",
            amount=Decimal(10),
            words="Provision",
            proof="Décompte",
            actor=manager,
        )

    assert not deposit.deductions.exists()


def test_what_is_kept_for_the_charges_of_the_year_is_no_advance_to_give_back():
    """Of 400 held, 60 wait for the year's charges: 340 go back, and the 60 to nobody yet."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    june = an_issued_run(organisation, JUNE).notices.get()
    a_payment(june.account, str(june.net), on=date(2026, 6, 2))
    _left_with_60_kept(deposit, manager, JUNE)
    account, day = june.account, date(2026, 6, 21)
    assert (kept_for_charges(account, day), ahead_from(account, day)) == (60, 0)

    july = date(2026, 7, 1)
    run = prepare_corrections(organisation, month_on=july, since_on=JUNE, actor=manager)
    issue_rent_run(run, actor=manager)
    run.refresh_from_db()

    assert run.retained == {f"{account.pk}": "60.00"}
    notice = run.notices.get()
    told = _owed_back(notice, Decimal(100))
    assert "40,00" in told
    assert "60,00" in told
    undo_settlement(deposit, on=day, reason="Montant", actor=manager)
    notice.refresh_from_db()
    assert _owed_back(notice, Decimal(100)) == told, "printed again, it says what it said"
    assert kept_for_charges(account, day) == 0


def test_what_the_run_itself_takes_of_what_was_kept_is_not_said_to_wait():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    deposit = _held(organisation, manager)
    _left_with_60_kept(deposit, manager, date(2026, 6, 15))

    run = an_issued_run(organisation, JUNE)

    assert run.retained == {}, "June, not paid, has taken it"


def _left_with_60_kept(deposit, manager, ends_on):
    end_occupancy(deposit.occupancy, ends_on=ends_on, end_reason="own_home", actor=manager)
    add_deduction(
        deposit, kind="charges", amount=Decimal(60), words="2026", proof="budget", actor=manager
    )
    note_keys_back(deposit, keys_on=ends_on, conforming=True, actor=manager)
    settle_deposit(deposit, on=date(2026, 6, 20), actor=manager)


def test_what_a_later_notice_gives_back_is_told_with_its_day():
    organisation = an_organisation()
    account = a_notice(organisation).account
    a_payment(account, "250.00", on=date(2026, 5, 6))
    day = date(2026, 5, 10)
    assert (ahead_from(account, day), ahead_later(account, day)) == (38, None)

    a_payment(account, "20.00", on=date(2026, 6, 1))

    assert ahead_later(account, day) == (date(2026, 6, 1), 58)
