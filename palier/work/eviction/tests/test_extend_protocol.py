from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import end_protocol, extend_protocol
from palier.work.eviction.models import SocialProtocol
from palier.work.eviction.tests.examples import a_procedure, a_protocol, judged


def _extend(protocol, until=date(2029, 10, 20), role="lawyer"):
    return extend_protocol(protocol, until=until, actor=someone_as(protocol.organisation, role))


def test_three_years_in_all_by_an_amendment():
    protocol = _extend(a_protocol(judged(a_procedure(an_organisation()))))

    assert (protocol.until, protocol.lease_by_on) == (date(2029, 10, 20), date(2030, 1, 20))


def test_longer_shorter_or_no_longer_running_is_refused():
    organisation = an_organisation()
    protocol = a_protocol(judged(a_procedure(organisation)))

    with pytest.raises(Refused, match="Trois ans au plus"):
        _extend(protocol, date(2029, 10, 21))
    with pytest.raises(Refused, match="prolonge"):
        _extend(protocol, date(2028, 10, 20))
    end_protocol(protocol, kept=True, ended_on=date(2028, 1, 1), actor=the_system(organisation))
    with pytest.raises(Refused, match="plus en cours"):
        _extend(protocol)

    assert SocialProtocol.objects.get().until == date(2028, 10, 20)
