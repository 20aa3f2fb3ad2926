"""What someone tells of themselves is optional, dated, kept in its history, behind its walls."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.journal.models import Opening
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.actions import add_contact, hide_address, note_situation
from palier.registers.people.models import PersonContact, PersonFact
from palier.registers.people.tests.examples import a_household

MAY_2, JUNE_1 = date(2026, 5, 2), date(2026, 6, 1)


def _note(person, on=MAY_2, role="social_worker", **told):
    return note_situation(person, on=on, actor=someone_as(person.organisation, role), **told)


def _person():
    return a_household(an_organisation()).members.get().person


def _held(person):
    rows = PersonFact.objects.filter(person=person).order_by("pk")
    return [(each.said, each.period.lower, each.period.upper) for each in rows]


def test_what_changes_keeps_its_history_and_the_same_again_changes_nothing():
    person = _person()

    _note(person, work="fixed_term", work_words="cantine")
    _note(person, work="fixed_term", work_words="cantine", on=JUNE_1)
    _note(person, work="open_ended", work_words="cantine", on=JUNE_1)

    assert _held(person) == [("CDD, cantine", MAY_2, JUNE_1), ("CDI, cantine", JUNE_1, None)]


def test_what_is_not_asked_stays_and_what_is_emptied_stops():
    person = _person()
    _note(person, language="arabe", french="interpreter", family="single")

    _note(person, family="", on=JUNE_1)

    assert _held(person) == [
        ("arabe, interprète nécessaire", MAY_2, None),
        ("célibataire", MAY_2, JUNE_1),
    ]


def test_said_again_the_same_day_it_is_put_right():
    person = _person()
    _note(person, nationality="other", country="Comores")
    _note(person, nationality="french", country="")
    assert _held(person) == [("française", MAY_2, None)]
    _note(person, nationality="", country="")
    assert _held(person) == []


def test_before_what_is_noted_or_before_birth_is_refused():
    person = _person()
    person.birth_on = date(1990, 1, 1)
    person.save()
    _note(person, family="married", on=JUNE_1)

    with pytest.raises(Refused, match="plus récent"):
        _note(person, family="single")
    with pytest.raises(Refused, match="avant la naissance"):
        _note(person, family="single", on=date(1980, 1, 1))
    with pytest.raises(PermissionDenied):
        _note(person, family="single", on=JUNE_1, role="accountant")
    assert _held(person) == [("marié·e", JUNE_1, None)]


def test_each_reads_what_their_trade_needs():
    person = _person()
    told = {"language": "peul", "family": "couple", "nationality": "other", "post": "chez M. Ba"}
    _note(person, **told)

    def seen(role):
        actor = someone_as(person.organisation, role)
        return {each.kind for each in PersonFact.objects.visible_to(actor)}

    assert seen("social_worker") == {"language", "family", "nationality", "post"}
    assert seen("rental_manager") == {"language", "family", "post"}
    assert seen("reception") == {"language"}
    assert seen("volunteer") == set()
    assert seen("technician") == set()


def test_an_address_to_write_to_is_hidden_with_the_home():
    person = _person()
    _note(person, post="chez M. Ba")
    household = person.households.get().household
    hide_address(household, actor=someone_as(person.organisation, "supervisor"))

    assert not PersonFact.objects.visible_to(
        someone_as(person.organisation, "rehousing_officer")
    ).exists()
    assert PersonFact.objects.visible_to(someone_as(person.organisation, "social_worker")).exists()


def test_it_is_noted_from_the_page_of_the_person(client):
    household = a_household(an_organisation())
    person = household.members.get().person
    come_in(client, household.organisation, "social_worker")
    page = f"/menages/{household.pk}/personnes/{person.pk}/"

    assert page in client.get(f"/menages/{household.pk}/").content.decode()
    assert "Rien de noté" in client.get(page).content.decode()
    posted = {"on": "02/05/2026", "language": "Arabe", "french": "interpreter"}
    assert client.post(f"{page}situation/", posted).status_code == 302
    assert "Arabe, interprète nécessaire" in client.get(page).content.decode()
    refused = client.post(f"{page}situation/", {**posted, "on": "02/05/2100"})
    assert refused.status_code == 422


def test_who_may_not_see_a_thing_is_not_asked_it_and_leaves_it(client):
    household = a_household(an_organisation())
    person = household.members.get().person
    _note(person, family="married", nationality="other", country="Mali")
    come_in(client, household.organisation, "reception")
    url = f"/menages/{household.pk}/personnes/{person.pk}/situation/"

    page = client.get(url).content.decode()
    assert "Mali" not in page
    assert "Situation familiale" not in page
    assert client.post(url, {"on": "02/06/2026", "language": "Bambara"}).status_code == 302
    assert [said for said, *_ in _held(person)] == ["marié·e", "autre pays, Mali", "Bambara"]


def test_two_tabs_erase_nothing_of_each_other(client):
    household = a_household(an_organisation())
    person = household.members.get().person
    come_in(client, household.organisation, "social_worker")
    url = f"/menages/{household.pk}/personnes/{person.pk}/situation/"
    page = client.get(url).content.decode()  # opened empty, then a colleague writes
    _note(person, family="married", work="open_ended", post="chez M. Ba")
    posted = {
        "_shown": re.search(r'name="_shown" value="([^"]+)"', page)[1],
        **dict.fromkeys(("french", "family", "work", "work_words", "post", "country"), ""),
        "nationality": "",
        "on": "02/05/2026",
        "language": "Arabe",
    }

    assert client.post(url, posted).status_code == 302

    assert {said for said, *_ in _held(person)} == {"marié·e", "CDI", "chez M. Ba", "Arabe"}


def test_one_thing_told_on_an_earlier_day_is_not_held_back_by_another(client):
    household = a_household(an_organisation())
    person = household.members.get().person
    _note(person, work="open_ended", on=JUNE_1)
    come_in(client, household.organisation, "social_worker")
    url = f"/menages/{household.pk}/personnes/{person.pk}/situation/"

    posted = {"on": "02/05/2026", "family": "separated", "work": "open_ended"}
    assert client.post(url, posted).status_code == 302
    assert ("séparé·e", MAY_2, None) in _held(person)


def test_whoever_left_for_another_household_is_no_longer_found_by_the_first(client):
    organisation = an_organisation()
    first = a_household(organisation)
    person = first.members.get().person
    member = first.members.get()
    member.period = period(date(2025, 1, 1), date(2026, 1, 1))
    member.save()
    second = a_household(organisation, "Refuge", "Rim")
    second.members.create(
        organisation=organisation, person=person, period=period(date(2026, 1, 1))
    )
    hide_address(second, actor=someone_as(organisation, "supervisor"))
    person.phone = "06 11 22 33 44"
    person.save()
    come_in(client, organisation, "reception")

    for url in (
        f"/menages/{first.pk}/personnes/{person.pk}/",
        f"/menages/{first.pk}/personnes/{person.pk}/corriger/",
        f"/menages/{first.pk}/personnes/{person.pk}/situation/",
    ):
        assert client.get(url).status_code == 404, url
    assert client.get(f"/personnes/{person.pk}/").status_code == 200


def test_whom_to_call_is_hidden_with_the_home():
    household = a_household(an_organisation())
    person = household.members.get().person
    organisation = person.organisation
    add_contact(
        person,
        kind="helper",
        name="Foyer",
        words="12 rue Cachée",
        on=MAY_2,
        actor=someone_as(organisation, "social_worker"),
    )
    hide_address(household, actor=someone_as(organisation, "supervisor"))

    assert not PersonContact.objects.visible_to(someone_as(organisation, "reception")).exists()
    assert PersonContact.objects.visible_to(someone_as(organisation, "social_worker")).exists()


def test_opening_a_person_is_written_as_opening_their_file(client):
    household = a_household(an_organisation())
    person = household.members.get().person
    come_in(client, household.organisation, "social_worker")

    client.get(f"/menages/{household.pk}/personnes/{person.pk}/")

    assert Opening.objects.filter(file=f"people.household:{household.pk}").exists()
