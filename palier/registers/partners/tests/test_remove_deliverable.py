import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import finish_deliverable, remove_deliverable
from palier.registers.partners.models import Deliverable
from palier.registers.partners.tests.examples import JUNE, a_deliverable, a_partnership


def test_one_that_is_not_expected_is_gone():
    organisation = an_organisation()
    row = a_deliverable(a_partnership(organisation))
    with pytest.raises(PermissionDenied):
        remove_deliverable(row, actor=someone_as(organisation, "social_worker"))

    partnership = remove_deliverable(row, actor=someone_as(organisation, "director"))

    assert partnership == row.partnership
    assert not Deliverable.objects.exists()


def test_one_that_was_handed_over_stays():
    organisation = an_organisation()
    row = a_deliverable(a_partnership(organisation))
    row = finish_deliverable(row, on=JUNE, actor=the_system(organisation))
    with pytest.raises(Refused, match="a été remis"):
        remove_deliverable(row, actor=someone_as(organisation, "director"))
    assert Deliverable.objects.exists()
