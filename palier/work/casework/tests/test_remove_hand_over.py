import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import remove_hand_over, sign_hand_over
from palier.work.casework.models import HandOver
from palier.work.casework.tests.examples import MAY_2, a_hand_over


def test_one_noted_by_mistake_is_gone():
    organisation = an_organisation()
    row = a_hand_over(a_household(organisation))
    with pytest.raises(PermissionDenied):
        remove_hand_over(row, actor=someone_as(organisation, "host"))
    assert remove_hand_over(row, actor=someone_as(organisation, "social_worker")) == row.household
    assert not HandOver.objects.exists()


def test_one_that_was_signed_stays():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    row = a_hand_over(a_household(organisation))
    sign_hand_over(row, on=MAY_2, signed_how="paper", signed_as="Awa", actor=worker)
    with pytest.raises(Refused, match="retirez d’abord la signature"):
        remove_hand_over(row, actor=worker)
    assert HandOver.objects.exists()
