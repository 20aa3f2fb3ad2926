import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import sign_hand_over, unsign_hand_over
from palier.work.casework.tests.examples import MAY_2, a_hand_over


def test_it_is_to_be_signed_again():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    row = a_hand_over(a_household(organisation))
    with pytest.raises(Refused, match="pas signée"):
        unsign_hand_over(row, actor=worker)

    row = sign_hand_over(row, on=MAY_2, signed_how="screen", signed_as="Nour", actor=worker)
    with pytest.raises(PermissionDenied):
        unsign_hand_over(row, actor=someone_as(organisation, "host"))
    row = unsign_hand_over(row, actor=worker)
    assert (row.signed_on, row.signed_how, row.signed_as) == (None, "", "")
