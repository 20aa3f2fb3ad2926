"""What someone tells of themselves is optional, dated, kept in its history, behind its walls."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.actions import hide_address, note_situation
from palier.registers.people.models import PersonFact
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
