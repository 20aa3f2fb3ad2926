"""Pages of a quarter, and what a year of it came to."""

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.actions import hide_address
from palier.work.neighbourhood.actions import (
    answer_report,
    follow_relay,
    keep_promise,
    note_prevention,
    settle_report,
)
from palier.work.neighbourhood.models import Mediation
from palier.work.neighbourhood.reads import year_of
from palier.work.neighbourhood.tests.examples import (
    JUNE_1,
    MAY_4,
    MAY_11,
    a_mediation,
    a_relay,
    a_round,
    a_sent_report,
    a_villa,
    an_exchange,
    pages_of,
)


def test_a_social_worker_opens_every_page(signed_in):
    client, organisation = signed_in("social_worker")

    for url in [
        "/quartiers/",
        "/quartiers/signalements/?etat=retard",
        *pages_of(organisation),
        "/",
    ]:
        assert client.get(url).status_code == 200, url


def test_whoever_accompanies_chooses_among_those_who_live_there(signed_in):
    client, organisation = signed_in("social_worker")
    home = a_villa(organisation)

    page = client.get(f"/quartiers/{home.site_id}/relais/").content.decode()
    assert home.household.name in page

    hide_address(home.household, actor=the_system(organisation))
    client, _ = signed_in("site_manager", organisation)
    page = client.get(f"/quartiers/{home.site_id}/relais/").content.decode()
    assert home.household.name not in page


def test_an_accountant_opens_none(signed_in):
    client, organisation = signed_in("accountant")

    for url in ["/quartiers/", "/quartiers/signalements/", *pages_of(organisation)]:
        assert client.get(url).status_code in (403, 404), url


def test_a_household_whose_address_is_secret_shows_to_few():
    organisation = an_organisation()
    home = a_villa(organisation)
    a_mediation(home.site, household=home.household)
    hide_address(home.household, actor=the_system(organisation))

    assert not Mediation.objects.visible_to(someone_as(organisation, "host")).exists()
    assert Mediation.objects.visible_to(someone_as(organisation, "director")).exists()


def test_a_year_is_counted_without_names():
    organisation = an_organisation()
    system = the_system(organisation)
    home = a_villa(organisation)
    site = home.site
    a_round(site)
    report = answer_report(a_sent_report(site), answer="Jeudi", answered_on=MAY_11, actor=system)
    settle_report(report, settled_on=MAY_11, actor=system)
    a_sent_report(site)
    step = an_exchange(a_mediation(site))
    an_exchange(step.mediation)
    keep_promise(step, kept_on=MAY_11, actor=system)
    follow_relay(a_relay(home), met_on=MAY_11, is_open=True, actor=system)
    note_prevention(site, on=MAY_4, title="Bus santé", people=34, actor=system)

    told = year_of(system, site, MAY_4, JUNE_1)

    assert (told.rounds, told.reports, told.settled, told.late) == (1, 2, 1, 1)
    assert (str(told.answer_days), str(told.settle_days)) == ("7.0", "7.0")
    assert (told.promises, told.promises_kept, told.rights_open) == (2, 1, 1)
    assert (told.prevention_days, told.prevention_people) == (1, 34)
