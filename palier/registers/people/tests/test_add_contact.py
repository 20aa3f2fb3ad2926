from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.actions import add_contact
from palier.registers.people.models import PersonContact
from palier.registers.people.tests.examples import a_household

MAY_2 = date(2026, 5, 2)


def _add(person, role="social_worker", **given):
    told = {"kind": "emergency", "name": "Awa Ba", "link": "sœur", "phone": "06 00 00 12 34"}
    actor = someone_as(person.organisation, role)
    return add_contact(person, on=MAY_2, actor=actor, **(told | given))


def test_whom_to_call_is_known_to_whoever_opens_the_file(client):
    household = a_household(an_organisation())
    person = household.members.get().person

    _add(person)

    come_in(client, household.organisation, "reception")
    page = client.get(f"/menages/{household.pk}/personnes/{person.pk}/").content.decode()
    assert "Awa Ba" in page
    assert "tel:0600001234" in page


def test_nobody_or_the_same_twice_is_refused():
    person = a_household(an_organisation()).members.get().person
    _add(person)

    with pytest.raises(Refused, match="qui appeler"):
        _add(person, name=" ")
    with pytest.raises(Refused, match="déjà notée"):
        _add(person, name="awa ba")
    with pytest.raises(PermissionDenied):
        _add(person, role="volunteer", name="Zoé")
    assert PersonContact.objects.count() == 1
