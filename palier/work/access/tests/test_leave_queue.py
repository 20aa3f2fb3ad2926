import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import join_queue, leave_queue, receive_waiting


def test_who_could_not_wait_is_noted_and_not_after_being_received():
    organisation = an_organisation()
    desk = someone_as(organisation, "reception")
    gone, received = (join_queue(organisation, actor=desk) for _ in range(2))

    leave_queue(gone, actor=desk)
    receive_waiting(received, actor=desk)

    gone.refresh_from_db()
    assert gone.left_at is not None
    with pytest.raises(Refused, match="déjà reçue"):
        leave_queue(received, actor=desk)
