import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.actions import letter_lines, unletter
from palier.base.ledger.models import LetteredLine
from palier.base.ledger.tests.examples import an_auxiliary, an_organisation
from palier.base.ledger.tests.test_letter_lines import JUNE_1, a_payment, called
from palier.base.tenancy.tests.examples import someone_as, the_system


def test_a_host_may_not_and_the_letter_stays():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    lines = [called(organisation, owner, "50.00"), a_payment(organisation, owner, "50.00")]
    letter = letter_lines(owner, lines=lines, on=JUNE_1, actor=the_system(organisation))

    with pytest.raises(PermissionDenied):
        unletter(letter, actor=someone_as(organisation, "host"))

    assert LetteredLine.objects.count() == 2
