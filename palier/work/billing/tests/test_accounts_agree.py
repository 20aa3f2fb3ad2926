"""The list of accounts and each account's own page tell the same figures at the same day."""

from datetime import date
from decimal import Decimal

from lxml import html

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.actors import Seen
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import record_payments
from palier.work.billing.actions.payments import Received
from palier.work.billing.lists import accounts_of
from palier.work.billing.models import HouseholdAccount, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.billing.reporting import aged_accounts
from palier.work.billing.tests.examples import JUNE, MAY, a_payment, a_rented_home, an_issued_run
from palier.work.leases.actions import end_occupancy


def test_what_is_written_for_later_is_not_owed_today():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    an_issued_run(organisation, JUNE)
    account = HouseholdAccount.objects.get()
    a_payment(account, "100.00", on=date(2026, 5, 12))
    eve = date(2026, 5, 31)

    row = accounts_of(eve).rows(manager).get()

    assert (row.owing, row.ahead) == (Decimal("112.00"), 0)
    assert row.due == owed_by(account, on=eve) == Decimal("112.00")
    assert row.later == owed_by(account) - owed_by(account, on=eve) == Decimal("212.00")
    assert row.last_paid == date(2026, 5, 12)


def test_an_account_that_never_paid_has_no_last_payment():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    a_rented_home(organisation)
    an_issued_run(organisation, MAY)

    row = accounts_of(JUNE).rows(manager).get()

    assert (row.due, row.later, row.last_paid) == (Decimal("212.00"), Decimal(0), None)


def test_an_advance_is_no_debt_of_another_and_the_list_says_where_and_since_when(client):
    organisation = an_organisation()
    first, second = a_rented_home(organisation), a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    paid = HouseholdAccount.objects.get(household=second.household)
    a_payment(paid, "252.00", on=date(2026, 5, 12))
    come_in(client, organisation, "rental_manager")

    page = client.get("/quittancement/comptes/").content.decode().replace("\u00a0", " ")

    assert first.number in page
    assert first.main_place.label in page
    assert page.count("1 mois") == 1
    tree = html.fromstring(page)
    totals = ["".join(cell.itertext()).strip() for cell in tree.xpath("//tfoot/tr/*")]
    assert totals[3:5] == ["212,00", "40,00"]


def test_months_late_are_counted_as_the_aged_balance_counts_them():
    """What is paid settles the notice that it names, then the oldest: two months are half paid."""
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    an_issued_run(organisation, JUNE)
    account = HouseholdAccount.objects.get(household=home.household)
    june = RentNotice.objects.latest("month")
    manager = someone_as(organisation, "rental_manager")
    half = Received(account, date(2026, 6, 10), Decimal("106.00"), names=june)
    record_payments(organisation, received=[half], actor=manager)
    a_payment(account, "106.00", on=date(2026, 6, 11))

    july = date(2026, 7, 1)
    page = accounts_of(july)
    rows = list(page.rows(manager))
    page.prepare(rows, Seen(manager, july))

    assert rows[0].months_late == 2
    [told] = aged_accounts(organisation, july)
    assert (told.aged.over_60, told.aged.fresh) == (106, 106)


def test_an_account_is_found_by_the_number_of_a_contract(client):
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    come_in(client, organisation, "accountant")

    page = client.get(f"/quittancement/comptes/?q={home.number}").content.decode()

    assert home.household.name in page
    assert "Rien ne correspond" not in page


def test_what_is_given_back_later_is_deducted_for_who_stays_and_given_for_who_left(client):
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    account = HouseholdAccount.objects.get(household=home.household)
    a_payment(account, "300.00", on=date(2026, 5, 9))
    come_in(client, organisation, "accountant")
    url = f"/quittancement/comptes/{account.pk}/?au=2026-05-08"
    assert "à déduire ensuite" in client.get(url).content.decode()

    end_occupancy(
        home, ends_on=date(2026, 5, 8), end_reason="other", actor=the_system(organisation)
    )

    assert "à rendre ensuite" in client.get(url).content.decode()
