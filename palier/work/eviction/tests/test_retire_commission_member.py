from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.eviction.actions import retire_commission_member
from palier.work.eviction.models import CommissionMember
from palier.work.eviction.tests.examples import a_commission_member, a_landlord


def _retire(member, role="social_worker"):
    return retire_commission_member(
        member, left_on=date(2026, 6, 1), actor=someone_as(member.organisation, role)
    )


def _member(organisation):
    return a_commission_member(organisation, a_landlord(organisation), sees="own")


def test_they_read_nothing_more():
    assert _retire(_member(an_organisation())).left_on == date(2026, 6, 1)


def test_gone_already_is_refused():
    member = _retire(_member(an_organisation()))

    with pytest.raises(Refused, match="déjà plus"):
        _retire(member)

    assert CommissionMember.objects.get().left_on == date(2026, 6, 1)
