import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.residences.actions import remove_shift
from palier.work.residences.models import Shift
from palier.work.residences.tests.examples import a_shift


def test_someone_else_takes_it():
    organisation = an_organisation()

    remove_shift(a_shift(organisation), actor=someone_as(organisation, "host"))

    assert not Shift.objects.exists()


def test_one_already_removed_is_gone():
    organisation = an_organisation()
    shift, kept = a_shift(organisation), a_shift(organisation)
    remove_shift(shift, actor=the_system(organisation))

    with pytest.raises(Shift.DoesNotExist):
        remove_shift(shift, actor=the_system(organisation))
    assert Shift.objects.get() == kept


def test_a_technician_may_not():
    organisation = an_organisation()
    shift = a_shift(organisation)

    with pytest.raises(PermissionDenied):
        remove_shift(shift, actor=someone_as(organisation, "technician"))
    assert Shift.objects.exists()


def test_a_shift_without_phone_is_refused_in_words():
    with pytest.raises(Refused):
        a_shift(an_organisation(), phone="")
