import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import hide_address, show_address
from palier.registers.people.tests.examples import a_household


def test_the_secret_is_lifted_when_the_person_asks():
    organisation = an_organisation()
    household, worker = a_household(organisation), someone_as(organisation, "social_worker")
    with pytest.raises(Refused, match="pas tenue secrète"):
        show_address(household, actor=worker)
    hide_address(household, actor=worker)

    show_address(household, actor=worker)

    household.refresh_from_db()
    assert household.hidden_at is None
