"""Results add up to those of the books, whatever is shared out."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.ledger.reads import result_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import entity_of, main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.billing.actions import reverse_notice
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import an_issued_run, terms_of
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.owners.actions import call_owner_dues
from palier.work.results.reads import homes_of, results_of
from palier.work.results.tests.examples import (
    JANUARY,
    MAY_31,
    a_key,
    a_section,
    earned,
    spent,
)
from palier.work.suppliers.tests.examples import a_home_contract, an_approved_invoice
from palier.work.titles.tests.examples import a_holding


def _told(results):
    return {row.label: (row.earned, row.spent, row.common, row.result) for row in results}


def _euros(*sums):
    return tuple(Decimal(each) for each in sums)


def test_what_is_common_is_borne_by_those_it_serves():
    """A head office of 1 000: three quarters for one, a quarter for the other."""
    organisation = an_organisation()
    head = a_section(organisation, "Siège", "Fonctions communes")
    iml = a_section(organisation, "IML Arles", "Intermédiation")
    house = a_section(organisation, "Soleil", "Pensions de famille")
    spent(head, organisation, "1000.00")
    earned(iml, organisation, "2500.00")
    spent(house, organisation, "100.00")
    a_key(head, organisation, {iml.pk: 3, house.pk: 1})
    told = results_of(main_entity(organisation), JANUARY, MAY_31)
    assert _told(told.sections) == {
        "IML Arles": _euros(2500, 0, 750, 1750),
        "Siège": _euros(0, 1000, -1000, 0),
        "Soleil": _euros(0, 100, 250, -350),
    }
    assert [row.label for row in told.by_scheme()] == [
        "Fonctions communes",
        "Intermédiation",
        "Pensions de famille",
    ]


def test_the_results_make_that_of_the_books_to_the_cent():
    """A hundred shared in three: 33,34 + 33,33 + 33,33."""
    organisation = an_organisation()
    sections = [a_section(organisation, label) for label in ("A", "B", "C")]
    spent(None, organisation, "100.00")
    earned(sections[0], organisation, "12.34")
    a_key(None, organisation, {each.pk: 1 for each in sections})
    entity = main_entity(organisation)
    told = results_of(entity, JANUARY, MAY_31)
    assert sorted(row.common for row in told.sections if row.common > 0) == [
        Decimal("33.33"),
        Decimal("33.33"),
        Decimal("33.34"),
    ]
    whole = sum(row.result for row in told.sections)
    assert whole == result_of(entity, JANUARY, MAY_31) == Decimal("-87.66")


def test_each_key_holds_for_its_own_days():
    organisation = an_organisation()
    head, one, other = (a_section(organisation, label) for label in ("Siège", "A", "B"))
    spent(head, organisation, "100.00", date(2026, 3, 31))
    spent(head, organisation, "40.00", date(2026, 4, 1))
    a_key(head, organisation, {one.pk: 1})
    a_key(head, organisation, {other.pk: 1}, starts_on=date(2026, 4, 1))
    told = _told(results_of(main_entity(organisation), JANUARY, MAY_31).sections)
    assert (told["A"][2], told["B"][2], told["Siège"][2]) == _euros(100, 40, -140)
    before = _told(results_of(main_entity(organisation), JANUARY, date(2026, 3, 31)).sections)
    assert before["A"][2] == 100
    assert "B" not in before


def test_by_homes_and_by_what_each_earned():
    organisation = an_organisation()
    site, other = a_site(organisation, "Soleil"), a_site(organisation, "Lune")
    for number in range(3):
        a_place(site, f"S{number}")
    a_place(other, "L1")
    head = a_section(organisation, "Siège")
    sun, moon = (
        a_section(organisation, "Soleil", site=site),
        a_section(organisation, "Lune", site=other),
    )
    spent(head, organisation, "400.00")
    earned(moon, organisation, "50.00")
    key = a_key(head, organisation, {sun.pk: 1, moon.pk: 1}, basis="homes")
    told = _told(results_of(main_entity(organisation), JANUARY, MAY_31).sections)
    assert (told["Soleil"][2], told["Lune"][2]) == _euros(300, 100)
    key.basis = "earned"
    key.save()
    told = _told(results_of(main_entity(organisation), JANUARY, MAY_31).sections)
    assert ("Soleil" in told, told["Lune"][2]) == (False, Decimal(400))


def test_what_nobody_can_bear_stays_and_says_why():
    organisation = an_organisation()
    head, one = a_section(organisation, "Siège"), a_section(organisation, "A")
    spent(head, organisation, "10.00")
    a_key(head, organisation, {one.pk: 1}, basis="earned")
    told = results_of(main_entity(organisation), JANUARY, MAY_31)
    assert _told(told.sections) == {"Siège": _euros(0, 10, 0, -10)}
    assert told.spreads[0].why_not == "aucune des sections choisies n’a de quoi la porter"


def _a_let_site(organisation):
    """Two homes of one title let at 400 each; 450 to the owner, a water bill of 440 for one."""
    site = a_site(organisation, "Les Tilleuls")
    one, other = a_place(site, "T1"), a_place(site, "T2")
    a_holding(
        organisation,
        kind="emphyteutic",
        place=one,
        starts_on=date(2020, 1, 1),
        ends_on=date(2060, 1, 1),
        rent=Decimal(450),
    )
    for place in (one, other):
        terms_of(a_lived_in_contract(organisation, place=place), rent="400.00", charges="0")
    an_issued_run(organisation)
    return site, one, other


def test_what_a_home_earns_and_costs():
    organisation = an_organisation()
    site, _, other = _a_let_site(organisation)
    call_owner_dues(organisation, month_on=date(2026, 5, 1), actor=the_system(organisation))
    contract = a_home_contract(organisation, place=other)
    invoice = an_approved_invoice(organisation, site=site)
    line = invoice.lines.get()
    line.contract = contract
    line.save()
    entity = entity_of(site)
    rows = homes_of(entity, site, JANUARY, MAY_31)
    told = {row.label: (row.earned, row.owner, row.invoices, row.result) for row in rows}
    assert told["T1"] == _euros(400, 450, 0, -50)
    assert told["T2"] == _euros(400, 0, 440, -40)
    assert told["Rattaché à aucun logement"] == _euros(0, 0, 0, 0)
    assert sum(row.result for row in rows) == result_of(entity, JANUARY, MAY_31)


def test_a_notice_undone_is_no_longer_earned_and_what_no_home_explains_is_told():
    organisation = an_organisation()
    site, one, _ = _a_let_site(organisation)
    notice = RentNotice.objects.get(occupancy__main_place=one)
    system = the_system(organisation)
    reverse_notice(notice, on=date(2026, 5, 20), reason="Erreur", actor=system)
    an_approved_invoice(organisation, site=site)
    rows = homes_of(entity_of(site), site, JANUARY, MAY_31)
    told = {row.label: (row.earned, row.invoices) for row in rows}
    assert "T1" not in told
    assert told["Rattaché à aucun logement"] == _euros(0, 440)


def test_the_page_of_an_entity_is_not_that_of_another(client):
    organisation = an_organisation()
    section = a_section(organisation, "IML Arles")
    earned(section, organisation, "77.00")
    other = LegalEntity.objects.create(
        organisation=organisation, name="SCIC du Verger", siren="000000018", is_main=False
    )
    come_in(client, organisation, "accountant")
    assert "77,00" in client.get("/resultats/").content.decode()
    told = client.get(f"/resultats/?entite={other.pk}").content.decode()
    assert "77,00" not in told
    come_in(client, an_organisation("Autre toit"), "accountant")
    assert client.get(f"/resultats/?entite={other.pk}").status_code == 404


def test_a_key_is_asked_on_its_page(client):
    organisation = an_organisation()
    head, one = a_section(organisation, "Siège"), a_section(organisation, "IML")
    come_in(client, organisation, "accountant")
    answer = client.post(
        "/resultats/repartir/",
        {
            "source": head.pk,
            "starts_on": "2026-01-01",
            "basis": "written",
            "why": "Temps passé",
            f"share_{one.pk}": "4",
        },
    )
    assert answer.status_code == 302
    assert "IML 4" in client.get("/resultats/").content.decode()


def test_homes_cost_the_same_questions_for_two_and_for_twelve():
    organisation = an_organisation()
    site, _, _ = _a_let_site(organisation)
    entity = entity_of(site)
    homes_of(entity, site, JANUARY, MAY_31)
    with CaptureQueriesContext(connection) as two:
        homes_of(entity, site, JANUARY, MAY_31)
    for number in range(10):
        a_place(site, f"N{number}")
    with CaptureQueriesContext(connection) as twelve:
        homes_of(entity, site, JANUARY, MAY_31)
    assert len(two) == len(twelve)


def test_who_does_not_keep_books_does_not_read_them(client):
    organisation = an_organisation()
    assert not someone_as(organisation, "host").sees("ledger.books")
    come_in(client, organisation, "host")
    assert client.get("/resultats/").status_code == 403
    assert client.get(f"/resultats/sites/{a_site(organisation).pk}/").status_code == 404
