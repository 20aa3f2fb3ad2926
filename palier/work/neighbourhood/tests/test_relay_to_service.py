import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.neighbourhood.actions import relay_to_service
from palier.work.neighbourhood.models import ServiceRelay
from palier.work.neighbourhood.tests.examples import MAY_4, a_villa, the_town


def _relay(home, role="social_worker", **given):
    told = {
        "household": home.household,
        "service": the_town(home.organisation),
        "need": "school",
        "on": MAY_4,
    } | given
    return relay_to_service(home.site, actor=someone_as(home.organisation, role), **told)


def test_a_household_is_put_through():
    assert _relay(a_villa(an_organisation())).is_open is None


def test_a_need_that_does_not_exist_is_refused():
    home = a_villa(an_organisation())

    with pytest.raises(Refused, match="trop long"):
        _relay(home, need="x" * 20)
    assert not ServiceRelay.objects.exists()
