"""The list of households says what one looks for: home, referent, last contact, next date."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui.models import SearchRow
from palier.registers.people.tests.examples import a_household
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.support.actions import book_appointment, write_note
from palier.work.support.tests.examples import a_measure


def _two(client):
    """One household that I follow, noted and to be met; another, before it by name, of nobody."""
    organisation = an_organisation()
    me = come_in(client, organisation, "social_worker")
    mine, other = a_household(organisation, "Zola"), a_household(organisation, "Abadie")
    actor = someone_as(organisation, "social_worker", user=me)
    a_measure(organisation, household=mine, caseworker=me)
    write_note(mine, on=date(2026, 5, 2), text="Vu au bureau.", actor=actor)
    book_appointment(
        organisation,
        worker=me,
        household=mine,
        title="Budget",
        starts_at=timezone.now() + timedelta(days=3),
        actor=actor,
    )
    return mine, other, me


def test_each_line_says_who_follows_when_seen_last_and_when_next(client):
    mine, other, me = _two(client)

    page = client.get("/menages/").content.decode()

    assert page.index(other.name) < page.index(mine.name)
    assert me.short_name in page
    assert "2 mai 2026" in page.replace("\u00a0", " ")


def test_those_i_follow_are_found_at_once(client):
    mine, other, _ = _two(client)

    page = client.get("/menages/?qui=miens").content.decode()

    assert mine.name in page
    assert other.name not in page
    assert other.name not in client.get("/menages/?qui=equipe").content.decode()


def test_from_home_mine_come_first_to_write_a_note(client):
    mine, other, _ = _two(client)

    page = client.get(reverse("support:choose_household")).content.decode()

    assert page.index(mine.name) < page.index(other.name)


def test_who_may_not_see_measures_is_not_told_who_follows(client):
    organisation = an_organisation()
    worker = a_member(organisation, "social_worker").user
    worker.first_name = "Zénobie"
    worker.save()
    a_measure(organisation, household=a_household(organisation, "Zola"), caseworker=worker)
    come_in(client, organisation, "reception")

    assert "Zénobie" not in client.get("/menages/").content.decode()


def test_the_search_tells_who_follows_and_a_word_typed_is_answered_under_the_box(client):
    _, _, me = _two(client)

    whole = client.get("/recherche/?q=zola").content.decode()
    live = client.get("/recherche/?q=zola", headers={"HX-Request": "true"}).content.decode()

    for page in (whole, live):
        assert f"uivi par {me.short_name}" in page.replace("\u00a0", " ")
    assert "<html" in whole
    assert "<html" not in live
    one_sign = client.get("/recherche/?q=z", headers={"HX-Request": "true"})
    assert one_sign.content.decode().strip() == ""


def test_the_search_tells_nobody_s_home_or_referent_to_who_may_not_know(client):
    mine, _, _ = _two(client)
    come_in(client, mine.organisation, "reception")

    page = client.get("/recherche/?q=zola").content.decode()

    assert mine.name in page
    assert "uivi par" not in page.replace("\u00a0", " ")


def test_whoever_types_a_name_finds_the_household_before_its_contracts(client):
    organisation = an_organisation()
    household = a_household(organisation, "Zola")
    contract = a_lived_in_contract(organisation, household=household)
    come_in(client, organisation, "rental_manager")

    page = client.get("/recherche/?q=zola").content.decode()

    assert page.index(f"/menages/{household.pk}/") < page.index(f"/contrats/{contract.pk}/")


def test_a_name_typed_finds_who_bears_it_before_who_lives_with_someone_so_called(client):
    organisation = an_organisation()
    lives_with, bears = a_household(organisation, "Abena"), a_household(organisation, "Kouassi")
    rows = SearchRow.objects.filter(kind="ménage")
    rows.filter(url=f"/menages/{lives_with.pk}/").update(words="Abena, Aya, Kouassi")
    rows.filter(url=f"/menages/{bears.pk}/").update(words="Jean Kouassi", title="Jean Kouassi")
    come_in(client, organisation, "rental_manager")

    page = client.get("/recherche/?q=kouassi").content.decode()

    assert page.index(f"/menages/{bears.pk}/") < page.index(f"/menages/{lives_with.pk}/")
