"""The deposit on the contract's page, its papers, and the day it must be given back."""

from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui import shell
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import end_occupancy, note_keys_back, receive_deposit
from palier.work.leases.models import DepositReceipt, SecurityDeposit
from palier.work.leases.tests.examples import JANUARY, a_deposit, a_lived_in_contract
from palier.work.titles.tests.examples import a_conventioned_holding

JUNE = date(2026, 6, 1)


def test_a_pitch_gives_a_receipt_against_its_deposit(client):
    """Décret n° 2019-1478: the deposit is paid on arrival against a receipt."""
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    contract = a_lived_in_contract(organisation, regime="pitch")

    client.post(f"/contrats/{contract.pk}/depot/", {"amount": "100", "on": "01/01/2026"})
    deposit = SecurityDeposit.objects.get()
    client.post(
        f"/contrats/depots/{deposit.pk}/encaisser/",
        {"on": "02/01/2026", "amount": "100", "payer": "person", "means": "cash"},
    )

    receipt = DepositReceipt.objects.get()
    paper = client.get(f"/contrats/versements/{receipt.pk}/recu/")
    page = client.get(f"/contrats/{contract.pk}/").content.decode()
    assert paper.content.startswith(b"%PDF")
    assert "100,00\u00a0€" in page


def test_a_deposit_to_give_back_comes_back_in_the_day_before_its_last_day():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    a_conventioned_holding(organisation, place=place)
    home = a_lived_in_contract(organisation, place=place, regime="conventioned_sublease")
    deposit = SecurityDeposit.objects.create(
        organisation=organisation, occupancy=home, amount=438, asked_on=JANUARY
    )
    receive_deposit(
        deposit, on=JANUARY, amount=deposit.amount, payer="person", means="cash", actor=manager
    )
    end_occupancy(deposit.occupancy, ends_on=JUNE, end_reason="own_home", actor=manager)

    def said(on):
        return [t.title for t in shell.todos("ui.day", None, manager, on) if "dépôt" in t.title]

    assert said(JUNE) == [f"{home.household.name} : noter les clés, puis rendre le dépôt"]
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=True, actor=manager)

    assert said(date(2026, 6, 8)) == []
    assert len(said(date(2026, 6, 9))) == 1


def test_the_statement_is_a_paper(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    deposit = a_deposit(organisation)

    assert client.get(f"/contrats/depots/{deposit.pk}/decompte/").content.startswith(b"%PDF")


def test_a_whole_deposit_is_given_back_without_any_deduction(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    manager = someone_as(organisation, "rental_manager")
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit, on=JANUARY, amount=deposit.amount, payer="person", means="cash", actor=manager
    )
    note_keys_back(deposit, keys_on=date(2026, 5, 31), conforming=True, actor=manager)

    client.post(
        f"/contrats/depots/{deposit.pk}/rendre/", {"on": "02/06/2026", "means": "transfer"}
    )

    deposit.refresh_from_db()
    assert (deposit.returned, deposit.settled_on) == (438, date(2026, 6, 2))
