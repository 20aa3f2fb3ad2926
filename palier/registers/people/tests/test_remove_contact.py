from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import add_contact, remove_contact
from palier.registers.people.models import PersonContact
from palier.registers.people.tests.examples import a_household


def _contact():
    person = a_household(an_organisation()).members.get().person
    worker = someone_as(person.organisation, "social_worker")
    return add_contact(
        person, kind="helper", name="Awa Ba", on=date(2026, 5, 2), actor=worker
    ), worker


def test_nothing_of_them_is_kept():
    contact, worker = _contact()

    remove_contact(contact, actor=worker)

    assert not PersonContact.objects.exists()


def test_a_role_without_files_may_not():
    contact, _ = _contact()

    with pytest.raises(PermissionDenied):
        remove_contact(contact, actor=someone_as(contact.organisation, "technician"))

    assert PersonContact.objects.count() == 1
