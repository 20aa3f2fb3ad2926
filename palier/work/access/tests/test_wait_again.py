"""Someone received too soon, or by mistake, waits again and is lost by nobody."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.access.actions import join_queue, note_visit, receive_waiting, wait_again


def test_they_wait_again_at_their_place():
    organisation = an_organisation()
    desk = someone_as(organisation, "reception")
    waiting = receive_waiting(join_queue(organisation, name="Yacine", actor=desk), actor=desk)
    arrived = waiting.arrived_at

    wait_again(waiting, actor=desk)

    waiting.refresh_from_db()
    assert (waiting.received_at, waiting.received_by, waiting.arrived_at) == (None, None, arrived)


def test_once_the_visit_is_noted_it_is_corrected_instead():
    organisation = an_organisation()
    desk = someone_as(organisation, "reception")
    waiting = join_queue(organisation, actor=desk)
    note_visit(organisation, on=date(2026, 5, 2), reasons=["seek"], waiting=waiting, actor=desk)

    with pytest.raises(Refused, match="corrigez-le"):
        wait_again(waiting, actor=desk)

    waiting.refresh_from_db()
    assert waiting.received_at is not None


def test_whoever_was_received_stays_in_sight_until_something_is_noted(client):
    organisation = an_organisation()
    waiting = join_queue(organisation, name="Yacine", actor=someone_as(organisation, "reception"))
    come_in(client, organisation, "reception")

    received = client.post(f"/accueil/attente/{waiting.pk}/recu/")
    left = client.get("/accueil/").content.decode()
    assert f"?attente={waiting.pk}" in received["Location"]
    assert "Remettre dans la file" in left
    assert f"?attente={waiting.pk}" in left

    client.post(f"/accueil/attente/{waiting.pk}/remettre/")
    back = client.get("/accueil/").content.decode()
    assert "Remettre dans la file" not in back
    assert "Recevoir" in back

    client.post(
        f"/accueil/?attente={waiting.pk}",
        {"reasons": ["seek"], "who": "self", "orientation": "none", "name": "Yacine"},
    )
    assert "Yacine" in client.get("/accueil/").content.decode()
    assert f"?attente={waiting.pk}" not in client.get("/accueil/").content.decode()


def test_a_role_without_the_desk_may_not():
    organisation = an_organisation()
    waiting = join_queue(organisation, actor=someone_as(organisation, "reception"))

    with pytest.raises(PermissionDenied):
        wait_again(waiting, actor=someone_as(organisation, "accountant"))
