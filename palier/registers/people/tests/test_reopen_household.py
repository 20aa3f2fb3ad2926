from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import close_household, reopen_household
from palier.registers.people.tests.examples import a_household


def test_the_household_is_back():
    organisation = an_organisation()
    household, worker = a_household(organisation), someone_as(organisation, "social_worker")
    with pytest.raises(Refused, match="est ouvert"):
        reopen_household(household, actor=worker)
    close_household(household, closed_on=date(2026, 5, 2), closed_because="Partie", actor=worker)

    reopen_household(household, actor=worker)

    household.refresh_from_db()
    assert (household.closed_on, household.closed_because) == (None, "")
