import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import add_centre, correct_centre
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as


def test_a_section_is_said_otherwise_unless_its_name_is_taken_or_one_may_not():
    organisation = an_organisation()
    entity, accountant = main_entity(organisation), someone_as(organisation, "accountant")
    add_centre(entity, label="Siège", actor=accountant)
    row = add_centre(entity, label="IML", actor=accountant)

    correct_centre(row, label="IML Arles", funder="DDETS", actor=accountant)
    with pytest.raises(Refused, match="porte déjà ce nom"):
        correct_centre(row, label="Siège", actor=accountant)
    with pytest.raises(PermissionDenied):
        correct_centre(row, label="X", actor=someone_as(organisation, "host"))

    row.refresh_from_db()
    assert (row.label, row.funder) == ("IML Arles", "DDETS")
