import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import cancel_occupancy
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract


def test_a_draft_that_will_not_be_signed_stays_readable():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    draft = a_draft(organisation)

    cancel_occupancy(draft, actor=manager)

    draft.refresh_from_db()
    assert draft.state == "cancelled"


def test_a_contract_that_runs_is_not_cancelled():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    occupancy = a_lived_in_contract(organisation)

    with pytest.raises(Refused, match="en cours"):
        cancel_occupancy(occupancy, actor=manager)

    occupancy.refresh_from_db()
    assert occupancy.state == "active"
