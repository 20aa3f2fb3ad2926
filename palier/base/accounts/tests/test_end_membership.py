from datetime import date

import pytest

from palier.base.accounts.actions import end_membership
from palier.base.kit.refusals import Refused
from palier.base.tenancy.reads import actor_for
from palier.base.tenancy.tests.examples import a_member, an_organisation, someone_as


def test_a_closed_access_opens_nothing_more():
    organisation = an_organisation()
    membership = a_member(organisation, "host")

    end_membership(
        membership, last_on=date(2026, 1, 31), actor=someone_as(organisation, "administrator")
    )

    membership.refresh_from_db()
    assert membership.period.upper == date(2026, 2, 1)
    assert actor_for(membership.user, organisation.pk) is None


def test_an_end_before_the_start_is_refused():
    organisation = an_organisation()
    membership = a_member(organisation, "host")

    with pytest.raises(Refused, match="avant son début"):
        end_membership(
            membership, last_on=date(2019, 1, 1), actor=someone_as(organisation, "administrator")
        )

    membership.refresh_from_db()
    assert membership.period.upper is None
