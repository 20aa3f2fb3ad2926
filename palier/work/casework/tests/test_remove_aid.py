from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.casework.actions import advance_aid, decide_aid, remove_aid
from palier.work.casework.models import AidRequest
from palier.work.casework.tests.examples import a_worker
from palier.work.casework.tests.test_undo_aid_answer import MAY_2, _asked


def test_one_that_nobody_asked_for_is_taken_off_from_its_page(client):
    organisation = an_organisation()
    aid = _asked(organisation)
    come_in(client, organisation, "social_worker")
    at = f"/accompagnements/aides/{aid.pk}/retirer/"

    assert at in client.get(f"/accompagnements/menages/{aid.household_id}/aides/").content.decode()
    client.post(at)

    assert not AidRequest.objects.exists()


def test_one_that_was_answered_or_advanced_stays():
    organisation = an_organisation()
    aid, worker = _asked(organisation), a_worker(organisation)
    advance_aid(
        aid.household,
        amount=Decimal(100),
        paid_on=MAY_2,
        purpose="Dépôt",
        aid=aid,
        actor=worker,
    )
    with pytest.raises(Refused, match="Une avance attend"):
        remove_aid(aid, actor=worker)
    decide_aid(aid, state="granted", decided_on=MAY_2, granted=Decimal(250), actor=worker)

    with pytest.raises(Refused, match="a sa réponse"):
        remove_aid(aid, actor=worker)

    assert AidRequest.objects.get().granted == 250


def test_reception_may_not():
    aid = _asked(an_organisation())

    with pytest.raises(PermissionDenied):
        remove_aid(aid, actor=someone_as(aid.organisation, "reception"))

    assert AidRequest.objects.exists()
