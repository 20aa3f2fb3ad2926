import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import cancel_session
from palier.work.access.tests.examples import a_session


def test_a_session_is_cancelled_with_its_reason():
    organisation = an_organisation()
    session, desk = a_session(organisation), someone_as(organisation, "reception")

    with pytest.raises(Refused, match="dit pourquoi"):
        cancel_session(session, cancelled_because=" ", actor=desk)
    session.refresh_from_db()
    assert session.cancelled_because == ""

    cancel_session(session, cancelled_because="Grève", actor=desk)
    session.refresh_from_db()
    assert session.cancelled_because == "Grève"
