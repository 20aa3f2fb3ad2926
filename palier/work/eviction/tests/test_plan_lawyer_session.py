from datetime import time

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import plan_lawyer_session
from palier.work.eviction.models import LawyerSession
from palier.work.eviction.tests.examples import MARCH_2


def _plan(organisation, lawyer="Salvan", actor=None):
    return plan_lawyer_session(
        organisation,
        on=MARCH_2,
        begins_at=time(14),
        place="Mairie annexe",
        lawyer=lawyer,
        actor=actor or someone_as(organisation, "social_worker"),
    )


def test_a_worker_and_a_lawyer_receive_together():
    session = _plan(an_organisation())

    assert (session.lawyer, session.places, session.on) == ("Salvan", 6, MARCH_2)


def test_without_a_lawyer_or_a_worker_it_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="quel avocat"):
        _plan(organisation, lawyer=" ")
    with pytest.raises(Refused, match="tenue par quelqu’un"):
        _plan(organisation, actor=the_system(organisation))

    assert not LawyerSession.objects.exists()


def test_a_rental_manager_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied):
        _plan(organisation, actor=someone_as(organisation, "rental_manager"))
