"""Pages of houses, as those who work there see them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.actions import hide_address
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import (
    end_occupancy,
    give_notice_to_quit,
    note_stay_decision,
    note_vacancy,
)
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract
from palier.work.residences.filling import stays_of
from palier.work.residences.tests.examples import (
    a_contact,
    a_guest,
    a_resident,
    a_service,
    a_shift,
    a_word,
    an_absence,
    an_activity,
    an_entry,
    an_incident,
    pages_of,
    some_rules,
)
from palier.work.residences.tonight import HIDDEN, homes_tonight, short_name, tonight

TODAY = timezone.localdate()


def _states(organisation, site, on=TODAY):
    found = tonight(the_system(organisation), [site], on)
    return {home.label: home.state for home in found[0].homes} if found else {}


def test_every_home_says_who_is_there_and_what_comes_next():
    organisation = an_organisation()
    system = the_system(organisation)
    site = a_site(organisation)
    lived, away, leaving, beyond, works, free, promised = (
        a_place(site, label) for label in ("01", "02", "03", "04", "05", "06", "07")
    )
    rows = {}
    for place in (lived, away, leaving, beyond):
        rows[place.label] = a_lived_in_contract(
            organisation,
            place=place,
            household=a_household(organisation, f"N{place.label}"),
            regime="logement_foyer",
        )
    an_absence(rows["02"], left_on=TODAY, back_on=TODAY + timedelta(days=3))
    give_notice_to_quit(
        rows["03"], side="occupant", ground="usual", form="hand", received_on=TODAY, actor=system
    )
    shelter = rows["04"]
    type(shelter).objects.filter(pk=shelter.pk).update(regime="shelter")
    shelter.refresh_from_db()
    note_stay_decision(shelter, kind="exit", by="ofii", on=TODAY, effective_on=TODAY, actor=system)
    note_vacancy(works, kind="works", starts_on=TODAY, until=TODAY, actor=system)
    a_draft(organisation, place=promised, regime="logement_foyer", starts_on=TODAY)

    assert _states(organisation, site) == {
        "01": "lived",
        "02": "away",
        "03": "leaving",
        "04": "beyond",
        "05": "works",
        "06": "free",
        "07": "promised",
    }
    assert free.label == "06"


def test_a_home_stays_promised_as_long_as_its_contract_is_in_preparation():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    a_draft(organisation, place=place, regime="logement_foyer", starts_on=TODAY)

    later = TODAY + timedelta(days=60)
    assert _states(organisation, place.site, on=later) == {place.label: "promised"}


def test_a_home_says_since_when_it_is_free():
    organisation = an_organisation()
    row = a_resident(organisation)
    end_occupancy(row, ends_on=TODAY, end_reason="family", actor=the_system(organisation))

    (home,) = homes_tonight(the_system(organisation), [row.site], TODAY)

    assert (home.state, home.since, home.name) == ("free", TODAY, "")


def test_the_stays_that_ended_have_a_mean_length():
    organisation = an_organisation()
    row = a_resident(organisation)
    other = a_resident(organisation, row.site, "Bb")
    system, start = the_system(organisation), row.starts_on
    for each, days in ((row, 30), (other, 61)):
        ends = start + timedelta(days=days)
        end_occupancy(each, ends_on=ends, end_reason="family", actor=system)

    told = stays_of(system, [row.site], start, start + timedelta(days=100))

    assert told == {row.site_id: Decimal("45.5")}


def test_a_secret_address_shows_no_name():
    organisation = an_organisation()
    row = a_resident(organisation)
    hide_address(row.household, actor=the_system(organisation))

    for role, name in [("host", HIDDEN), ("rental_manager", row.household.name)]:
        (home,) = homes_tonight(someone_as(organisation, role), [row.site], TODAY)
        assert home.name == name


def test_who_does_not_see_houses_sees_no_home():
    organisation = an_organisation()
    row = a_resident(organisation)

    assert homes_tonight(someone_as(organisation, "volunteer"), [row.site], TODAY) == []


@pytest.mark.parametrize(
    ("label", "name"), [("logement 05", "05"), ("Chambre 2", "2"), ("A12", "A12")]
)
def test_a_tile_is_named_as_the_house_says(label, name):
    assert short_name(label) == name


COMMON = [
    "/residences/",
    "/residences/?vue=liste",
    "/residences/?vue=semaines",
    "/residences/?etat=libres",
    "/residences/?format=xlsx",
    "/residences/chiffres/",
    "/residences/presences/",
    "/residences/incidents/",
]


def _full(organisation):
    row = a_resident(organisation)
    site = row.site
    some_rules(site)
    a_guest(row)
    an_absence(row)
    an_entry(row)
    a_contact(row)
    an_activity(site)
    a_service(site)
    a_word(site, household=row.household, watch_until=TODAY + timedelta(days=1))
    a_shift(
        organisation,
        starts_at=timezone.now() - timedelta(hours=1),
        ends_at=timezone.now() + timedelta(hours=1),
    )
    an_incident(site, next_on=TODAY)
    return row


def test_a_host_opens_every_page(signed_in):
    client, organisation = signed_in("host")
    theirs = ("reglement/ecrire", "prestations/fixer", "/type/", "ouvertures/", "/clore/")
    theirs = (*theirs, "/preparer/", "/fait/", "relogements/")

    for url in [*pages_of(organisation), *COMMON]:
        wanted = 403 if any(each in url for each in theirs) else 200
        assert client.get(url).status_code == wanted, url


def test_a_director_opens_what_a_host_may_not(signed_in):
    client, organisation = signed_in("director")

    for url in pages_of(organisation):
        if "ouverture" in url or "/type/" in url or "/clore/" in url:
            assert client.get(url).status_code == 200, url


def test_the_day_says_whom_to_welcome_watch_and_inform(signed_in):
    client, organisation = signed_in("host")
    row = _full(organisation)

    page = client.get("/").content.decode()

    for words in ("À surveiller", "Accueillir", "Informer", "Revoir un incident", "D’astreinte"):
        assert words in page, words
    assert row.household.name in page


def test_a_volunteer_opens_none(signed_in):
    client, organisation = signed_in("volunteer")

    for url in [*pages_of(organisation), *COMMON]:
        assert client.get(url).status_code in (403, 404), url


def test_an_entry_without_notice_nor_emergency_is_said_and_nothing_kept(signed_in):
    client, organisation = signed_in("host")
    row = a_resident(organisation)

    answer = client.post(
        f"/residences/residents/{row.pk}/entree/",
        {"on": f"{TODAY}", "ground": "notice", "noticed_on": "", "why": "Voir"},
    )

    assert answer.status_code == 422
    assert "prévenu avant" in answer.content.decode()
    assert not row.room_entries.exists()


def test_works_end_in_the_weeks_to_come_on_the_day_foreseen():
    organisation = an_organisation()
    system = the_system(organisation)
    site = a_site(organisation)
    home = a_place(site, "08")
    until = TODAY + timedelta(days=7)
    note_vacancy(home, kind="works", starts_on=TODAY, until=until, actor=system)

    def told(on):
        (found,) = homes_tonight(system, [site], on, today=TODAY)
        return found.state

    assert [told(TODAY), told(until), told(until + timedelta(days=1))] == [
        "works",
        "works",
        "free",
    ]
