"""A secret address: from that minute on, who may know where a household lives."""

from django.test import RequestFactory

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui import shell
from palier.base.ui.search import find
from palier.registers.people.actions import hide_address, merge_persons, show_address
from palier.registers.people.tests.examples import a_household
from palier.work.billing.tests.examples import a_notice, a_rented_home
from palier.work.eviction.forms import OpenProcedure
from palier.work.leases.models import Occupancy, OccupancyPlace
from palier.work.leases.tests.examples import JANUARY, a_sublet_home


def _hidden(organisation):
    home = a_rented_home(organisation)
    hide_address(home.household, actor=someone_as(organisation, "social_worker"))
    return home


def test_contracts_places_and_search_no_longer_name_it_to_others():
    organisation = an_organisation()
    home = _hidden(organisation)

    def sees(role):
        actor = someone_as(organisation, role)
        return (
            Occupancy.objects.visible_to(actor).filter(pk=home.pk).exists(),
            OccupancyPlace.objects.visible_to(actor).filter(occupancy=home).exists(),
            bool(find(home.number, actor=actor)),
        )

    assert {
        role: sees(role) for role in ("rental_manager", "director", "lawyer", "accountant", "host")
    } == {
        "rental_manager": (True, True, True),
        "director": (True, True, True),
        "lawyer": (False, False, False),
        "accountant": (False, False, False),
        "host": (False, False, False),
    }


def test_the_households_page_does_not_say_where_to_the_desk(client):
    organisation = an_organisation()
    home = _hidden(organisation)
    place = home.main_place.label
    come_in(client, organisation, "reception")

    page = client.get(f"/menages/{home.household_id}/").content.decode()

    assert "Adresse tenue secrète" in page
    assert place not in page
    assert client.get(f"/contrats/{home.pk}/").status_code in (403, 404)


def test_a_place_says_that_it_is_taken_and_not_by_whom():
    organisation = an_organisation()
    home = _hidden(organisation)
    states = shell.ask(
        "housing.states", [home.main_place], someone_as(organisation, "host"), home.starts_on
    )

    words = [state["words"] for told in states for state in told.values()]
    assert words == ["Occupé"]


def test_lifted_everything_is_found_again():
    organisation = an_organisation()
    home = _hidden(organisation)
    show_address(home.household, actor=someone_as(organisation, "social_worker"))

    lawyer = someone_as(organisation, "lawyer")
    assert Occupancy.objects.visible_to(lawyer).filter(pk=home.pk).exists()
    assert find(home.number, actor=lawyer)


def test_a_secret_stays_secret_when_two_files_become_one():
    organisation = an_organisation()
    home = _hidden(organisation)
    person = home.household.members.get().person
    kept = a_household(organisation, person.last_name, person.first_name).members.get().person

    merge_persons(kept, merged=person, actor=the_system(organisation))

    home.refresh_from_db()
    lawyer = someone_as(organisation, "lawyer")
    assert home.household.hidden_at is not None
    assert not Occupancy.objects.visible_to(lawyer).filter(pk=home.pk).exists()
    assert not find(home.number, actor=lawyer)


def test_a_title_counts_the_household_that_one_may_not_see(client):
    """Who ends a title must know that someone lives there, without knowing who."""
    organisation = an_organisation()
    home = a_sublet_home(organisation)
    hide_address(home.household, actor=someone_as(organisation, "social_worker"))
    url = f"/contrats/prises-a-bail/{home.holding_id}/"
    come_in(client, organisation, "accountant")

    page = client.get(url).content.decode().replace("\u00a0", " ")

    assert "1 ménage que vous ne pouvez pas voir" in page
    assert home.household.name not in page
    assert "Personne n’y vit" not in page


def test_an_entry_names_no_section_beside_a_secret_household(client):
    organisation = an_organisation()
    notice = a_notice(organisation)
    site = notice.occupancy.site.name
    entry = f"/comptabilite/ecritures/{notice.entry_id}/"
    come_in(client, organisation, "accountant")
    before = client.get(entry).content.decode()
    hide_address(notice.occupancy.household, actor=someone_as(organisation, "social_worker"))

    after = client.get(entry).content.decode()

    assert site in before
    assert site not in after


def test_a_lawyer_finds_no_contract_by_the_home_that_is_secret():
    organisation = an_organisation()
    home = _hidden(organisation)
    home.household.refresh_from_db()
    request = RequestFactory().get("/procedures/ouvrir/")
    request.actor, request.today = someone_as(organisation, "lawyer"), JANUARY

    field = OpenProcedure(request, household=home.household).fields["occupancy"]

    assert list(field.matching(home.main_place.label)) == []
    assert list(field.matching(home.number)) == [home]
