import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.residences.actions import remove_urgent_contact
from palier.work.residences.models import UrgentContact
from palier.work.residences.tests.examples import a_contact, a_resident


def test_nothing_is_kept_of_someone_who_is_not_ours():
    row = a_resident(an_organisation())

    remove_urgent_contact(a_contact(row), actor=someone_as(row.organisation, "host"))

    assert not UrgentContact.objects.exists()


def test_one_already_gone_changes_nothing():
    row = a_resident(an_organisation())
    gone, kept = a_contact(row), a_contact(row, name="Marie")
    remove_urgent_contact(gone, actor=the_system(row.organisation))

    with pytest.raises(UrgentContact.DoesNotExist):
        remove_urgent_contact(gone, actor=the_system(row.organisation))
    assert UrgentContact.objects.get() == kept


def test_a_technician_may_not():
    contact = a_contact(a_resident(an_organisation()))

    with pytest.raises(PermissionDenied):
        remove_urgent_contact(contact, actor=someone_as(contact.organisation, "technician"))
    assert UrgentContact.objects.exists()


def test_a_contact_without_number_is_refused():
    with pytest.raises(Refused):
        a_contact(a_resident(an_organisation()), phone="")
