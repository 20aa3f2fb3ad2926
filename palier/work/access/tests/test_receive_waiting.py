import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import join_queue, leave_queue, receive_waiting


def test_it_is_their_turn_once():
    organisation = an_organisation()
    desk = someone_as(organisation, "reception")
    waiting = join_queue(organisation, name="Yacine", actor=desk)

    receive_waiting(waiting, actor=desk)

    waiting.refresh_from_db()
    assert waiting.received_by_id == desk.user_id
    with pytest.raises(Refused, match="déjà reçue"):
        receive_waiting(waiting, actor=desk)


def test_who_has_gone_is_not_received():
    organisation = an_organisation()
    desk = someone_as(organisation, "reception")
    waiting = join_queue(organisation, actor=desk)
    leave_queue(waiting, actor=desk)

    with pytest.raises(Refused, match="repartie"):
        receive_waiting(waiting, actor=desk)

    waiting.refresh_from_db()
    assert waiting.received_at is None
