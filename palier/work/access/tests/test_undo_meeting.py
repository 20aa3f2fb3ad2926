import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.access.actions import meet_visitor, undo_meeting
from palier.work.access.tests.test_meet_visitor import _came, _day


def test_she_waits_again():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker", user=a_user())
    visit = meet_visitor(_came(organisation), actor=worker)

    visit = undo_meeting(visit, actor=worker)

    assert (visit.is_awaiting, _day(worker)) == (True, ["Mme M. vous attend à l’accueil"])
    with pytest.raises(Refused, match="pas encore fait"):
        undo_meeting(visit, actor=worker)
