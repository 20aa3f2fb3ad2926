from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.actions import note_situation, remove_situation
from palier.registers.people.models import PersonFact
from palier.registers.people.tests.examples import a_household


def _fact():
    person = a_household(an_organisation()).members.get().person
    worker = someone_as(person.organisation, "social_worker")
    note_situation(person, on=date(2026, 5, 2), family="married", actor=worker)
    return PersonFact.objects.get(), worker


def test_what_was_never_so_is_gone():
    fact, worker = _fact()

    remove_situation(fact, actor=worker)

    assert not PersonFact.objects.exists()


def test_whoever_does_not_accompany_may_not():
    fact, _ = _fact()

    with pytest.raises(PermissionDenied):
        remove_situation(fact, actor=someone_as(fact.organisation, "accountant"))

    assert PersonFact.objects.count() == 1


def test_what_one_may_not_read_is_not_removed(client):
    fact, _ = _fact()
    come_in(client, fact.organisation, "reception")

    assert client.post(f"/situations/{fact.pk}/retirer/", {}).status_code == 404
    assert PersonFact.objects.count() == 1


def test_what_it_had_ended_goes_on():
    fact, worker = _fact()
    person = fact.person
    note_situation(person, on=date(2026, 6, 1), family="divorced", actor=worker)

    remove_situation(PersonFact.objects.get(code="divorced"), actor=worker)

    left = PersonFact.objects.get()
    assert (left.code, left.period.upper) == ("married", None)
