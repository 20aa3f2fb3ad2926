import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import hide_address
from palier.registers.people.tests.examples import a_household


def test_an_address_is_secret_from_this_minute_and_once():
    organisation = an_organisation()
    household, worker = a_household(organisation), someone_as(organisation, "social_worker")

    hide_address(household, actor=worker)

    household.refresh_from_db()
    assert household.hidden_at is not None
    with pytest.raises(Refused, match="déjà tenue secrète"):
        hide_address(household, actor=worker)
