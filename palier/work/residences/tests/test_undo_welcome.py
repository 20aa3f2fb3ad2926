import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import note_welcome, undo_welcome
from palier.work.residences.models import Welcome
from palier.work.residences.tests.examples import JUNE_1, a_resident


def test_the_house_is_still_to_be_shown():
    row = a_resident(an_organisation())
    host = someone_as(row.organisation, "host")
    welcome = Welcome.objects.get(occupancy=row)
    with pytest.raises(Refused, match="encore à faire"):
        undo_welcome(welcome, actor=host)
    note_welcome(welcome, done_on=JUNE_1, by="Mme Lopes", actor=host)

    welcome = undo_welcome(welcome, actor=host)

    assert (welcome.done_on, welcome.by) == (None, "")
