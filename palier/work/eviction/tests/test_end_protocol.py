from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.eviction.actions import end_protocol
from palier.work.eviction.models import SocialProtocol
from palier.work.eviction.tests.examples import a_procedure, a_protocol, judged


def _end(protocol, kept=True, on=date(2028, 1, 1), role="social_worker"):
    return end_protocol(
        protocol, kept=kept, ended_on=on, actor=someone_as(protocol.organisation, role)
    )


@pytest.mark.parametrize(("kept", "state"), [(True, "kept"), (False, "broken")])
def test_kept_by_a_lease_or_not(kept, state):
    assert _end(a_protocol(judged(a_procedure(an_organisation()))), kept).state == state


def test_before_it_was_signed_or_twice_is_refused():
    protocol = a_protocol(judged(a_procedure(an_organisation())))

    with pytest.raises(Refused, match="pas encore signé"):
        _end(protocol, on=date(2026, 10, 19))
    assert SocialProtocol.objects.get().state == "running"
    _end(protocol)
    with pytest.raises(Refused, match="plus en cours"):
        _end(protocol)
