import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import finish_deliverable, reopen_deliverable
from palier.registers.partners.tests.examples import JUNE, a_deliverable, a_partnership


def test_it_was_not_handed_over_after_all():
    organisation = an_organisation()
    row = a_deliverable(a_partnership(organisation))
    director = someone_as(organisation, "director")
    with pytest.raises(Refused, match="déjà attendu"):
        reopen_deliverable(row, actor=director)

    row = finish_deliverable(row, on=JUNE, actor=the_system(organisation))
    with pytest.raises(PermissionDenied):
        reopen_deliverable(row, actor=someone_as(organisation, "social_worker"))
    assert reopen_deliverable(row, actor=director).done_on is None
