from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import join_queue, leave_queue, note_visit, receive_waiting


def test_who_could_not_wait_is_noted_and_not_once_their_visit_is():
    organisation = an_organisation()
    desk = someone_as(organisation, "reception")
    gone, called, received = (join_queue(organisation, actor=desk) for _ in range(3))

    leave_queue(gone, actor=desk)
    leave_queue(receive_waiting(called, actor=desk), actor=desk)
    note_visit(organisation, on=date(2026, 5, 2), reasons=["seek"], waiting=received, actor=desk)

    for row in (gone, called):
        row.refresh_from_db()
        assert row.left_at is not None
    with pytest.raises(Refused, match="son passage est noté"):
        leave_queue(received, actor=desk)
    received.refresh_from_db()
    assert received.left_at is None
