from datetime import date
from decimal import Decimal

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_site
from palier.work.billing.tests.examples import a_notice
from palier.work.suppliers.actions import attach_bills
from palier.work.suppliers.recharging import years_of
from palier.work.suppliers.shell import contracts_that_end
from palier.work.suppliers.tests.examples import a_billed_contract, a_home_contract


def test_a_year_of_a_home_is_what_was_billed_beside_what_was_asked():
    organisation = an_organisation()
    row, line = a_billed_contract(organisation)  # 440.00, dated May 2026
    attach_bills(row, lines=[line], actor=the_system(organisation))
    notice = a_notice(organisation)
    place = notice.occupancy.main_place

    (own,) = years_of(row.site, row.place)
    assert (own.year, own.billed, own.asked, own.gap) == (
        2026,
        Decimal("440.00"),
        Decimal(0),
        Decimal("-440.00"),
    )
    (asked,) = years_of(place.site, place)
    assert (asked.billed, asked.asked) == (Decimal(0), notice.charges)


def test_what_ends_is_told_two_months_before_the_day_to_leave_by():
    organisation = an_organisation()
    a_home_contract(organisation, ends_on=date(2027, 1, 1), notice_months=3)
    manager = someone_as(organisation, "rental_manager")

    def told(day):
        return [todo.due_on for todo in contracts_that_end(None, manager, day)]

    assert told(date(2026, 7, 29)) == []
    assert told(date(2026, 7, 30)) == [date(2026, 9, 30)]
    assert told(date(2026, 12, 31)) == [date(2026, 9, 30)]
    assert told(date(2027, 1, 1)) == []
    assert contracts_that_end(None, someone_as(organisation, "host"), date(2026, 8, 1)) == []


def test_from_a_site_s_page_to_its_bills(client):
    organisation = an_organisation()
    row, line = a_billed_contract(organisation)
    come_in(client, organisation, "rental_manager")
    assert (
        f"/factures/contrats/sites/{row.site_id}/noter/"
        in client.get(f"/patrimoine/sites/{row.site_id}/").content.decode()
    )
    page = f"/factures/contrats/{row.pk}/"
    assert "Régie des eaux" in client.get("/factures/contrats/").content.decode()

    client.post(f"{page}factures/", {"lines": [line.pk]})

    told = client.get(page).content.decode().replace("\u202f", " ").replace("\u00a0", " ")
    assert "440,00 €" in told
    assert "Facturé" in told


def test_elsewhere_it_does_not_exist_and_not_for_who_may_not(client):
    organisation = an_organisation()
    row = a_home_contract(organisation)
    come_in(client, organisation, "social_worker")
    assert client.get("/factures/contrats/").status_code == 403
    assert client.get(f"/factures/contrats/{row.pk}/").status_code == 404
    client.logout()
    other = a_site(organisation)
    come_in(client, organisation, "rental_manager", everywhere=False, site_ids=[other.pk])
    assert client.get(f"/factures/contrats/{row.pk}/").status_code == 404
