"""What is told of the end of a title: whom it concerns, what each scenario comes to."""

from datetime import date
from decimal import Decimal

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.leases.actions import end_occupancy
from palier.work.succession.tests.examples import (
    ENDS,
    MAY_2,
    a_scenario,
    a_transfer,
    an_emphyteusis,
    someone_in,
)
from palier.work.succession.weighing import concerned_by, now_of, weigh

LAST = date(2027, 1, 31)


def test_those_whom_nothing_makes_leave_before():
    """400 + 350 a month: 9 000 a year, of which 1 200 go to the town."""
    holding = an_emphyteusis(an_organisation(), homes=3)
    someone_in(holding, 0)
    someone_in(holding, 1, rent="350.00")
    gone = someone_in(holding, 2)
    system = the_system(holding.organisation)
    end_occupancy(gone, ends_on=date(2026, 4, 1), end_reason="family", actor=system)
    of = concerned_by(holding, LAST, MAY_2)
    assert (of.households, of.persons, of.yearly, of.unknown) == (2, 2, Decimal(9000), 0)
    assert now_of(holding, of, MAY_2) == Decimal(7800)


def test_a_contract_without_a_rent_of_the_month_is_said_not_counted():
    holding = an_emphyteusis(an_organisation())
    someone_in(holding, 0)
    someone_in(holding, 1, rent="0")
    of = concerned_by(holding, LAST, MAY_2)
    assert (of.households, of.yearly, of.unknown) == (2, Decimal(4800), 1)


def test_each_scenario_by_hand():
    """9 000 called. Renewed 30 years: 9 000 - 2 400 - (90 000 - 30 000) / 30 = 4 600. Bought over
    20: 9 000 - (200 000 + 90 000 - 30 000) / 20 = - 4 000. Given back empty: 2 at 1 500."""
    holding = an_emphyteusis(an_organisation())
    someone_in(holding, 0)
    someone_in(holding, 1, rent="350.00")
    of = concerned_by(holding, LAST, MAY_2)
    works = {"works": Decimal(90000), "grants": Decimal(30000)}
    renewed = a_scenario(holding, years=30, owner_rent=Decimal(2400), **works)
    bought = a_scenario(holding, "buy", years=20, price=Decimal(200000), **works)
    empty = a_scenario(holding, "empty", rehousing=Decimal(1500))
    kept = a_scenario(holding, "owner")
    assert weigh(renewed, of).result == Decimal(4600)
    assert (weigh(bought, of).once, weigh(bought, of).result) == (Decimal(260000), Decimal(-4000))
    told = weigh(empty, of)
    assert (told.rehoused, told.rehousing, told.result) == (2, Decimal(3000), Decimal(0))
    assert (weigh(kept, of).rehoused, weigh(kept, of).result) == (0, Decimal(0))


def test_what_is_not_known_makes_no_figure():
    holding = an_emphyteusis(an_organisation())
    of = concerned_by(holding, LAST, MAY_2)
    assert weigh(a_scenario(holding), of).result is None
    spread = a_scenario(holding, owner_rent=Decimal(1), works=Decimal(10))
    assert weigh(spread, of).result is None  # over how many years?
    assert weigh(a_scenario(holding, "buy", works=Decimal(0)), of).once is None


def test_the_page_compares_and_says_what_is_not_known(client):
    holding = an_emphyteusis(an_organisation())
    someone_in(holding)
    a_scenario(holding)
    come_in(client, holding.organisation, "rental_manager")
    told = client.get(f"/apres/titres/{holding.pk}/").content.decode().replace("\xa0", " ")
    assert "4 800,00 €" in told
    assert "pas encore connu" in told
    title = client.get(f"/contrats/prises-a-bail/{holding.pk}/").content.decode()
    assert f"/apres/titres/{holding.pk}/" in title


def test_who_does_not_see_a_household_reads_how_many(client):
    holding = an_emphyteusis(an_organisation())
    row = someone_in(holding)
    row.household.hidden_at = "2026-01-02T00:00Z"
    row.household.save()
    a_transfer(holding)
    come_in(client, holding.organisation, "accountant")
    told = client.get(f"/apres/titres/{holding.pk}/").content.decode().replace("\xa0", " ")
    assert row.household.name not in told
    assert "1 ménage que vous ne pouvez pas voir" in told


def test_another_association_does_not_read_it(client):
    holding = an_emphyteusis(an_organisation())
    come_in(client, an_organisation("Autre toit"), "rental_manager")
    assert client.get(f"/apres/titres/{holding.pk}/").status_code == 404
    assert holding.ends_on == ENDS
