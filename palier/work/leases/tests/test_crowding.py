from datetime import date
from decimal import Decimal

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.actions import note_district
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.actions import add_person
from palier.registers.people.tests.examples import a_household
from palier.work.leases.reads.crowding import count, counted, lived_on
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.titles.tests.examples import a_holding

TODAY = date(2026, 5, 2)
PAGE = "/contrats/taille-des-logements/"


def _lived(organisation, site, name, size, surface, children=(), **given):
    """A home lived in since January, by a mother and children born on these days."""
    household = a_household(organisation, name)
    for rank, born in enumerate(children):
        add_person(
            household,
            first_name=f"Enfant {rank}",
            last_name=name,
            place="child",
            birth_on=born,
            starts_on=date(2026, 1, 1),
            actor=the_system(organisation),
        )
    place = a_place(site, size=size, surface=surface, postcode=given.pop("postcode", "13127"))
    if given.get("regime") == "hlm_sublease":
        a_holding(organisation, kind="social_head_lease", place=place)
    return a_lived_in_contract(organisation, place=place, household=household, **given)


def _park(organisation):
    """Too small (4 people in a T2 of 30 m²: R822-25 asks 34), right, too large for one, unknown."""
    site, other = a_site(organisation), a_site(organisation)
    note_district(
        site, name="Les Pins", starts_on=date(2025, 1, 1), actor=the_system(organisation)
    )
    born = [date(2015, 3, 1), date(2018, 3, 1), date(2020, 3, 1)]
    _lived(organisation, site, "Serré", "T2", Decimal(30), born)
    _lived(organisation, site, "Juste", "T2", Decimal(45))
    _lived(
        organisation, other, "Large", "T4", Decimal(80), regime="hlm_sublease", postcode="83000"
    )
    _lived(organisation, other, "Inconnu", "", None)


def test_each_home_is_judged_by_both_norms_and_the_social_rule():
    organisation = an_organisation()
    _park(organisation)

    rows = {row.occupancy.household.name: row for row in lived_on(_reader(organisation), TODAY)}

    told = {
        name.split()[-1]: (row.insee, row.is_below_benefits, row.is_under_social_rule)
        for name, row in rows.items()
    }
    assert told == {
        "Serré": ("crowded", True, False),
        "Juste": ("normal", False, False),
        "Large": ("spare", False, True),
        "Inconnu": ("unknown", None, False),
    }


def test_residences_and_shelters_are_not_judged():
    organisation = an_organisation()
    _lived(
        organisation, a_site(organisation), "Studio", "T1", Decimal(19), regime="logement_foyer"
    )
    assert lived_on(_reader(organisation), TODAY) == []


def _reader(organisation):
    return someone_as(organisation, "rental_manager")


def test_by_landlord_district_and_department_they_add_up():
    organisation = an_organisation()
    _park(organisation)
    rows = lived_on(_reader(organisation), TODAY)

    for key in ("landlord", "district", "department"):
        groups = counted(rows, lambda row, key=key: getattr(row, key))
        assert sum(group.homes for group in groups) == count("", rows).homes == 4
        assert sum(group.crowded for group in groups) == 1
    districts = {group.name: group.homes for group in counted(rows, lambda row: row.district)}
    assert districts == {"Les Pins": 2, "hors quartier prioritaire": 2}
    departments = {group.name: group.homes for group in counted(rows, lambda row: row.department)}
    assert departments == {"Bouches-du-Rhône": 3, "Var": 1}
    assert {row.landlord for row in rows} == {"SCI des Tilleuls", "sans titre noté"}


def test_on_another_day_it_is_told_as_it_was():
    organisation = an_organisation()
    _park(organisation)
    assert lived_on(_reader(organisation), date(2025, 12, 31)) == []


def test_the_page_names_those_to_look_at_and_is_taken_away(client):
    organisation = an_organisation()
    _park(organisation)
    come_in(client, organisation, "rental_manager")

    page = client.get(PAGE + "?au=2026-05-02").content.decode()

    assert "Serré" in page
    assert "Inconnu" not in page
    assert client.get(PAGE + "?au=2026-05-02&format=xlsx").status_code == 200


def test_who_may_not(client):
    come_in(client, an_organisation(), "reception")
    assert client.get(PAGE).status_code == 403
