from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import end_occupancy, note_vacancy
from palier.work.leases.reads.turns import by_cause, turns_between
from palier.work.leases.tests.examples import a_lived_in_contract

PAGE = "/contrats/vacances/delais/"


def _turn(organisation, site, left_on, entered_on, name):
    """A home left on a day (the first day out), taken again on another."""
    place, system = a_place(site, label=name), the_system(organisation)
    first = a_lived_in_contract(
        organisation, place=place, household=a_household(organisation, name)
    )
    end_occupancy(first, ends_on=left_on, end_reason="family", actor=system)
    a_lived_in_contract(
        organisation,
        place=place,
        household=a_household(organisation, f"{name} après"),
        starts_on=entered_on,
    )
    return place


def _a_year(organisation):
    """30 days empty, 10 of works and 15 for want of someone; then 20 days of which nobody said why."""
    site, system = a_site(organisation), the_system(organisation)
    place = a_place(site, label="L1")
    first = a_lived_in_contract(organisation, place=place, household=a_household(organisation))
    end_occupancy(first, ends_on=date(2026, 3, 1), end_reason="family", actor=system)
    note_vacancy(place, kind="works", starts_on=date(2026, 3, 6), actor=system)
    note_vacancy(place, kind="allocation", starts_on=date(2026, 3, 16), actor=system)
    a_lived_in_contract(
        organisation,
        place=place,
        household=a_household(organisation, "Roux"),
        starts_on=date(2026, 3, 31),
    )
    _turn(organisation, site, date(2026, 5, 1), date(2026, 5, 21), "L2")
    return site


def test_each_day_empty_has_its_cause_once():
    organisation = an_organisation()
    site = _a_year(organisation)

    turns = turns_between(organisation.pk, [site.pk], date(2026, 1, 1), date(2027, 1, 1))

    assert [(turn.label, turn.days, turn.technical, turn.commercial) for turn in turns] == [
        ("L2", 20, 0, 20),
        ("L1", 30, 10, 20),
    ]
    assert [(each.label, each.homes, each.days, each.mean) for each in by_cause(turns)] == [
        ("travaux", 1, 10, Decimal("10.0")),
        ("en attente d’attribution", 1, 15, Decimal("15.0")),
        ("motif non dit", 2, 25, Decimal("12.5")),
    ]
    assert sum(each.days for each in by_cause(turns)) == sum(turn.days for turn in turns) == 50


def test_a_lease_that_slides_to_the_same_household_is_no_change():
    organisation = an_organisation()
    site, household = a_site(organisation), a_household(organisation)
    place = a_place(site)
    first = a_lived_in_contract(organisation, place=place, household=household)
    day = date(2026, 4, 1)
    end_occupancy(first, ends_on=day, end_reason="slid", actor=the_system(organisation))
    a_lived_in_contract(organisation, place=place, household=household, starts_on=day)
    assert turns_between(organisation.pk, [site.pk], date(2026, 1, 1), date(2027, 1, 1)) == []


def test_a_reason_told_late_keeps_the_one_that_follows():
    organisation = an_organisation()
    place, system = a_place(a_site(organisation)), the_system(organisation)
    note_vacancy(place, kind="ending", starts_on=date(2026, 11, 1), actor=system)
    with pytest.raises(Refused, match="avant le début"):
        note_vacancy(
            place,
            kind="works",
            starts_on=date(2026, 9, 1),
            until=date(2026, 8, 20),
            actor=system,
        )
    note_vacancy(place, kind="works", starts_on=date(2026, 9, 1), actor=system)

    told = [(v.kind, v.period.lower, v.period.upper) for v in place.vacancies.order_by("period")]
    assert told == [
        ("works", date(2026, 9, 1), date(2026, 11, 1)),
        ("ending", date(2026, 11, 1), None),
    ]


def test_the_page_of_a_year_and_of_another(client):
    organisation = an_organisation()
    _a_year(organisation)
    come_in(client, organisation, "rental_manager")

    page = client.get(PAGE + "?annee=2026").content.decode().replace("\u00a0", " ")

    assert "2 changements, 25" in page
    assert "Motif non dit" in page
    assert "Aucun changement" in client.get(PAGE + "?annee=2025").content.decode()
    assert client.get(PAGE + "?annee=2026&format=xlsx").status_code == 200


def test_only_of_where_one_works_and_for_who_may(client):
    organisation = an_organisation()
    site = _a_year(organisation)
    other = a_site(organisation)
    come_in(client, organisation, "host", everywhere=False, site_ids=[other.pk])
    assert site.name not in client.get(PAGE + "?annee=2026").content.decode()
    client.logout()
    come_in(client, organisation, "volunteer")
    assert client.get(PAGE).status_code == 403
