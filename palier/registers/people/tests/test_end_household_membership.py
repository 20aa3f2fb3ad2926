from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import end_household_membership
from palier.registers.people.reads import members_on
from palier.registers.people.tests.examples import a_household


def test_someone_is_no_longer_in_the_household_from_that_day():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")

    end_household_membership(household.members.get(), ends_on=date(2026, 5, 2), actor=worker)

    assert len(members_on(household, date(2026, 5, 1))) == 1
    assert members_on(household, date(2026, 5, 2)) == []


def test_leaving_twice_or_before_arriving_is_refused():
    organisation = an_organisation()
    member = a_household(organisation).members.get()
    worker = someone_as(organisation, "social_worker")

    with pytest.raises(Refused, match="avant l’arrivée"):
        end_household_membership(member, ends_on=date(2020, 1, 1), actor=worker)
    member.refresh_from_db()
    assert member.period.upper is None

    end_household_membership(member, ends_on=date(2026, 5, 2), actor=worker)
    with pytest.raises(Refused, match="déjà quitté"):
        end_household_membership(member, ends_on=date(2026, 6, 2), actor=worker)
    member.refresh_from_db()
    assert member.period.upper == date(2026, 5, 2)
