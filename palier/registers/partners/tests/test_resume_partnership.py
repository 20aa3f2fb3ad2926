import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import end_partnership, resume_partnership
from palier.registers.partners.tests.examples import JUNE, a_partnership


def test_it_was_not_to_be_stopped():
    organisation = an_organisation()
    row, director = a_partnership(organisation), someone_as(organisation, "director")
    with pytest.raises(Refused, match="pas arrêtée"):
        resume_partnership(row, actor=director)

    row = end_partnership(row, on=JUNE, why="Sans objet", actor=the_system(organisation))
    with pytest.raises(PermissionDenied):
        resume_partnership(row, actor=someone_as(organisation, "social_worker"))
    row = resume_partnership(row, actor=director)
    assert (row.ended_on, row.ended_why) == (None, "")
